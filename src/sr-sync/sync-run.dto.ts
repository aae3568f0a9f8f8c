import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { RUN_STATES, type RunStanding } from './run-standing.js';
import type { SyncMode, SyncRun } from './sync-run.entity.js';

const MODES = ['full', 'incremental'] as const;
const INSTANT = { type: String, format: 'date-time', nullable: true } as const;

export class StartSyncRunDto {
  @ApiPropertyOptional({ enum: MODES, default: 'full' })
  @IfGiven()
  @IsIn([...MODES])
  mode: SyncMode = 'full';
}

/** A pull from a source: what it asked for, what came, and what became of it. Counts are of what is committed. */
export class SyncRunDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid', description: 'Its operation: to follow, or to cancel' }) operationId!: string;
  @Operational({ enum: MODES }) mode!: string;
  @Operational({
    enum: RUN_STATES,
    description:
      'held: so much is gone that somebody must confirm it. unconfirmed: nobody did before a later run began',
  })
  state!: string;
  @Public({ type: String, nullable: true, description: 'Code of the problem that ended or delays it' })
  problem!: string | null;
  @Operational({ enum: ['user', 'schedule'] }) orderedBy!: string;
  @Operational({ format: 'uuid', description: 'The user it was ordered by, or who described the source' })
  createdBy!: string;
  @Operational({ ...INSTANT, nullable: false }) createdAt!: Date;
  @Operational(INSTANT) startedAt!: Date | null;
  @Operational(INSTANT) finishedAt!: Date | null;
  @Operational({ ...INSTANT, description: 'What was made or changed since is asked for; null: everything' })
  since!: Date | null;
  @Operational({ ...INSTANT, nullable: false, description: "The source's watermark once everything is taken in" })
  watermark!: Date;
  @Operational({ ...INSTANT, description: 'When everything was taken in; null: it was not' })
  completedAt!: Date | null;
  @Operational({ description: 'Pages asked for and taken in, each once however often it was tried' }) asked!: number;
  @Operational({ description: 'Records of the source that came' }) received!: number;
  @Operational({ description: 'Registrants, members among them' }) created!: number;
  @Operational() updated!: number;
  @Operational() unchanged!: number;
  @Operational({ description: 'Registrants of another origin, found by an identifier and linked' }) joined!: number;
  @Operational({ description: 'Records that were gone, and came back' }) returned!: number;
  @Operational({ description: 'Memberships that ended' }) ended!: number;
  @Operational({ description: 'Links to records that the source does not hold any more' }) gone!: number;
  @Operational({ description: 'Links that were not met and end only when somebody confirms it' }) missing!: number;
  @Operational({ description: 'Records set aside' }) quarantined!: number;
  @Operational({ description: 'Records without an identifier, not taken in' }) unidentified!: number;
  @Operational({ description: 'Records of erased registrants, not taken in' }) erased!: number;
  @Operational({ description: 'Records with an identifier of a registrant of another record' }) knownMatches!: number;
  @Operational({ description: 'Values of fields that are not mapped, sent all the same and dropped' })
  droppedFields!: number;
  @Operational({ type: Number, nullable: true, description: 'Records the source says it has; null: it does not say' })
  peerTotal!: number | null;
  @Operational({
    type: Boolean,
    nullable: true,
    description: 'Whether as many came as the source says it has; null: it does not say, or the run is not complete',
  })
  reconciled!: boolean | null;

  static from(run: SyncRun, { state, problem, counts, startedAt, finishedAt }: RunStanding): SyncRunDto {
    const { id, operationId, mode, orderedBy, createdBy, createdAt, since, watermark, completedAt, peerTotals } = run;
    const totals = Object.values(peerTotals);
    const peerTotal = totals.length > 0 ? totals.reduce((sum, total) => sum + total, 0) : null;
    const counted = Object.fromEntries(COUNTED.map((name) => [name, counts[name] ?? 0]));
    const told = { id, operationId, mode, orderedBy, createdBy, createdAt, since, watermark, completedAt, peerTotal };
    return Object.assign(new SyncRunDto(), told, counted, {
      state,
      problem,
      startedAt,
      finishedAt,
      reconciled: peerTotal === null || completedAt === null ? null : peerTotal === (counts['received'] ?? 0),
    });
  }
}

const COUNTED = [
  'asked',
  'received',
  'created',
  'updated',
  'unchanged',
  'joined',
  'returned',
  'ended',
  'gone',
  'missing',
  'quarantined',
  'unidentified',
  'erased',
  'knownMatches',
  'droppedFields',
] as const;
