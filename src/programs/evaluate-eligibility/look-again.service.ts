import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { type Mark, type MarkFault, OpenProfiles } from '#registry';
import { type Exclusion, NO_EXCLUSION } from '../exclude-enrolled/exclusions.service.js';
import type { ProgramRecord } from '../program.record.js';
import { dependsOnDay } from '../rule.compiler.js';
import { HAS_DRAFTS } from './evaluate-eligibility.sql.js';

/** Why a run that was to look only at the changed judges everybody. */
export type WhyEverybody =
  MarkFault | 'first_run' | 'other_rule' | 'other_exclusion' | 'other_day' | 'drafts' | 'duplicates' | 'most_changed';

/** From where a run goes on: the mark of an earlier one, or null and why not. */
export type TakenUp = { readonly since: Mark } | { readonly since: null; readonly because: WhyEverybody };

/** What a run keeps of itself for the next one. */
export interface LookedUpTo {
  readonly ruleVersionId: string;
  readonly mark: Mark;
  readonly exclusion?: Exclusion;
}

/** Decides whether a run may leave verdicts of an earlier one as they are where nothing has changed. */
@Injectable()
export class LookAgain {
  constructor(
    private readonly operations: OperationsService,
    private readonly profiles: OpenProfiles,
    private readonly uow: UnitOfWork,
  ) {}

  /**
   * The last run is taken up if it was of the same rule version with the same programs excluded, of the same day (UTC) where the rule asks for ages, and of this
   * server; and if nobody waits for a run of whom nothing need have changed: a draft, or who is let go on by a decision about duplicates.
   */
  async after(kind: string, program: ProgramRecord, expression: string, now: LookedUpTo): Promise<TakenUp> {
    const last = await this.operations.lastSucceeded(kind, program.id);
    const before = last?.parameters as Partial<LookedUpTo> | undefined;
    const because = before?.mark ? this.faultOf(before as LookedUpTo, now, expression) : 'first_run';
    const why = because ?? (await this.whoWaits(program));
    return why ? { since: null, because: why } : { since: before!.mark! };
  }

  private async whoWaits({ id, deduplication }: ProgramRecord): Promise<WhyEverybody | undefined> {
    if (deduplication === 'block') return 'duplicates';
    return (await this.uow.row<{ found: boolean }>(HAS_DRAFTS, [id]))!.found ? 'drafts' : undefined;
  }

  private faultOf(before: LookedUpTo, now: LookedUpTo, expression: string): WhyEverybody | undefined {
    if (before.ruleVersionId !== now.ruleVersionId) return 'other_rule';
    if (!isDeepStrictEqual(before.exclusion ?? NO_EXCLUSION, now.exclusion ?? NO_EXCLUSION)) return 'other_exclusion';
    const isOtherDay = before.mark.asOf.slice(0, 10) !== now.mark.asOf.slice(0, 10);
    if (isOtherDay && dependsOnDay(expression)) return 'other_day';
    return this.profiles.faultOf(before.mark, now.mark);
  }
}
