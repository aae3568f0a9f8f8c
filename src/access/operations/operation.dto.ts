import { Counts, Handle, Operational, Public } from '../views/field.decorators.js';
import type { OperationRecord } from '#platform/operations/operation.js';

const instant = { type: String, format: 'date-time', nullable: true } as const;

/** A piece of long work: its progress, and what it counted. */
export class OperationDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Public({ example: 'evaluate-eligibility' }) kind!: string;
  @Operational({ enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled'] }) state!: string;
  @Operational({ description: 'Items finished' }) done!: number;
  @Operational({ type: Number, nullable: true, description: 'Items in all, when known' }) total!: number | null;
  @Operational({ type: Number, nullable: true, description: 'Items per second since it started' }) rate!: number | null;
  @Operational({ type: Number, nullable: true, description: 'At that rate, while it runs' }) secondsLeft!:
    number | null;
  @Counts() counts!: Readonly<Record<string, number>>;
  @Public({ type: String, nullable: true, description: 'Code of the problem that ended or delays it' }) problem!:
    string | null;
  @Handle('entitlement', { isArray: true, description: 'Lines that problem is about, twenty at most' })
  entitlementIds!: readonly string[];
  @Operational({ ...instant, nullable: false }) createdAt!: Date;
  @Operational(instant) startedAt!: Date | null;
  @Operational(instant) finishedAt!: Date | null;

  static from(record: OperationRecord): OperationDto {
    const { id, kind, state, done, total, counts, problem, atFault, createdAt, startedAt, finishedAt } = record;
    const seconds = startedAt ? ((finishedAt ?? new Date()).getTime() - startedAt.getTime()) / 1000 : 0;
    const rate = seconds > 0 ? Math.round(done / seconds) : null;
    const isCountable = state === 'running' && rate !== null && rate > 0 && total !== null;
    const secondsLeft = isCountable ? Math.ceil(Math.max(0, total - done) / rate) : null;
    return Object.assign(new OperationDto(), {
      id,
      kind,
      state,
      done,
      total,
      rate,
      secondsLeft,
      counts,
      problem,
      entitlementIds: atFault,
      createdAt,
      startedAt,
      finishedAt,
    });
  }

  /** Where its progress is told: the Location of every 202. */
  location(): string {
    return `/v1/operations/${this.id}`;
  }
}
