import type { Statement } from '../../database/statement.js';
import { type AuditEntry, canonicalText, GENESIS, linkOf } from '../audit-event.js';
import type { TrailFault, TrailFaultKind } from './trail-report.js';
import { READ_END, READ_EVENTS } from './verify-trail.sql.js';

/** Reads rows of a statement: a unit of work, or a bare connection. */
export type Read = <T>(statement: Statement, values: readonly unknown[]) => Promise<T[]>;

interface EventRow {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly organisation: string | null;
  readonly action: string;
  readonly object_kind: string | null;
  readonly object_ids: readonly string[];
  readonly program_id: string | null;
  readonly purpose: string | null;
  readonly justification_sealed: Buffer | null;
  readonly outcome: string;
  readonly correlation_id: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly hash: Buffer;
}

/** Events held in memory of one stream; twice as many while the next are on their way. */
const ROWS_AT_ONCE = 1_000;

/** Walks along one stream and recomputes its chain. Stops at the first bad row. */
export class CheckStream {
  /** The event up to which the chain holds. */
  seq = 0;
  fault: TrailFault | null = null;

  private hash: Buffer = GENESIS;
  /** The last number a checkpoint agreed with. */
  private vouched = 0;
  private rows: readonly EventRow[] = [];
  private position = 0;
  private coming: Promise<EventRow[]> | null = null;

  constructor(
    readonly stream: number,
    private readonly read: Read,
  ) {}

  /** Goes on to a number and holds the chain against what a checkpoint says of it. */
  async meet(seq: number, hash: string): Promise<void> {
    await this.advance(seq);
    if (this.fault) return;
    if (this.seq !== seq || this.hash.toString('hex') !== hash) this.found('rebuilt', seq);
    else this.vouched = seq;
  }

  /** Goes on to where the stream ends now, and holds that against its head. */
  async end(): Promise<void> {
    if (this.fault) return;
    const [end] = await this.read<{ seq: number | null; hash: Buffer | null; last: number }>(READ_END, [this.stream]);
    const { seq, hash, last } = end!;
    await this.advance(seq ?? last);
    if (this.fault) return;
    if (seq !== last) this.found('head', Math.min(seq ?? last, last) + 1);
    else if (this.seq !== seq || !this.hash.equals(hash!)) this.found('head', this.seq);
  }

  private async advance(to: number): Promise<void> {
    while (!this.fault && this.seq < to) {
      const row = await this.next();
      if (row?.seq !== this.seq + 1) this.found('missing', this.seq + 1);
      else if (!this.follows(row)) this.found('changed', row.seq);
      else [this.seq, this.hash] = [row.seq, row.hash];
    }
  }

  private follows(row: EventRow): boolean {
    try {
      return row.hash.equals(linkOf(this.hash, this.stream, row.seq, canonicalText(entryOf(row))));
    } catch {
      return false; // an instant out of range, half a character: nothing that was ever chained
    }
  }

  private async next(): Promise<EventRow | undefined> {
    if (this.position === this.rows.length) {
      this.rows = await (this.coming ?? this.fetch(this.seq));
      this.position = 0;
      const last = this.rows.at(-1);
      this.coming = this.rows.length === ROWS_AT_ONCE ? this.fetch(last!.seq) : null;
      this.coming?.catch(() => {}); // thrown where it is awaited
    }
    return this.rows[this.position++];
  }

  private fetch(after: number): Promise<EventRow[]> {
    return this.read<EventRow>(READ_EVENTS, [this.stream, after, ROWS_AT_ONCE]);
  }

  private found(kind: TrailFaultKind, seq: number): void {
    this.fault = { kind, stream: this.stream, seq, since: this.vouched };
    this.rows = [];
  }
}

const entryOf = (row: EventRow): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  actorId: row.actor_id,
  organisation: row.organisation,
  action: row.action,
  objectKind: row.object_kind,
  objectIds: row.object_ids,
  programId: row.program_id,
  purpose: row.purpose,
  justification: row.justification_sealed?.toString('base64') ?? null,
  outcome: row.outcome,
  correlationId: row.correlation_id,
  facts: row.facts,
});
