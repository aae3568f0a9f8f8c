import { Column, Entity, PrimaryColumn } from 'typeorm';

export type BenefitKind = 'cash' | 'voucher' | 'in_kind' | 'training' | 'work_opportunity' | 'insurance';

/** What a program gives: money (currency and minor units), or goods (unit and an exact decimal quantity). */
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
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}

/** A benefit as other rooms read it. */
export type BenefitRecord = Readonly<Omit<Benefit, 'createdBy' | 'createdAt'>>;
