import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { currentCaller, OperationDto, ScopeService } from '#access';
import { atBorder, whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { isOver } from '#platform/time/is-over.js';
import { ProgramsService } from '#programs';
import { BenefitsService } from './benefits.service.js';
import { CycleMovesService } from './cycle-moves.service.js';
import { type CreateCycleDto, CycleDetailDto, CycleDto } from './cycle.dto.js';
import { Cycle } from './cycle.entity.js';
import { CYCLE_FLOW } from './cycle.lifecycle.js';
import type { CycleTotal } from './cycle.record.js';
import { CYCLE_TOTALS, LINES_BY_STATE, NEXT_NUMBER } from './cycles.sql.js';
import {
  EvaluationUnderWay,
  FreezeAhead,
  LastDayPast,
  NoBenefit,
  NumberTaken,
  SearchUnderWay,
} from './entitlements.errors.js';

/** What a new cycle is to be. */
export type AskedCycle = Pick<Cycle, 'name' | 'freezeAt' | 'validUntil' | 'createdBy' | 'scheduledFor'>;

/** Rounds of giving, from the freeze to the lines; what becomes of them are workflows of their own. */
@Injectable()
export class CyclesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
    private readonly benefits: BenefitsService,
    private readonly moves: CycleMovesService,
    private readonly operations: OperationsService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async create(programId: string, input: CreateCycleDto): Promise<CycleDto> {
    this.scope.requireProgram(programId);
    const { name, validUntil = null } = input;
    const freezeAt = await this.freezeOf(programId, input.freezeAt);
    if (isOver(validUntil, this.clock.now())) throw new LastDayPast(); // nor before the freeze, which does not lie ahead
    const createdBy = currentCaller().userId;
    return CycleDto.from(await this.open(programId, { name, freezeAt, validUntil, createdBy, scheduledFor: null }));
  }

  /** A draft with the next number. Throws {@link NumberTaken}. */
  open(programId: string, asked: AskedCycle): Promise<Cycle> {
    return this.uow.run(async () => {
      const next = await this.uow.row<{ number: number }>(NEXT_NUMBER, [programId]);
      const made = { id: newId(), programId, number: next!.number, ...asked, createdAt: this.clock.now() };
      const cycle: Cycle = {
        ...made,
        state: CYCLE_FLOW.initial,
        revision: 1,
        preparedBy: null,
        submittedBy: null,
        version: 1,
      };
      try {
        await this.uow.repository(Cycle).insert(cycle);
      } catch (error) {
        whenViolated(atBorder(error), { cycle_number: () => new NumberTaken() });
      }
      return cycle;
    });
  }

  /** The instant a cycle may be frozen at, now unless told. Throws {@link FreezeAhead}, and while the program is looked through. */
  async freezeOf(programId: string, given: string | undefined): Promise<Date> {
    const { deduplication } = await this.programs.requireOpen(programId);
    if (deduplication !== 'off') await this.requireLookedThrough(programId);
    const now = this.clock.now();
    const freezeAt = given ? new Date(given) : now;
    if (!(freezeAt <= now)) throw new FreezeAhead(); // an instant that is none compares with nothing
    return freezeAt;
  }

  async list(programId: string, query: PageQuery): Promise<Page<CycleDto>> {
    this.scope.requireProgram(programId);
    await this.programs.get(programId);
    const list = `cycles:${programId}`;
    const before = this.cursors.decode<number>(list, query.cursor);
    const rows = await this.uow.repository(Cycle).find({
      where: { programId, ...(before ? { number: LessThan(before) } : {}) },
      order: { number: 'desc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.number).map(CycleDto.from);
  }

  async detail(cycleId: string): Promise<CycleDetailDto> {
    const cycle = await this.visible(cycleId);
    const totals = await this.uow.rows<CycleTotal>(CYCLE_TOTALS, [cycleId]);
    const lines = await this.uow.rows<{ state: string; lines: number }>(LINES_BY_STATE, [cycleId]);
    return CycleDetailDto.of(cycle, totals, Object.fromEntries(lines.map((row) => [row.state, row.lines])));
  }

  /** Orders the lines. The benefits are fixed here, so that one added meanwhile reaches nobody or everybody. */
  async prepare(cycleId: string): Promise<OperationDto> {
    const { programId } = await this.visible(cycleId);
    await this.programs.requireOpen(programId);
    return this.uow.run(async () => {
      const cycle = await this.moves.lock(cycleId);
      if (cycle.state !== 'draft') throw new MoveNotAllowed('cycle', cycle.state, 'prepared'); // a rejection is another move
      const benefitIds = (await this.benefits.validAt(programId, cycle.freezeAt)).map((benefit) => benefit.id);
      if (benefitIds.length === 0) throw new NoBenefit();
      // a run that has judged but not committed would enrol people as of an instant this cycle has passed over, and who is in
      // a program twice is found only by the search that follows it
      await this.requireLookedThrough(programId);
      const order = { kind: 'prepare-cycle', subject: cycleId, programId, parameters: { benefitIds } };
      return OperationDto.from(await this.operations.order(order));
    });
  }

  /**
   * A freeze in the middle of a run would count people who are looked at as duplicates only after it, and both entries of one
   * would be paid. A run that enrols is followed by a search.
   */
  private async requireLookedThrough(programId: string): Promise<void> {
    if (await this.operations.isUnderWay('evaluate-eligibility', programId)) throw new EvaluationUnderWay();
    if (await this.operations.isUnderWay('deduplicate-enrolments', programId)) throw new SearchUnderWay();
  }

  /** The cycle, if it is of a program in scope; otherwise refused exactly like an unknown one. */
  async visible(cycleId: string): Promise<Cycle> {
    const cycle = await this.get(cycleId);
    this.scope.requireProgram(cycle.programId, 'cycle');
    return cycle;
  }

  /** Throws NotFound. The scope of a caller is for the caller to check. */
  async get(cycleId: string): Promise<Cycle> {
    const cycle = await this.uow.repository(Cycle).findOneBy({ id: cycleId });
    if (!cycle) throw new NotFound('cycle');
    return cycle;
  }
}
