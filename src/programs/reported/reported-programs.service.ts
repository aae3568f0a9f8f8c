import { Injectable } from '@nestjs/common';
import { currentCaller, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { FIRST_ID } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { ReportedProgramDto, type ReportedProgramsQuery } from './reported-program.dto.js';
import type { ReportedProgram, ReportedProgramRecord } from './reported-program.record.js';
import { FIND_REPORTED, LIST_REPORTED, REPORT, REPORTED_OF, REVIEW_REPORTED } from './reported-programs.sql.js';

const WHAT = 'reported program';

/** What partners report of people: kept apart from what is decided here, shown with who says so, and reviewed. */
@Injectable()
export class ReportedPrograms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** Keeps what an organisation reports, in one statement. */
  async report(reporter: string, reports: readonly ReportedProgram[]): Promise<void> {
    if (reports.length === 0) return;
    const told = reports.map(({ registrantId, programCode, programName, status, enrolledOn }) => ({
      registrant: registrantId,
      code: programCode,
      name: programName,
      status,
      enrolled: enrolledOn,
    }));
    await this.uow.change(REPORT, [reporter, JSON.stringify(told)]);
  }

  /** What was reported of these registrants and not dismissed. */
  of(registrantIds: readonly string[]): Promise<ReportedProgramRecord[]> {
    return this.uow.rows<ReportedProgramRecord>(REPORTED_OF, [registrantIds]);
  }

  async list(query: ReportedProgramsQuery): Promise<Page<ReportedProgramDto>> {
    this.scope.requireEverywhere(WHAT);
    const list = `reported-programs:${query.review ?? ''}`;
    const after = this.cursors.decode<string>(list, query.cursor) ?? FIRST_ID;
    const values = [query.review ?? null, after, query.limit + 1];
    const rows = await this.uow.rows<ReportedProgramRecord>(LIST_REPORTED, values);
    return pageOf(this.cursors, list, rows, query.limit, ({ id }) => id).map(ReportedProgramDto.from);
  }

  /** Throws {@link AlreadyReviewed}. */
  review(id: string, review: 'confirmed' | 'dismissed'): Promise<ReportedProgramDto> {
    this.scope.requireEverywhere(WHAT);
    return this.uow.run(async () => {
      const values = [id, review, currentCaller().userId, this.clock.now()];
      const reviewed = await this.uow.row<ReportedProgramRecord>(REVIEW_REPORTED, values);
      if (reviewed) return ReportedProgramDto.from(reviewed);
      const found = await this.uow.row<ReportedProgramRecord>(FIND_REPORTED, [id]);
      throw found ? new AlreadyReviewed() : new NotFound(WHAT);
    });
  }
}

export class AlreadyReviewed extends DomainError {
  constructor() {
    super('programs:already-reviewed', 'conflict', 'This report was reviewed: it is again once it is told otherwise');
  }
}
