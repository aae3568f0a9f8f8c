import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApprovalStage, Funding } from './approval-stages.js';

/** How a program's cycles are approved. A submission keeps the policy it was made under. */
@Entity({ schema: 'entitlements', name: 'approval_policy' })
export class ApprovalPolicy {
  @PrimaryColumn('uuid', { name: 'program_id' }) programId!: string;
  @Column('text', { array: true }) stages!: ApprovalStage[];
  @Column('text') funding!: Funding;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'changed_by' }) changedBy!: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
