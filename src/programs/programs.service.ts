import { Injectable } from '@nestjs/common';
import { And, type FindOperator, In, MoreThan, Not } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import type { EnrolmentAt, EnrolmentRecord, EnrolmentSearch } from './enrolment.record.js';
import { ENROLMENTS_AT, ENROLMENTS_OF, EXIT_REASONS, SEARCH_ENROLMENTS } from './enrolment.sql.js';
import { type CreateProgramDto, ProgramDto, type ProgramsQuery } from './program.dto.js';
import { Program } from './program.entity.js';
import type { ProgramRecord } from './program.record.js';
import { ProgramClosed, ProgramCodeTaken, ProgramNotActive, ProgramNotInForce } from './programs.errors.js';

type FoundEnrolment = Pick<EnrolmentRecord, 'id' | 'registrantId'> & { readonly total: number };

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

  /**
   * The program, refused unless active and within its validity dates. In a unit of work it stays active until the end of it.
   * Throws {@link ProgramNotActive}, {@link ProgramNotInForce}.
   */
  requireOpen(programId: string): Promise<ProgramRecord> {
    return this.uow.run(async () => {
      const lock = { mode: 'pessimistic_read' } as const;
      const program = await this.uow.repository(Program).findOne({ where: { id: programId }, lock });
      if (!program) throw new NotFound('program');
      if (program.state !== 'active') throw new ProgramNotActive(program.state);
      const today = this.clock.now().toISOString().slice(0, 10);
      if ((program.validFrom ?? today) > today || (program.validUntil ?? today) < today) throw new ProgramNotInForce();
      return program;
    });
  }

  /**
   * Holds the program in a unit of work until the end of it: nobody opens, moves or delivers anything of it meanwhile. What was asked of
   * {@link requireOpen} and {@link requireDelivering} before is waited for.
   */
  async hold(programId: string): Promise<void> {
    const lock = { mode: 'for_no_key_update' } as const;
    if (!(await this.uow.repository(Program).findOne({ where: { id: programId }, lock })))
      throw new NotFound('program');
  }

  /**
   * Refuses to deliver in a program that has not been opened or has ended. In a unit of work it does not end before the end of
   * it. Throws {@link ProgramClosed}.
   */
  async requireDelivering(programId: string): Promise<void> {
    const lock = { mode: 'pessimistic_read' } as const;
    const program = await this.uow.repository(Program).findOne({ where: { id: programId }, lock });
    if (!program) throw new NotFound('program');
    if (['draft', 'ended', 'archived'].includes(program.state)) throw new ProgramClosed(program.state);
  }

  /** Every enrolment period of these registrants, within these programs unless null: one statement. */
  enrolmentsOf(registrantIds: readonly string[], programIds: readonly string[] | null): Promise<EnrolmentRecord[]> {
    return this.uow.rows<EnrolmentRecord>(ENROLMENTS_OF, [registrantIds, programIds]);
  }

  /** The periods of a registrant in a program, the newest first, as they stood at an instant, null: now; none outside of these areas. */
  enrolmentsAt(
    programId: string,
    registrantId: string,
    at: Date | null,
    areas: readonly string[] | null,
  ): Promise<EnrolmentAt[]> {
    return this.uow.rows<EnrolmentAt>(ENROLMENTS_AT, [programId, registrantId, at, areas]);
  }

  /** A page of the newest periods that fit, and how many fit, counted up to one more than `most`. */
  async search(
    { programIds, states, exits, from, before }: EnrolmentSearch,
    page: { readonly from: number; readonly limit: number; readonly newestFirst: boolean; readonly most: number },
  ): Promise<{ total: number; enrolments: readonly Pick<EnrolmentRecord, 'id' | 'registrantId'>[] }> {
    const sought = [programIds, states, exits, from ?? null, before ?? null];
    const values = [...sought, page.limit, page.from, page.newestFirst, page.most];
    const rows = await this.uow.rows<FoundEnrolment>(SEARCH_ENROLMENTS, values);
    return { total: rows[0]?.total ?? 0, enrolments: rows };
  }

  /** Why these, which have ended, did: by their ids. */
  async exitReasonsOf(
    ended: readonly Pick<EnrolmentRecord, 'id' | 'registrantId'>[],
  ): Promise<ReadonlyMap<string, string>> {
    if (ended.length === 0) return new Map();
    const values = [ended.map(({ registrantId }) => registrantId), ended.map(({ id }) => id)];
    const rows = await this.uow.rows<{ id: string; reason: string }>(EXIT_REASONS, values);
    return new Map(rows.map(({ id, reason }) => [id, reason]));
  }

  /** The program, if it is in the caller's scope. Throws {@link NotFound}. */
  visible(programId: string): Promise<ProgramRecord> {
    this.scope.requireProgram(programId);
    return this.get(programId);
  }

  async show(programId: string): Promise<ProgramDto> {
    return ProgramDto.from(await this.visible(programId));
  }

  async list(query: ProgramsQuery): Promise<Page<ProgramDto>> {
    const list = `programs:${query.state ?? ''}`;
    const after = this.cursors.decode<string>(list, query.cursor);
    const programs = this.scope.programs();
    const conditions: FindOperator<string>[] = [];
    if (after) conditions.push(MoreThan(after));
    if (programs) conditions.push(In([...programs]));
    const state = query.state ?? Not('archived' as const);
    const where = conditions.length > 0 ? { id: And(...conditions), state } : { state };
    const rows = await this.uow.repository(Program).find({ where, order: { id: 'ASC' }, take: query.limit + 1 });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(ProgramDto.from);
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
}
