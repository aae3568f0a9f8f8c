import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { FIRST_ID } from '#platform/ids/ids.js';
import { workAhead } from '#platform/workers/work-ahead.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import { FindChanged, type Mark, type MarkFault } from '../find-changed/find-changed.service.js';
import type { ChunkSelection, JudgedChunk, OpenTask } from './open-chunk.worker.js';
import type { Judge, OpeningPurpose } from './opened-profile.js';
import { CHUNK_END, TOTAL } from './open-profiles.sql.js';

const WORKER = new URL('./open-chunk.worker.js', import.meta.url).href;
const CHUNK_SIZE = { individual: 5_000, group: 1_500 } as const;
/** Of the changed, so that few of them still are work for every thread. */
const CHANGED_CHUNK_SIZE = { individual: 2_000, group: 600 } as const;
/** Ids of the changed that are looked up at once. */
const LIST_SIZE = 200_000;

export interface Scan {
  readonly kind: 'individual' | 'group';
  readonly asOf: Date;
  /** The last id of the chunk before; null to begin. */
  readonly after: string | null;
}

/** A judged chunk of a scan, in key order; `last` is where to go on after it. */
export interface ScannedChunk<R> {
  readonly ids: string[];
  readonly results: R[];
  readonly last: string;
}

/** What comes after an id up to another, or these. */
type Piece = { readonly last: string } & ({ readonly after: string } | { readonly ids: readonly string[] });

/** The one door to opened people: whoever must judge hands over a pure function and gets back what it says, never a profile. */
@Injectable()
export class OpenProfiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly workers: WorkerPool,
    private readonly findChanged: FindChanged,
  ) {}

  /** Every active registrant of a kind in key order; as many chunks in flight as there are worker threads. */
  scan<P, R>(selection: Scan, purpose: OpeningPurpose, judge: Judge<P>): AsyncGenerator<ScannedChunk<R>> {
    return this.walk(selection, purpose, judge, (after) => this.nextOfAll(selection.kind, after));
  }

  /** As {@link scan}, but only those of whom something has changed since somebody looked: profile, members, identifiers. */
  changed<P, R>(
    selection: Scan,
    since: Mark,
    purpose: OpeningPurpose,
    judge: Judge<P>,
  ): AsyncGenerator<ScannedChunk<R>> {
    const { kind, asOf } = selection;
    const size = CHANGED_CHUNK_SIZE[kind];
    let listed: readonly string[] = [];
    return this.walk(selection, purpose, judge, async (after) => {
      if (listed.length === 0) listed = await this.findChanged.list(kind, asOf, since, after, LIST_SIZE);
      const ids = listed.slice(0, size);
      listed = listed.slice(size);
      return ids.length > 0 ? { ids, last: ids.at(-1)! } : null;
    });
  }

  /** A mark of what can be seen now, for {@link changed} another time. */
  mark(asOf: Date): Promise<Mark> {
    return this.findChanged.mark(asOf);
  }

  /** Why {@link changed} would miss somebody, now that this mark would be made; nothing when it misses none. */
  faultOf(before: Mark, now: Mark): MarkFault | undefined {
    return this.findChanged.faultOf(before, now);
  }

  /** These registrants, in id order; an erased or unknown one is missing. */
  async judge<P, R>(
    ids: readonly string[],
    asOf: Date,
    purpose: OpeningPurpose,
    judge: Judge<P>,
  ): Promise<{ ids: string[]; results: R[] }> {
    const chunk = await this.open({ ids }, asOf, purpose, judge);
    return { ids: chunk.ids, results: chunk.results as R[] };
  }

  /** How many a scan of this kind will look at. */
  async total(kind: 'individual' | 'group'): Promise<number> {
    return (await this.uow.row<{ total: number }>(TOTAL, [kind]))!.total;
  }

  /** How many {@link changed} will look at. */
  totalChanged(kind: 'individual' | 'group', asOf: Date, since: Mark): Promise<number> {
    return this.findChanged.count(kind, asOf, since);
  }

  private async *walk<P, R>(
    { kind, asOf, after }: Scan,
    purpose: OpeningPurpose,
    judge: Judge<P>,
    next: (after: string) => Promise<Piece | null>,
  ): AsyncGenerator<ScannedChunk<R>> {
    const begin = after ?? FIRST_ID;
    const chunks = workAhead(
      (before: Piece | null) => next(before?.last ?? begin),
      (piece) => {
        const selection = 'ids' in piece ? { ids: piece.ids } : { kind, after: piece.after, to: piece.last };
        return this.open(selection, asOf, purpose, judge);
      },
      this.workers.size + 1,
    );
    for await (const { piece, result } of chunks)
      yield { ids: result.ids, results: result.results as R[], last: piece.last };
  }

  private async nextOfAll(kind: 'individual' | 'group', after: string): Promise<Piece | null> {
    const end = await this.uow.row<{ last: string | null }>(CHUNK_END, [kind, after, CHUNK_SIZE[kind]]);
    return end?.last ? { after, last: end.last } : null;
  }

  private open(selection: ChunkSelection, asOf: Date, purpose: OpeningPurpose, judge: Judge): Promise<JudgedChunk> {
    const task: OpenTask = { selection, asOf: asOf.getTime(), purpose, judge };
    return this.workers.run<JudgedChunk>(WORKER, 'default', task);
  }
}
