import { Injectable } from '@nestjs/common';
import { And, type FindOperator, In, MoreThan } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import type { EnrolmentRecord } from './enrolment.record.js';
import { ENROLMENTS_OF } from './enrolment.sql.js';
import { type CreateProgramDto, ProgramDto } from './program.dto.js';
import { Program } from './program.entity.js';
import { PROGRAM_FLOW, type ProgramState } from './program.lifecycle.js';
import type { ProgramRecord } from './program.record.js';
import { MOVE_PROGRAM } from './program.sql.js';
import { ProgramCodeTaken, ProgramNotActive, ProgramWithoutRule } from './programs.errors.js';
import { RuleVersion } from './rule-version.entity.js';

/** Programs and their life; the door through which other modules read programs and enrolments. */
@Injectable()
export class ProgramsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async get(programId: string): Promise<ProgramRecord> {
    const program = await this.uow.repository(Program).findOneBy({ id: programId });
    if (!program) throw new NotFound('program');
    return program;
  }

  byIds(ids: readonly string[]): Promise<ProgramRecord[]> {
    return this.uow.repository(Program).findBy({ id: In([...ids]) });
  }

  /** The program, refused unless active. In a unit of work it stays active until the end of it. Throws {@link ProgramNotActive}. */
  requireOpen(programId: string): Promise<ProgramRecord> {
    return this.uow.run(async () => {
      const lock = { mode: 'pessimistic_read' } as const;
      const program = await this.uow.repository(Program).findOne({ where: { id: programId }, lock });
      if (!program) throw new NotFound('program');
      if (program.state !== 'active') throw new ProgramNotActive(program.state);
      return program;
    });
  }

  /** Every enrolment period of these registrants, within these programs unless null: one statement. */
  enrolmentsOf(registrantIds: readonly string[], programIds: readonly string[] | null): Promise<EnrolmentRecord[]> {
    return this.uow.rows<EnrolmentRecord>(ENROLMENTS_OF, [registrantIds, programIds]);
  }

  /** The program, if it is in the caller's scope. Throws {@link NotFound}. */
  visible(programId: string): Promise<ProgramRecord> {
    this.scope.requireProgram(programId);
    return this.get(programId);
  }

  async show(programId: string): Promise<ProgramDto> {
    return ProgramDto.from(await this.visible(programId));
  }

  async list(query: PageQuery): Promise<Page<ProgramDto>> {
    const after = this.cursors.decode<string>('programs', query.cursor);
    const programs = this.scope.programs();
    const conditions: FindOperator<string>[] = [];
    if (after) conditions.push(MoreThan(after));
    if (programs) conditions.push(In([...programs]));
    const where = conditions.length > 0 ? { id: And(...conditions) } : {};
    const rows = await this.uow.repository(Program).find({ where, order: { id: 'ASC' }, take: query.limit + 1 });
    return pageOf(this.cursors, 'programs', rows, query.limit, (row) => row.id).map(ProgramDto.from);
  }

  /** A program in draft. Only who holds the permission for every program makes new ones. */
  async create(input: CreateProgramDto): Promise<ProgramDto> {
    this.scope.requireEverywhere();
    const { code, name, target } = input;
    return this.uow.run(async () => {
      const id = newId();
      try {
        await this.uow.repository(Program).insert({ id, code, name, target, createdBy: currentCaller().userId });
      } catch (error) {
        whenViolated(error, { program_code: () => new ProgramCodeTaken() });
      }
      return ProgramDto.from(await this.get(id));
    });
  }

  /** Opens it for enrolment. Needs a rule: without one nobody could be judged. */
  activate(programId: string): Promise<ProgramDto> {
    return this.move(programId, 'active', async () => {
      if (!(await this.uow.repository(RuleVersion).existsBy({ programId }))) throw new ProgramWithoutRule();
    });
  }

  pause(programId: string): Promise<ProgramDto> {
    return this.move(programId, 'paused', async () => {});
  }

  private move(programId: string, to: ProgramState, check: () => Promise<void>): Promise<ProgramDto> {
    return this.uow.run(async () => {
      const { state } = await this.visible(programId);
      PROGRAM_FLOW.assert(state, to);
      await check();
      const values = [
        programId,
        to,
        PROGRAM_FLOW.sourcesOf(to),
        newId(),
        currentCaller().userId,
        this.clock.now(),
        'requested',
      ];
      const moved = await this.uow.change(MOVE_PROGRAM, values);
      const program = await this.get(programId);
      if (moved === 0) PROGRAM_FLOW.assert(program.state, to); // somebody else was first
      return ProgramDto.from(program);
    });
  }
}
