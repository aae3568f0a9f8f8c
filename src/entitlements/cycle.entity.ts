import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CycleState } from './cycle.lifecycle.js';

/** One round of giving: memberships and enrolments count as of its freeze instant. */
@Entity({ schema: 'entitlements', name: 'cycle' })
export class Cycle {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'program_id' }) programId!: string;
  @Column('integer') number!: number;
  @Column('text') name!: string;
  @Column('text', { default: 'draft' }) state!: CycleState;
  @Column('timestamptz', { name: 'freeze_at' }) freezeAt!: Date;
  /** YYYY-MM-DD: the last day on which a line may be delivered. */
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'prepared_by', nullable: true }) preparedBy!: string | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  @Column('integer', { default: 1 }) version!: number;
  /** The occurrence of the program's schedule it was made for; null: somebody made it. */
  @Column('timestamptz', { name: 'scheduled_for', nullable: true }) scheduledFor!: Date | null;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}

/** A cycle as other rooms read it. */
export type CycleRecord = Readonly<Omit<Cycle, 'version' | 'createdAt'>>;
