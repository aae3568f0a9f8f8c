import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProgramState } from './program.lifecycle.js';
import type { FailedRecheck } from './program.record.js';

/** What is offered, to individuals or to groups. */
@Entity({ schema: 'programs', name: 'program' })
export class Program {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) description!: string;
  @Column('text') target!: 'individual' | 'group';
  @Column('text', { default: 'draft' }) state!: ProgramState;
  @Column('text', { default: 'off' }) deduplication!: 'off' | 'warn' | 'block';
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('integer', { nullable: true }) cap!: number | null;
  @Column('text', { nullable: true }) priority!: string | null;
  @Column('text', { name: 'failed_recheck', default: 'propose' }) failedRecheck!: FailedRecheck;
  /** Counts changes and moves. */
  @Column('integer', { name: 'version', default: 1 }) revision!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
