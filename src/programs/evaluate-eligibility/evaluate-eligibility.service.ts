import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationHandler, OperationRecord, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { type Mark, OpenProfiles, type ScannedChunk } from '#registry';
import { SearchAfterRuns } from '../deduplicate-enrolments/search-after-runs.service.js';
import { type Exclusion, ExclusionsService, NO_EXCLUSION } from '../exclude-enrolled/exclusions.service.js';
import { type EnrolmentState, MOVED_BY_VERDICT } from '../enrolment.lifecycle.js';
import { GivePlacesService } from '../give-places/give-places.service.js';
import type { FailedRecheck } from '../program.record.js';
import { ProgramsService } from '../programs.service.js';
import type { Rule } from '../rule.compiler.js';
import { RulesService } from '../rules.service.js';
import {
  DIGEST,
  ENROL_NEW,
  MOVE_BY_VERDICT,
  PROPOSE,
  QUESTION,
  RECORD_VERDICTS,
  TALLY,
  WITHDRAW,
} from './evaluate-eligibility.sql.js';
import { type Cursor, LookAgain, type WhyEverybody } from './look-again.service.js';
import { type Besides, JUDGE_RULE, stageVerdicts, verdictRows } from './stage-verdicts.js';

/** What an enrolled person is refused by. */
const REFUSED = ['not_eligible', 'unknown'];

export type RunMode = 'full' | 'incremental';

/** Fixed when the run is ordered, so that a repetition after a crash judges by the same rule as of the same instant. */
interface RunParameters {
  readonly asOf: string;
  readonly ruleVersionId: string;
  /** Up to where it looks; a later run takes it up from there. */
  readonly mark?: Mark;
  /** The mark of the run whose verdicts stand where nothing has changed since; null: everybody is judged. */
  readonly since?: Mark | null;
  /** Why everybody is judged although only the changed were asked for. */
  readonly because?: WhyEverybody;
  /** Missing in runs that were ordered before rules could exclude, and are taken up now. */
  readonly exclusion?: Exclusion;
}

interface Decision extends RunParameters {
  readonly programId: string;
  readonly target: 'individual' | 'group';
  readonly actorId: string;
  readonly besides: Besides;
}

interface Tallied {
  readonly outcome: string;
  readonly reason: string | null;
  readonly count: number;
}

/** Judges everyone a program is meant for, and enrols the eligible. */
@Injectable()
export class EvaluateEligibilityService implements OperationHandler, OnModuleInit {
  readonly kind = 'evaluate-eligibility';

  constructor(
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly rules: RulesService,
    private readonly places: GivePlacesService,
    private readonly searches: SearchAfterRuns,
    private readonly profiles: OpenProfiles,
    private readonly lookAgain: LookAgain,
    private readonly exclusions: ExclusionsService,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /**
   * Orders a run of the newest rule as of now, of everybody or of those of whom something has changed since the last run.
   * Throws when the program is not active, has no rule, or is being run.
   */
  async order(programId: string, mode: RunMode = 'full'): Promise<OperationDto> {
    await this.programs.visible(programId);
    return OperationDto.from(await this.orderUnasked(programId, mode));
  }

  /** The same where nobody asks whose programs could be looked at. */
  orderUnasked(programId: string, mode: RunMode): Promise<OperationRecord> {
    return this.uow.run(async () => {
      await this.programs.requireOpen(programId);
      const rule = await this.rules.latest(programId);
      const now = this.clock.now();
      const exclusion = await this.exclusions.of(programId, rule);
      const ordered = { ruleVersionId: rule.id, mark: await this.profiles.mark(now), exclusion };
      const taken = mode === 'full' ? {} : await this.lookAgain.after(this.kind, programId, rule.expression, ordered);
      const parameters = { asOf: now.toISOString(), ...ordered, ...taken };
      return this.operations.order({ kind: this.kind, subject: programId, programId, parameters });
    });
  }

  async run(run: OperationRun): Promise<void> {
    const cursor = run.cursor as Cursor | null;
    if (cursor?.digested) return this.searches.orderAfter(run);
    const { asOf, ruleVersionId, exclusion = NO_EXCLUSION } = run.parameters as unknown as RunParameters;
    const program = await this.programs.get(run.subject);
    const { target, deduplication } = program;
    const version = await this.rules.get(ruleVersionId);
    const rule = await this.rules.typedVersion(target, version);
    const besides = { programId: run.subject, demand: version, exclusion };
    const decision: Decision = { programId: run.subject, target, actorId: run.createdBy, asOf, ruleVersionId, besides };
    const since = await this.begin(run, target);
    const selection = { kind: target, asOf: new Date(asOf), after: cursor?.after ?? null };
    const judge = { ...JUDGE_RULE, parameters: rule };
    const chunks = since
      ? this.profiles.changed<Rule, number>(selection, since, 'eligibility', judge)
      : this.profiles.scan<Rule, number>(selection, 'eligibility', judge);
    if (cursor?.elsewhere === undefined && cursor?.waiting === undefined)
      for await (const chunk of chunks) await this.keep(run, decision, chunk, { after: chunk.last });
    if (since) {
      const moved = { others: exclusion.others, seen: since.seen };
      for await (const found of this.lookAgain.besides(program, selection, moved, cursor, judge))
        await this.keep(run, decision, found.chunk, found.cursor);
    }
    // where duplicates are kept out, places are given when they have been looked for
    if (deduplication !== 'block') await this.places.orderFor(run.subject);
    await run.chunk(async () => {
      const { digest } = (await this.uow.row<{ digest: number }>(DIGEST, [run.subject]))!;
      return { cursor: { digested: true }, done: 0, counts: { digest } };
    });
    await this.searches.orderAfter(run);
  }

  /** Also of one that failed or was cancelled: whom it has enrolled are enrolled. */
  ended({ subject }: { readonly subject: string }): Promise<void> {
    return this.searches.orderIfDue(subject);
  }

  /**
   * Tells how many there are to judge, and when it is everybody although only the changed were asked for, why. Since when
   * the changed are looked for: where more than half have changed nothing is gained by looking for them.
   */
  private async begin(run: OperationRun, target: 'individual' | 'group'): Promise<Mark | null> {
    const { asOf, since = null, because } = run.parameters as unknown as RunParameters;
    const everybody = await this.profiles.total(target);
    const changed = since && (await this.profiles.totalChanged(target, new Date(asOf), since));
    const isMost = changed !== null && changed > everybody / 2;
    const why = isMost ? 'most_changed' : because;
    const isNew = run.cursor === null;
    await run.chunk(async () => ({
      cursor: run.cursor ?? {},
      done: 0,
      ...(isNew ? { total: isMost ? everybody : (changed ?? everybody) } : {}),
      ...(isNew && why ? { counts: { [`everybody_${why}`]: 1 } } : {}),
    }));
    return isMost ? null : since;
  }

  private keep(run: OperationRun, decision: Decision, chunk: ScannedChunk<number>, cursor: Cursor): Promise<void> {
    const rows = verdictRows(chunk);
    return run.chunk(async () => {
      await stageVerdicts(this.uow, rows, decision.besides, decision.asOf);
      const followed = await this.apply(decision);
      return {
        cursor,
        done: chunk.ids.length,
        counts: { judged: chunk.ids.length, ...(await this.tally()), ...followed },
      };
    });
  }

  /** By outcome, and by reason where not the rule decided. */
  private async tally(): Promise<Record<string, number>> {
    const counts: Record<string, number> = { eligible: 0, not_eligible: 0, unknown: 0 };
    for (const { outcome, reason, count } of await this.uow.rows<Tallied>(TALLY)) {
      counts[outcome] = (counts[outcome] ?? 0) + count;
      if (reason !== null) counts[reason] = count;
    }
    return counts;
  }

  /** Records the verdicts and lets enrolments follow. Counts what followed, where anything did; the enrolled always. */
  private async apply(decision: Decision): Promise<Record<string, number>> {
    const { programId, target, actorId, asOf, ruleVersionId } = decision;
    const { cap, failedRecheck, deduplication } = await this.programs.requireOpen(programId);
    if (deduplication === 'block') await this.uow.change(QUESTION, [programId]);
    const common = [programId, ruleVersionId, asOf, this.clock.now(), actorId];
    await this.uow.change(RECORD_VERDICTS, common.slice(0, 3));
    await this.moved(decision, 'not_eligible', MOVED_BY_VERDICT.not_eligible, REFUSED);
    const rechecked = await this.recheck(decision, failedRecheck);
    // where places are limited all wait, and are given them in the order of their priority when everybody has been judged
    const taken = cap === null ? 'enrolled' : 'waitlisted';
    const moved = await this.moved(decision, taken, MOVED_BY_VERDICT[taken], ['eligible']);
    const opened = (await this.uow.row<{ moved: number }>(ENROL_NEW, [...common, target, taken]))!.moved;
    return { ...rechecked, enrolled: 0, [taken]: moved + opened };
  }

  /** What becomes of the enrolled whom the rule refuses now. Who cannot be judged is only ever proposed. */
  private async recheck(decision: Decision, policy: FailedRecheck): Promise<Record<string, number>> {
    const { programId, actorId, asOf, ruleVersionId } = decision;
    const now = this.clock.now();
    await this.uow.change(WITHDRAW, [programId, now, actorId]);
    const proposable = policy === 'propose' ? REFUSED : ['unknown'];
    const proposed = await this.uow.change(PROPOSE, [programId, ruleVersionId, asOf, now, actorId, proposable]);
    const counts: Record<string, number> = proposed > 0 ? { proposed } : {};
    if (policy === 'propose') return counts;
    const to = policy === 'exit' ? 'exited' : 'paused';
    const moved = await this.moved(decision, to, ['enrolled'], ['not_eligible'], 'no_longer_eligible');
    return moved > 0 ? { ...counts, [to]: moved } : counts;
  }

  private async moved(
    { programId, ruleVersionId, asOf, actorId }: Decision,
    to: EnrolmentState,
    from: readonly EnrolmentState[],
    outcomes: readonly string[],
    reason: string | null = null,
  ): Promise<number> {
    const values = [programId, ruleVersionId, asOf, this.clock.now(), actorId, to, from, outcomes, reason];
    return (await this.uow.row<{ moved: number }>(MOVE_BY_VERDICT, values))!.moved;
  }
}
