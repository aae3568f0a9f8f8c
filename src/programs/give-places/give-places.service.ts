import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles } from '#registry';
import { EXCLUDE_WAITING } from '../exclude-enrolled/exclude-enrolled.sql.js';
import { ExclusionsService } from '../exclude-enrolled/exclusions.service.js';
import type { ProgramRecord } from '../program.record.js';
import { ProgramsService } from '../programs.service.js';
import type { Rule } from '../rule.compiler.js';
import { RulesService } from '../rules.service.js';
import { FirstOf } from './first-of.js';
import {
  ANY_WAITING,
  FREE_PLACES,
  GIVE_PLACES,
  HOLD_PROGRAM,
  WAITING_IN_ORDER,
  WAITING_LONGEST,
} from './give-places.sql.js';

const JUDGE = new URL('./priority.judge.js', import.meta.url).href;
const FIRST = '00000000-0000-0000-0000-000000000000';
const A_CHUNK = 5_000;
/** Places given out of one look at the list. */
const MOST_AT_ONCE = 200_000;

/**
 * Gives places that are free to who waits and is eligible, the highest priority first, else who waits longest. Whom another program
 * has by now, if this one excludes those, is taken off the list instead. The list is looked at anew each time: whoever was given a
 * place is not on it any more, so a repetition after a crash goes on.
 */
@Injectable()
export class GivePlacesService implements OperationHandler, OnModuleInit {
  readonly kind = 'give-places';

  constructor(
    private readonly operations: OperationsService,
    private readonly programs: ProgramsService,
    private readonly rules: RulesService,
    private readonly exclusions: ExclusionsService,
    private readonly profiles: OpenProfiles,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /**
   * Orders it in the transaction of whoever freed a place, if anybody waits. Each order is one of its own: one that is under way
   * may have looked before this transaction ends.
   */
  async orderFor(programId: string): Promise<void> {
    if (!(await this.uow.row<{ found: boolean }>(ANY_WAITING, [programId]))!.found) return;
    await this.operations.order({
      kind: this.kind,
      subject: `${programId}:${newId()}`,
      programId,
      parameters: { programId },
    });
  }

  async run(run: OperationRun): Promise<void> {
    const programId = run.parameters['programId'] as string;
    for (;;) {
      const program = await this.programs.get(programId);
      const { free } = (await this.uow.row<{ free: number | null }>(FREE_PLACES, [programId]))!;
      const most = Math.min(free ?? MOST_AT_ONCE, MOST_AT_ONCE);
      if (most <= 0) return;
      const next = await this.next(program, most);
      let moved = 0;
      for (let from = 0; from < next.length; from += A_CHUNK)
        moved += await this.give(run, programId, next.slice(from, from + A_CHUNK));
      if (moved === 0) return;
    }
  }

  /** Who is served next, in order. */
  private async next(program: ProgramRecord, most: number): Promise<string[]> {
    const { id, priority } = program;
    if (priority === null)
      return (await this.uow.rows<{ id: string }>(WAITING_LONGEST, [id, most])).map((waiting) => waiting.id);
    const rule = await this.rules.typed(program.target, priority, { yields: 'number' });
    const first = new FirstOf(most);
    const asOf = this.clock.now();
    for (let after = FIRST; ;) {
      const waiting = await this.uow.rows<{ id: string; since: number }>(WAITING_IN_ORDER, [id, after, A_CHUNK]);
      if (waiting.length === 0) return first.ids();
      after = waiting.at(-1)!.id;
      first.add(await this.ranked(waiting, asOf, rule));
    }
  }

  private async ranked(waiting: readonly { id: string; since: number }[], asOf: Date, rule: Rule) {
    const judge = { module: JUDGE, name: 'judgePriority', parameters: rule };
    const ids = waiting.map(({ id }) => id);
    const judged = await this.profiles.judge<Rule, number | null>(ids, asOf, 'eligibility', judge);
    const priorities = new Map(judged.ids.map((id, index) => [id, judged.results[index]!]));
    return waiting.map(({ id, since }) => ({ id, since, priority: priorities.get(id) ?? null }));
  }

  /** How many of these wait no more. */
  private async give(run: OperationRun, programId: string, registrants: readonly string[]): Promise<number> {
    let moved = 0;
    await run.chunk(async () => {
      const held = await this.uow.row<{ state: string }>(HOLD_PROGRAM, [programId]);
      if (held?.state !== 'active') {
        moved = 0;
        return { cursor: null, done: 0 };
      }
      const values = [programId, registrants, this.clock.now(), run.createdBy];
      const excluded = await this.exclude(programId, values);
      const { given } = (await this.uow.row<{ given: number }>(GIVE_PLACES, values))!;
      moved = given + excluded;
      const counts = { enrolled: given, ...(excluded > 0 ? { not_eligible: excluded } : {}) };
      return { cursor: null, done: given, counts };
    });
    return moved;
  }

  /** Somebody may have come to be enrolled elsewhere since the verdict that lets them wait. */
  private async exclude(programId: string, values: readonly unknown[]): Promise<number> {
    const version = await this.rules.newest(programId);
    if (!version || version.excludedProgramIds.length === 0) return 0;
    const { others, mutual } = await this.exclusions.of(programId, version);
    return (await this.uow.row<{ excluded: number }>(EXCLUDE_WAITING, [...values, others, mutual]))!.excluded;
  }
}
