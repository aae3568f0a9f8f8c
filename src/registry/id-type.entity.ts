import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ID_TYPE_CLASSES = ['foundational', 'functional'] as const;
export type IdTypeClass = (typeof ID_TYPE_CLASSES)[number];

/** A configured kind of identifier, such as a national ID (foundational) or a voter card (functional). */
@Entity({ schema: 'registry', name: 'id_type' })
export class IdType {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') class!: IdTypeClass;
  /** Regular expression that the whole value must match. */
  @Column('text') pattern!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
