import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ID_TYPE_CLASSES = ['foundational', 'functional'] as const;
export type IdTypeClass = (typeof ID_TYPE_CLASSES)[number];

export const NORMALIZATIONS = ['alphanumeric', 'digits', 'exact'] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];
export const CHECK_DIGITS = ['luhn', 'verhoeff', 'damm', 'mod97-10', 'mod11-2', 'mod37-36'] as const;
export type CheckDigit = (typeof CHECK_DIGITS)[number];

/** A configured kind of identifier, such as a national ID (foundational) or a voter card (functional). */
@Entity({ schema: 'registry', name: 'id_type' })
export class IdType {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') class!: IdTypeClass;
  /** Regular expression that the whole value must match. */
  @Column('text') pattern!: string;
  /** How values are written alike before they are compared. */
  @Column('text', { default: 'alphanumeric' }) normalization!: Normalization;
  /** Algorithm whose check digit the normalized value must carry, if any. */
  @Column('text', { name: 'check_digit', nullable: true }) checkDigit!: CheckDigit | null;
  @Column('boolean', { default: true }) active!: boolean;
  /** Counts changes: the ETag. */
  @Column('integer', { default: 1 }) revision!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
