import { Injectable } from '@nestjs/common';
import { Handles } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { EntitlementsService } from '#entitlements';
import { ProgramsService, type ProgramState } from '#programs';
import { BatchMovesService } from '../batch-moves.service.js';
import type { Batch } from '../batch.entity.js';
import { BatchesService } from '../batches.service.js';
import { PaymentChannelsService } from '../dispatch-batch/payment-channels.service.js';
import {
  type CreateReconciliationDto,
  ReconciliationDto,
  type ReconciliationRecord,
  type ReportedResultDto,
} from '../reconciliation.dto.js';
import { judgeLine, type Line } from './judge-line.js';
import { toldMinor } from './money-result.policy.js';
import { FIND_RECONCILIATION, HOLD_LINES } from './reconcile.sql.js';
import { type Exception, type Outcome, ResultsService } from './results.service.js';

const OVER: readonly ProgramState[] = ['ended', 'archived'];
/** Where lines can stand that a result moves. */
const SOURCES = ['dispatched', 'sending', 'in_doubt', 'paid', 'issued'];

type HeldLine = Line & { readonly id: string; readonly registrantId: string };

/**
 * What carriers, counters and channels report: in any order, in part, more than once. One transaction for each upload. What comes
 * back when the program has ended moves nothing any more and is kept as an exception, for a person to deal with.
 */
@Injectable()
export class DeliveryReportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly handles: Handles,
    private readonly programs: ProgramsService,
    private readonly entitlements: EntitlementsService,
    private readonly batches: BatchesService,
    private readonly payments: PaymentChannelsService,
    private readonly results: ResultsService,
    private readonly moves: BatchMovesService,
  ) {}

  async take({ batchId, results }: CreateReconciliationDto): Promise<ReconciliationDto> {
    const batch = await this.batches.visible(batchId);
    const isOver = OVER.includes((await this.programs.get(batch.programId)).state);
    const id = newId();
    return this.uow.run(async () => {
      await this.results.open(id, batchId, 'upload');
      const { rounds, exceptions, moved } = await this.judge(batch, results, isOver);
      for (const outcomes of rounds) await this.results.apply(outcomes, SOURCES, 'reported');
      if (rounds.some((outcomes) => outcomes.some(({ state }) => state === 'returned'))) await this.dueAgain(batch);
      await this.results.keep(id, exceptions);
      await this.results.count(id, results.length, moved, exceptions.length);
      await this.moves.settleIfDone(batchId);
      return ReconciliationDto.from((await this.uow.row<ReconciliationRecord>(FIND_RECONCILIATION, [id]))!);
    });
  }

  /** What came back is due: a cycle that was completed is delivering again. */
  private async dueAgain({ cycleId }: Batch): Promise<void> {
    if ((await this.entitlements.cycle(cycleId)).state === 'completed')
      await this.entitlements.startDelivering(cycleId);
  }

  /**
   * Later results of one upload are judged after earlier ones, as if they had come one by one: what moves a line a second time
   * comes in the next round.
   */
  private async judge(batch: Batch, results: readonly ReportedResultDto[], isOver: boolean) {
    const ids = results.map((result) => this.idOf(batch, result));
    const held = await this.uow.rows<HeldLine>(HOLD_LINES, [ids.filter((id) => id !== undefined), batch.id]);
    const standing = new Map(held.map((line) => [line.id, line]));
    const rounds: Outcome[][] = [];
    const nextRound = new Map<string, number>();
    const exceptions: Exception[] = [];
    let moved = 0;
    for (const [index, result] of results.entries()) {
      const line = standing.get(ids[index] ?? '');
      const verdict = line ? judgeLine(line, result, isOver) : 'unknown_reference';
      if (typeof verdict === 'string') {
        if (verdict !== 'unchanged') exceptions.push(exceptionOf(line, result, verdict, index));
        continue;
      }
      moved += 1;
      for (const move of verdict.moves) {
        const round = nextRound.get(line!.id) ?? 0;
        nextRound.set(line!.id, round + 1);
        (rounds[round] ??= []).push({ ...move, id: line!.id, registrantId: line!.registrantId });
      }
      standing.set(line!.id, { ...line!, ...verdict.after });
    }
    return { rounds, exceptions, moved };
  }

  private idOf({ channelId }: Batch, { disbursementId, reference }: ReportedResultDto): string | undefined {
    if (disbursementId !== undefined) return this.handles.tryRead('disbursement', disbursementId);
    return this.payments.idOf(channelId, reference!);
  }
}

function exceptionOf(
  line: HeldLine | undefined,
  result: ReportedResultDto,
  kind: Exception['kind'],
  index: number,
): Exception {
  const named = { registrantId: line?.registrantId ?? null, disbursementId: line?.id ?? null };
  const minor = line?.currency ? toldMinor(result as never, line.currency)?.toString() : undefined;
  const told = minor === undefined ? undefined : { minor, currency: line!.currency! };
  return { ...named, kind, position: index + 1, told };
}
