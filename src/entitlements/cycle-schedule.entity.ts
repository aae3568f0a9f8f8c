import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a program's cycles come: each occurrence is the freeze of one. */
@Entity({ schema: 'entitlements', name: 'cycle_schedule' })
export class CycleSchedule {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: string;
  @Column('text') rule!: string;
  /** YYYY-MM-DDTHH:MM, on the wall clock of the zone. */
  @Column('text', { name: 'first_at' }) firstAt!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text') name!: string;
  @Column('integer', { name: 'valid_days', nullable: true }) validDays!: number | null;
  @Column('boolean') active!: boolean;
  @Column('timestamptz', { name: 'made_until' }) madeUntil!: Date;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'changed_by' }) changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
