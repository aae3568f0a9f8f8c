import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { type Judge, type Mark, type MarkFault, OpenProfiles, type ScannedChunk } from '#registry';
import { type Exclusion, NO_EXCLUSION } from '../exclude-enrolled/exclusions.service.js';
import { LookElsewhere } from '../exclude-enrolled/look-elsewhere.service.js';
import type { ProgramRecord } from '../program.record.js';
import { dependsOnDay, type Rule } from '../rule.compiler.js';
import { type Found, judgeFound, type Selection } from './judge-found.js';
import { WHO_WAITS } from './look-at-waiting.sql.js';

/** Ids of one look: every look reads the enrolments of the program that come after. */
const A_LOOK = 50_000;

/** Why a run that was to look only at the changed judges everybody. */
export type WhyEverybody = MarkFault | 'first_run' | 'other_rule' | 'other_exclusion' | 'other_day' | 'most_changed';

/** From where a run goes on: the mark of an earlier one, or null and why not. */
export type TakenUp = { readonly since: Mark } | { readonly since: null; readonly because: WhyEverybody };

/** What a run keeps of itself for the next one. */
export interface LookedUpTo {
  readonly ruleVersionId: string;
  readonly mark: Mark;
  readonly exclusion?: Exclusion;
}

/** How far everybody (or the changed) was judged; then those of whom something was moved elsewhere; then those who wait. */
export interface Cursor {
  readonly after?: string;
  readonly elsewhere?: string;
  readonly waiting?: string;
  readonly digested?: true;
}

/** A chunk, and where a run stands when it is kept. */
export interface ChunkOfRun {
  readonly chunk: ScannedChunk<number>;
  readonly cursor: Cursor;
}

/** Decides whether a run may leave verdicts of an earlier one as they are where nothing has changed. */
@Injectable()
export class LookAgain {
  constructor(
    private readonly operations: OperationsService,
    private readonly profiles: OpenProfiles,
    private readonly elsewhere: LookElsewhere,
    private readonly uow: UnitOfWork,
  ) {}

  /**
   * The last run is taken up if it was of the same rule version with the same programs excluded, of the same day (UTC) where the rule asks for ages, and of this
   * server.
   */
  async after(kind: string, programId: string, expression: string, now: LookedUpTo): Promise<TakenUp> {
    const last = await this.operations.lastSucceeded(kind, programId);
    const before = last?.parameters as Partial<LookedUpTo> | undefined;
    const because = before?.mark ? this.faultOf(before as LookedUpTo, now, expression) : 'first_run';
    return because ? { since: null, because } : { since: before!.mark! };
  }

  /**
   * Whom to judge besides the changed: those of whom something was moved in programs that are excluded, and those whose enrolment or
   * verdict does not follow from what was decided since, such as drafts.
   */
  async *besides(
    program: ProgramRecord,
    selection: Omit<Selection, 'after'>,
    { others, seen }: { readonly others: readonly string[]; readonly seen: string },
    cursor: Cursor | null,
    judge: Judge<Rule>,
  ): AsyncGenerator<ChunkOfRun> {
    const from = (after: string | undefined): Selection => ({ ...selection, after: after ?? null });
    if (cursor?.waiting === undefined)
      for await (const chunk of this.elsewhere.moved<Rule, number>(from(cursor?.elsewhere), others, seen, judge))
        yield { chunk, cursor: { elsewhere: chunk.last } };
    const { id, deduplication, failedRecheck, target } = program;
    const waiting = judgeFound<Rule, number>(this.profiles, from(cursor?.waiting), judge, (after) =>
      this.uow.rows<Found>(WHO_WAITS, [id, after, A_LOOK, target, deduplication === 'block', failedRecheck]),
    );
    for await (const chunk of waiting) yield { chunk, cursor: { waiting: chunk.last } };
  }

  private faultOf(before: LookedUpTo, now: LookedUpTo, expression: string): WhyEverybody | undefined {
    if (before.ruleVersionId !== now.ruleVersionId) return 'other_rule';
    if (!isDeepStrictEqual(before.exclusion ?? NO_EXCLUSION, now.exclusion ?? NO_EXCLUSION)) return 'other_exclusion';
    const isOtherDay = before.mark.asOf.slice(0, 10) !== now.mark.asOf.slice(0, 10);
    if (isOtherDay && dependsOnDay(expression)) return 'other_day';
    return this.profiles.faultOf(before.mark, now.mark);
  }
}
