import { Injectable } from '@nestjs/common';
import { Handles, OperationDto, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { RegistrantReach } from '#registry';
import { SocialRegistry } from '../social-registry.entity.js';
import {
  type DiscardRecordDto,
  QuarantineCaseDto,
  QuarantinedRecordDto,
  type QuarantineQuery,
  type RetryQuarantineDto,
  type RetryRecordDto,
} from './quarantine.dto.js';
import { NotACandidate, RecordDecidedMeanwhile, RecordNotHeld } from './quarantine.errors.js';
import { FIND_QUARANTINED, HELD, LIST_QUARANTINED, MOVES_OF } from './quarantine.sql.js';
import { QUARANTINE_FLOW } from './quarantined-record.lifecycle.js';
import type { HeldRecord, QuarantinedRecord, QuarantineMove } from './quarantined-record.record.js';
import { isHeld, RETRY_QUARANTINED, type RetryOrder } from './retry-quarantined.operation.js';
import { SetAsideRecords } from './set-aside.service.js';

/** What was set aside of a source, for registry staff: where and why, and what to do about it. Nothing of what it holds. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly reach: RegistrantReach,
    private readonly handles: Handles,
    private readonly operations: OperationsService,
    private readonly aside: SetAsideRecords,
  ) {}

  async list(sourceId: string, { reason, state, limit, cursor }: QuarantineQuery): Promise<Page<QuarantinedRecordDto>> {
    await this.sourceOf(sourceId);
    const after = this.cursors.decode<string>('quarantine', cursor);
    const values = [sourceId, after ?? null, reason ?? null, state ?? null, limit + 1];
    const rows = await this.uow.rows<QuarantinedRecord>(LIST_QUARANTINED, values);
    const page = pageOf(this.cursors, 'quarantine', rows, limit, (row) => row.id);
    const visible = await this.visible(page.data);
    return page.map((row) => QuarantinedRecordDto.from(row, visible));
  }

  async get(sourceId: string, recordId: string): Promise<QuarantineCaseDto> {
    await this.sourceOf(sourceId);
    return this.caseOf(sourceId, recordId);
  }

  /** Throws `MoveNotAllowed` when it is decided, {@link RecordNotHeld}, {@link NotACandidate}. */
  async retry(sourceId: string, recordId: string, input: RetryRecordDto): Promise<OperationDto> {
    const source = await this.sourceOf(sourceId);
    const record = await this.undecided(sourceId, recordId, 'accepted');
    const [held] = await this.uow.rows<HeldRecord>(HELD, [sourceId, recordId, null, null, 1]);
    if (!held) throw new RecordDecidedMeanwhile();
    if (!isHeld(held, source)) throw new RecordNotHeld(held.knownAs !== null);
    return this.order(recordId, { sourceId, recordId, reason: null, decision: await this.decisionOf(record, input) });
  }

  /** Throws `MoveNotAllowed` when it is decided. */
  async discard(sourceId: string, recordId: string, { reason }: DiscardRecordDto): Promise<QuarantineCaseDto> {
    await this.sourceOf(sourceId);
    await this.undecided(sourceId, recordId, 'discarded');
    if ((await this.aside.move([recordId], 'discarded', reason)) === 0) throw new RecordDecidedMeanwhile();
    return this.caseOf(sourceId, recordId);
  }

  /** Tries everything again that was set aside, for one reason or for any. */
  async retryAll(sourceId: string, { reason }: RetryQuarantineDto): Promise<OperationDto> {
    await this.sourceOf(sourceId);
    return this.order(sourceId, { sourceId, recordId: null, reason: reason ?? null, decision: null });
  }

  private async order(subject: string, parameters: RetryOrder): Promise<OperationDto> {
    const order = { kind: RETRY_QUARANTINED, subject, parameters: { ...parameters } };
    return OperationDto.from(await this.operations.order(order));
  }

  private async sourceOf(id: string): Promise<SocialRegistry> {
    this.scope.requireEverywhere('social registry');
    const source = await this.uow.repository(SocialRegistry).findOneBy({ id });
    if (!source) throw new NotFound('social registry');
    return source;
  }

  private async find(sourceId: string, recordId: string): Promise<QuarantinedRecord> {
    const found = await this.uow.row<QuarantinedRecord>(FIND_QUARANTINED, [sourceId, recordId]);
    if (!found) throw new NotFound('quarantined record');
    return found;
  }

  private async undecided(
    sourceId: string,
    recordId: string,
    to: 'accepted' | 'discarded',
  ): Promise<QuarantinedRecord> {
    const record = await this.find(sourceId, recordId);
    QUARANTINE_FLOW.assert(record.state, to);
    return record;
  }

  private async caseOf(sourceId: string, recordId: string): Promise<QuarantineCaseDto> {
    const record = await this.find(sourceId, recordId);
    const moves = await this.uow.rows<QuarantineMove>(MOVES_OF, [recordId]);
    return QuarantineCaseDto.of(QuarantinedRecordDto.from(record, await this.visible([record])), moves);
  }

  private async decisionOf(
    record: QuarantinedRecord,
    { candidate, isNew }: RetryRecordDto,
  ): Promise<RetryOrder['decision']> {
    if (candidate !== undefined && isNew) throw new NotACandidate('#/isNew');
    if (isNew) return [record.pointer, 'new'];
    if (candidate === undefined) return null;
    const id = this.handles.tryRead('registrant', candidate);
    if (!id || !(await this.visible([record])).has(id)) throw new NotACandidate('#/candidate');
    return [record.pointer, id];
  }

  /** Candidates the caller may see: registry staff of an area sees those of that area. */
  private async visible(records: readonly QuarantinedRecord[]): Promise<Set<string>> {
    return new Set(await this.reach.visible([...new Set(records.flatMap(({ candidates }) => candidates))]));
  }
}
