import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { type Judge, OpenProfiles, type ScannedChunk } from '#registry';
import { MOVED_ELSEWHERE } from './exclude-enrolled.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const A_CHUNK = 5_000;
/** Ids of one look: every look reads all facts since then. */
const A_LOOK = 50_000;

interface Moved {
  readonly kind: 'individual' | 'group';
  readonly asOf: Date;
  /** The last id of the chunk before; null to begin. */
  readonly after: string | null;
  readonly others: readonly string[];
  /** The transaction from which on nothing had been seen when somebody looked last. */
  readonly seen: string;
}

/** Judges those of whom something was moved in programs that a rule excludes: of the registrant nothing need have changed. */
@Injectable()
export class LookElsewhere {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
  ) {}

  async *moved<P, R>({ kind, asOf, others, seen, after }: Moved, judge: Judge<P>): AsyncGenerator<ScannedChunk<R>> {
    if (others.length === 0) return;
    for (let from = after ?? FIRST; ;) {
      const found = await this.uow.rows<{ id: string; judged: boolean }>(MOVED_ELSEWHERE, [
        others,
        seen,
        from,
        A_LOOK,
        kind,
      ]);
      if (found.length === 0) return;
      from = found.at(-1)!.id;
      const ids = found.filter(({ judged }) => judged).map(({ id }) => id);
      for (let at = 0; at < ids.length; at += A_CHUNK) {
        const chunk = ids.slice(at, at + A_CHUNK);
        const judged = await this.profiles.judge<P, R>(chunk, asOf, 'eligibility', judge);
        yield { ...judged, last: chunk.at(-1)! };
      }
    }
  }
}
