import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdTypeClass } from '#registry';
import type { RuleAreas, Weights } from './rule.tables.js';

/** One version of a program's eligibility rule; never changed, so that a verdict can be judged again. */
@Entity({ schema: 'programs', name: 'rule_version' })
export class RuleVersion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'program_id' }) programId!: string;
  @Column('integer') version!: number;
  @Column('text') expression!: string;
  /** The class of which an identifier is demanded, whatever its type; null: none is demanded by class. */
  @Column('text', { name: 'required_id_class', nullable: true }) requiredIdClass!: IdTypeClass | null;
  /** The code of the ID type that is demanded; null: none is demanded by type. */
  @Column('text', { name: 'required_id_type', nullable: true }) requiredIdType!: string | null;
  /** What the expression looks up, as it was when the version was saved. */
  @Column('jsonb', { default: () => `'{}'` }) weights!: Weights;
  @Column('jsonb', { default: () => `'{"attribute": null, "within": {}}'` }) areas!: RuleAreas;
  /** Whoever is enrolled or paused in one of these programs is not eligible. */
  @Column('uuid', { name: 'excluded_program_ids', array: true, default: () => `'{}'` }) excludedProgramIds!: string[];
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
