import type { ProgramState } from './program.lifecycle.js';

/** A program as other modules see it. */
export interface ProgramRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly target: 'individual' | 'group';
  readonly state: ProgramState;
  readonly deduplication: 'off' | 'warn' | 'block';
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: Date;
}
