import { Injectable } from '@nestjs/common';
import { Handles, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { ProgramsService, type ProgramState } from '#programs';
import { BatchMovesService } from '../batch-moves.service.js';
import { BatchesService } from '../batches.service.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { WrongSource } from '../disbursements.errors.js';
import {
  type CreateReconciliationDto,
  type ExceptionRecord,
  type ExceptionsQuery,
  ReconciliationDto,
  ReconciliationExceptionDto,
  type ReconciliationRecord,
  type ReportedResultDto,
} from '../reconciliation.dto.js';
import { type Goods, judgeReport, type ReportVerdict } from './delivery-report.policy.js';
import { FIND_RECONCILIATION, HOLD_GOODS, LIST_EXCEPTIONS, LIST_EXCEPTIONS_OF_PROGRAM } from './reconcile.sql.js';
import { type Exception, type Outcome, ResultsService } from './results.service.js';

const OVER: readonly ProgramState[] = ['ended', 'archived'];

type HeldGoods = Goods & { readonly id: string; readonly registrantId: string };

/**
 * What carriers report about goods: in any order, in part, more than once. One transaction for each upload. What comes back when the
 * program has ended, money too, moves nothing any more and is kept as an exception, for a person to deal with.
 */
@Injectable()
export class DeliveryReportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly handles: Handles,
    private readonly programs: ProgramsService,
    private readonly batches: BatchesService,
    private readonly channels: DeliveryChannelsService,
    private readonly results: ResultsService,
    private readonly moves: BatchMovesService,
    private readonly cursors: Cursors,
  ) {}

  async take({ batchId, results }: CreateReconciliationDto): Promise<ReconciliationDto> {
    const batch = await this.batches.visible(batchId);
    const isOver = OVER.includes((await this.programs.get(batch.programId)).state);
    const isLate = isOver && results.every(({ outcome }) => outcome === 'returned');
    if (!isLate && (await this.channels.get(batch.channelId)).kind !== 'in_kind')
      throw new WrongSource('What became of money is asked of its channel, not uploaded');
    const id = newId();
    return this.uow.run(async () => {
      await this.results.open(id, batchId, 'upload');
      const { outcomes, exceptions } = await this.judge(batchId, results, isOver);
      const applied = await this.results.apply(outcomes, ['dispatched'], 'reported');
      await this.results.keep(id, exceptions);
      await this.results.count(id, results.length, applied, exceptions.length);
      await this.moves.settleIfDone(batchId);
      return ReconciliationDto.from((await this.uow.row<ReconciliationRecord>(FIND_RECONCILIATION, [id]))!);
    });
  }

  async exceptions(reconciliationId: string, query: PageQuery): Promise<Page<ReconciliationExceptionDto>> {
    const found = await this.uow.row<ReconciliationRecord>(FIND_RECONCILIATION, [reconciliationId]);
    if (!found) throw new NotFound('reconciliation');
    this.scope.requireWholeProgram(found.programId, 'reconciliation'); // of references nobody knows, no area is known
    const list = `exceptions:${reconciliationId}`;
    const after = this.cursors.decode<string>(list, query.cursor) ?? null;
    const rows = await this.uow.rows<ExceptionRecord>(LIST_EXCEPTIONS, [reconciliationId, after, query.limit + 1]);
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(ReconciliationExceptionDto.from);
  }

  /** Of all reconciliations of a program. */
  async exceptionsOfProgram(
    programId: string,
    { kind, cursor, limit }: ExceptionsQuery,
  ): Promise<Page<ReconciliationExceptionDto>> {
    this.scope.requireWholeProgram(programId);
    await this.programs.get(programId);
    const list = `exceptions-of-program:${programId}:${kind ?? ''}`;
    const after = this.cursors.decode<string>(list, cursor) ?? null;
    const rows = await this.uow.rows<ExceptionRecord>(LIST_EXCEPTIONS_OF_PROGRAM, [
      programId,
      after,
      limit + 1,
      kind ?? null,
    ]);
    return pageOf(this.cursors, list, rows, limit, (row) => row.id).map(ReconciliationExceptionDto.from);
  }

  /** Later results of one upload are judged after earlier ones, as if they had come one by one. */
  private async judge(batchId: string, results: readonly ReportedResultDto[], isOver: boolean) {
    const ids = results.map((result) => this.handles.tryRead('disbursement', result.disbursementId));
    const held = await this.uow.rows<HeldGoods>(HOLD_GOODS, [ids.filter((id) => id !== undefined), batchId]);
    const standing = new Map(held.map((goods) => [goods.id, goods]));
    const outcomes: Outcome[] = [];
    const exceptions: Exception[] = [];
    for (const [index, { outcome, quantity }] of results.entries()) {
      const goods = standing.get(ids[index] ?? '');
      const verdict = goods ? judged(goods, outcome, quantity, isOver) : 'unknown_reference';
      if (typeof verdict === 'object') {
        const { id, registrantId } = goods!;
        outcomes.push({
          id,
          registrantId,
          state: outcome,
          code: null,
          providerReference: null,
          quantity: verdict.apply,
        });
        standing.set(id, { ...goods!, state: outcome, deliveredQuantity: verdict.apply });
      } else if (verdict !== 'unchanged') {
        const named = { registrantId: goods?.registrantId ?? null, disbursementId: goods?.id ?? null };
        exceptions.push({ ...named, kind: verdict, position: index + 1 });
      }
    }
    return { outcomes, exceptions };
  }
}

/** Of a program that is over only what says again what is known is no news: what comes back is kept. */
function judged(
  goods: Goods,
  outcome: ReportedResultDto['outcome'],
  quantity: string | undefined,
  isOver: boolean,
): ReportVerdict {
  const isLate = isOver && outcome === 'returned' && goods.state !== 'returned';
  return isLate ? 'late_return' : judgeReport(goods, outcome, quantity);
}
