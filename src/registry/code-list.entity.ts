import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A configured list of codes, such as areas or kinds of disability. */
@Entity({ schema: 'registry', name: 'code_list' })
export class CodeList {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  /** Counts changes of the list and of its values: the ETag of both. */
  @Column('integer', { default: 1 }) revision!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
