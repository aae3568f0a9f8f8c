import { Injectable } from '@nestjs/common';
import { Ceilings, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { RegistrantReach, RegistryService } from '#registry';
import { EnrolmentDto, EnrolmentMoveDto, type EnrolmentsQuery } from './enrolment.dto.js';
import type { EnrolmentMoveRecord, ListedEnrolment, VerdictRecord } from './enrolment.record.js';
import {
  ENROLMENT_MOVES,
  ENROLMENT_OF_PROGRAM,
  ENROLMENTS_OF_PROGRAM,
  FIND_ENROLMENT,
  FIND_VERDICT,
} from './enrolment.sql.js';
import { VerdictDto } from './verdict.dto.js';
import { ProgramsService } from './programs.service.js';

/** Before every id: where a list begins. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Who is in a program, and how each got there. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly reach: RegistrantReach,
    private readonly programs: ProgramsService,
    private readonly registry: RegistryService,
    private readonly ceilings: Ceilings,
    private readonly cursors: Cursors,
  ) {}

  async list(programId: string, query: EnrolmentsQuery): Promise<Page<EnrolmentDto>> {
    await this.programs.visible(programId);
    const { state = null, since = null, reason = null, duplicateCluster = null } = query;
    const list = `enrolments:${programId}:${state ?? ''}:${since ?? ''}:${reason ?? ''}:${duplicateCluster ?? ''}`;
    const [registrantId, period] = this.cursors.decode<[string, number]>(list, query.cursor) ?? [FIRST, 0];
    const values = [
      programId,
      state,
      registrantId,
      period,
      query.limit + 1,
      await this.scope.areasIn(programId),
      since,
      reason,
      duplicateCluster,
    ];
    const rows = await this.uow.rows<ListedEnrolment>(ENROLMENTS_OF_PROGRAM, values);
    const page = pageOf(this.cursors, list, rows, query.limit, (row) => [row.registrantId, row.period]);
    const ids = this.ceilings.attributes(programId) ? page.data.map((row) => row.registrantId) : [];
    const shown = await this.registry.shownAttributes(ids);
    return page.map((row) => EnrolmentDto.from(row, shown.get(row.registrantId) ?? []));
  }

  /** Throws {@link NotFound}, also for an enrolment of another program. */
  async get(programId: string, enrolmentId: string): Promise<EnrolmentDto> {
    await this.programs.visible(programId);
    const values = [programId, enrolmentId, await this.scope.areasIn(programId)];
    const found = await this.uow.row<ListedEnrolment>(ENROLMENT_OF_PROGRAM, values);
    if (!found) throw new NotFound('enrolment');
    const shown = this.ceilings.attributes(programId)
      ? await this.registry.shownAttributes([found.registrantId])
      : null;
    return EnrolmentDto.from(found, shown?.get(found.registrantId) ?? []);
  }

  /** Throws {@link NotFound} for whom the program has not looked at, or who is out of scope. */
  async verdict(programId: string, registrantId: string): Promise<VerdictDto> {
    await this.programs.visible(programId);
    const values = [programId, registrantId, await this.scope.areasIn(programId)];
    const found = await this.uow.row<VerdictRecord>(FIND_VERDICT, values);
    if (!found) throw new NotFound('verdict');
    return VerdictDto.from(found);
  }

  /** The moves of an enrolment, oldest first. */
  async history(enrolmentId: string, query: PageQuery): Promise<Page<EnrolmentMoveDto>> {
    const registrantId = await this.holderOf(enrolmentId);
    const list = `enrolment-history:${enrolmentId}`;
    const after = this.cursors.decode<string>(list, query.cursor) ?? FIRST;
    const rows = await this.uow.rows<EnrolmentMoveRecord>(ENROLMENT_MOVES, [
      registrantId,
      enrolmentId,
      after,
      query.limit + 1,
    ]);
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(EnrolmentMoveDto.from);
  }

  private async holderOf(enrolmentId: string): Promise<string> {
    const found = await this.uow.row<{ registrantId: string; programId: string }>(FIND_ENROLMENT, [enrolmentId]);
    if (!found) throw new NotFound('enrolment');
    const { registrantId, programId } = found;
    const programs = (await this.reach.visiblePrograms([registrantId], this.scope.scopes())).get(registrantId);
    if (programs !== null && !programs?.includes(programId)) throw new NotFound('enrolment');
    return registrantId;
  }
}
