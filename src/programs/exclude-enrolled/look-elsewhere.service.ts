import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { type Judge, OpenProfiles, type ScannedChunk } from '#registry';
import { type Found, judgeFound, type Selection } from '../evaluate-eligibility/judge-found.js';
import { MOVED_ELSEWHERE } from './exclude-enrolled.sql.js';

/** Ids of one look: every look reads all facts since then. */
const A_LOOK = 50_000;

/** Judges those of whom something was moved in programs that a rule excludes: of the registrant nothing need have changed. */
@Injectable()
export class LookElsewhere {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
  ) {}

  /** `seen`: the transaction from which on nothing had been seen when somebody looked last. */
  async *moved<P, R>(
    selection: Selection,
    others: readonly string[],
    seen: string,
    judge: Judge<P>,
  ): AsyncGenerator<ScannedChunk<R>> {
    if (others.length === 0) return;
    yield* judgeFound<P, R>(this.profiles, selection, judge, (after) =>
      this.uow.rows<Found>(MOVED_ELSEWHERE, [others, seen, after, A_LOOK, selection.kind]),
    );
  }
}
