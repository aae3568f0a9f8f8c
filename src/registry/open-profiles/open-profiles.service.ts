import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { ChunkSelection, JudgedChunk, OpenTask } from './open-chunk.worker.js';
import type { Judge, OpeningPurpose } from './opened-profile.js';
import { CHANGED, CHUNK_END, SEEN, TOTAL } from './open-profiles.sql.js';

const WORKER = new URL('./open-chunk.worker.js', import.meta.url).href;
const FIRST = '00000000-0000-0000-0000-000000000000';
const CHUNK_SIZE = { individual: 5_000, group: 1_500 } as const;

export interface Scan {
  readonly kind: 'individual' | 'group';
  readonly asOf: Date;
  /** The last id of the chunk before; null to begin. */
  readonly after: string | null;
}

/** When somebody has looked before. */
export interface LookedBefore {
  /** RFC 3339: as of when. */
  readonly asOf: string;
  /** What {@link OpenProfiles.seen} said just before. */
  readonly seen: string;
}

/** A judged chunk of a scan, in key order; `last` is where to go on after it. */
export interface ScannedChunk<R> {
  readonly ids: string[];
  readonly results: R[];
  readonly last: string;
}

/** The one door to opened people: whoever must judge hands over a pure function and gets back what it says, never a profile. */
@Injectable()
export class OpenProfiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly workers: WorkerPool,
  ) {}

  /** Every active registrant of a kind in key order; as many chunks in flight as there are worker threads. */
  async *scan<P, R>(selection: Scan, purpose: OpeningPurpose, judge: Judge<P>): AsyncGenerator<ScannedChunk<R>> {
    const { kind, asOf } = selection;
    const flying: { last: string; chunk: Promise<JudgedChunk> }[] = [];
    let after = selection.after ?? FIRST;
    let exhausted = false;
    try {
      while (!exhausted || flying.length > 0) {
        while (!exhausted && flying.length < this.workers.size + 1) {
          const last = await this.endOfChunk(kind, after);
          if (last === null) exhausted = true;
          else flying.push({ last, chunk: this.open({ kind, after, to: last }, asOf, purpose, judge) });
          after = last ?? after;
        }
        const next = flying.shift();
        if (!next) continue;
        const chunk = await next.chunk;
        yield { ids: chunk.ids, results: chunk.results as R[], last: next.last };
      }
    } finally {
      await Promise.allSettled(flying.map(({ chunk }) => chunk)); // a scan that is left early leaves nothing behind
    }
  }

  /** A mark of what can be seen now: hand it to {@link changed} to look again only at what came after. */
  async seen(): Promise<string> {
    return (await this.uow.row<{ seen: string }>(SEEN))!.seen;
  }

  /** As {@link scan}, but only those of whom something has changed since somebody looked: profile, members, identifiers. */
  async *changed<P, R>(
    { kind, asOf, after }: Scan,
    since: LookedBefore,
    purpose: OpeningPurpose,
    judge: Judge<P>,
  ): AsyncGenerator<ScannedChunk<R>> {
    for (let from = after ?? FIRST; ;) {
      const values = [kind, from, since.asOf, asOf, since.seen, CHUNK_SIZE[kind]];
      const ids = (await this.uow.rows<{ id: string }>(CHANGED, values)).map(({ id }) => id);
      if (ids.length === 0) return;
      const chunk = await this.judge<P, R>(ids, asOf, purpose, judge);
      from = ids.at(-1)!;
      yield { ...chunk, last: from };
    }
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

  private open(selection: ChunkSelection, asOf: Date, purpose: OpeningPurpose, judge: Judge): Promise<JudgedChunk> {
    const task: OpenTask = { selection, asOf: asOf.getTime(), purpose, judge };
    const chunk = this.workers.run<JudgedChunk>(WORKER, 'default', task);
    chunk.catch(() => {}); // awaited in order later: a failure of a chunk in flight is not unhandled meanwhile
    return chunk;
  }

  private async endOfChunk(kind: 'individual' | 'group', after: string): Promise<string | null> {
    const end = await this.uow.row<{ last: string | null; size: number }>(CHUNK_END, [kind, after, CHUNK_SIZE[kind]]);
    return end?.last ?? null;
  }
}
