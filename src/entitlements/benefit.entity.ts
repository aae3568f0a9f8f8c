import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Calculation } from '#programs';

/** Kinds as the DCI standard has them. */
export const BENEFIT_KINDS = ['cash', 'voucher', 'in_kind', 'training', 'work_opportunity', 'insurance'] as const;

export type BenefitKind = (typeof BENEFIT_KINDS)[number];

export const isMoney = (kind: BenefitKind): boolean => kind === 'cash' || kind === 'voucher';

/** What a program gives: money (currency and minor units), or goods (unit and an exact decimal quantity); the same to all, or calculated. */
@Entity({ schema: 'entitlements', name: 'benefit' })
export class Benefit {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'program_id' }) programId!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') kind!: BenefitKind;
  @Column('char', { length: 3, nullable: true }) currency!: string | null;
  @Column('bigint', { name: 'amount_minor', nullable: true }) amountMinor!: string | null;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('numeric', { precision: 18, scale: 6, nullable: true }) quantity!: string | null;
  @Column('jsonb', { nullable: true }) calculation!: Calculation | null;
  /** YYYY-MM-DD: first and last day of the freezes it is given at. */
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}

/** A benefit as other rooms read it. */
export type BenefitRecord = Readonly<Omit<Benefit, 'createdBy' | 'createdAt'>>;
