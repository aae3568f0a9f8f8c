import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProgramState } from './program.lifecycle.js';

/** What is offered, to individuals or to groups. */
@Entity({ schema: 'programs', name: 'program' })
export class Program {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') target!: 'individual' | 'group';
  @Column('text', { default: 'draft' }) state!: ProgramState;
  @Column('text', { default: 'off' }) deduplication!: 'off' | 'warn' | 'block';
  @Column('integer', { default: 1 }) version!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
