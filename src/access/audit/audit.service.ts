import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditQuestion, type AuditRecord } from '#platform/audit/audit-log.service.js';
import { VerifyTrailService } from '#platform/audit/verify-trail/verify-trail.service.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { OperationDto } from '../operations/operation.dto.js';
import { ScopeService } from '../scope.service.js';
import { Handles } from '../views/handles.js';
import { AuditEventDto, type AuditQuery } from './audit.dto.js';

/** The reading side of the trail: events of programs in scope; those of no program, for callers without a program limit. */
@Injectable()
export class AuditService {
  constructor(
    private readonly log: AuditLog,
    private readonly verification: VerifyTrailService,
    private readonly scope: ScopeService,
    private readonly handles: Handles,
    private readonly cursors: Cursors,
  ) {}

  list(query: AuditQuery): Promise<Page<AuditEventDto>> {
    const { actor, action, program, registrant, from, until } = query;
    return this.page('audit', query, {
      within: this.scope.programs(),
      actorId: actor,
      action,
      programId: program,
      objectId: registrant && this.handles.read('registrant', registrant),
      from: from === undefined ? undefined : new Date(from),
      until: until === undefined ? undefined : new Date(until),
    });
  }

  /** Who looked at a person, or changed something about them. Whom else they touched by the same act is not told. */
  accessLog(registrantId: string, query: PageQuery): Promise<Page<AuditEventDto>> {
    this.scope.requireEverywhere('registrant');
    const alone = (record: AuditRecord): AuditRecord => ({ ...record, objectIds: [registrantId] });
    return this.page('access-log', query, { within: null, objectId: registrantId }, alone);
  }

  async verify(): Promise<OperationDto> {
    this.scope.requireEverywhere('audit trail');
    return OperationDto.from(await this.verification.order());
  }

  private async page(
    list: string,
    query: PageQuery,
    asked: AuditQuestion,
    shown = (record: AuditRecord): AuditRecord => record,
  ): Promise<Page<AuditEventDto>> {
    const before = this.cursors.decode<string>(list, query.cursor);
    const rows = await this.log.find({ ...asked, before }, query.limit + 1);
    return pageOf(this.cursors, list, rows, query.limit, ({ id }) => id)
      .map(shown)
      .map(AuditEventDto.from);
  }
}
