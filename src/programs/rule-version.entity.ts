import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a program's eligibility rule; never changed, so that a verdict can be judged again. */
@Entity({ schema: 'programs', name: 'rule_version' })
export class RuleVersion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'program_id' }) programId!: string;
  @Column('integer') version!: number;
  @Column('text') expression!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
