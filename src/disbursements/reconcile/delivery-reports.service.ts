import { Injectable } from '@nestjs/common';
import { Handles } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { formatAmount } from '#platform/money/money.js';
import { Clock } from '#platform/time/clock.js';
import { EntitlementsService } from '#entitlements';
import { ProgramsService, type ProgramState } from '#programs';
import { BatchMovesService } from '../batch-moves.service.js';
import type { Batch } from '../batch.entity.js';
import { BatchesService } from '../batches.service.js';
import { ACKNOWLEDGE } from '../dispatch-batch/dispatch-batch.sql.js';
import { PaymentChannelsService } from '../dispatch-batch/payment-channels.service.js';
import { type CreateReconciliationDto, ReconciliationDto, type ReconciliationRecord } from '../reconciliation.dto.js';
import { judgeLine, type Line, type LineVerdict } from './judge-line.js';
import { toldMinor } from './money-result.policy.js';
import { FIND_RECONCILIATION, HOLD_LINES } from './reconcile.sql.js';
import { type Exception, type Outcome, ResultsService } from './results.service.js';
import { inLots, type Told } from './told.js';

const OVER: readonly ProgramState[] = ['ended', 'archived'];
/** Where lines can stand that a result moves. */
const SOURCES = ['dispatched', 'sending', 'in_doubt', 'paid', 'issued'];

/** Results that are judged at once. */
const A_LOT = 5_000;

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
    private readonly clock: Clock,
  ) {}

  take({ batchId, results }: CreateReconciliationDto): Promise<ReconciliationDto> {
    return this.takeAll(
      batchId,
      results.map((result) => ({ is: 'result', result }) as const),
    );
  }

  /** All that is told, lot after lot. */
  async takeAll(batchId: string, told: AsyncIterable<Told> | Iterable<Told>): Promise<ReconciliationDto> {
    const batch = await this.batches.visible(batchId);
    const isOver = OVER.includes((await this.programs.get(batch.programId)).state);
    const id = newId();
    return this.uow.run(async () => {
      await this.results.open(id, batchId, 'upload');
      let received = 0;
      for await (const lot of inLots(told, A_LOT)) {
        await this.takeLot(id, batch, lot, isOver, received);
        received += lot.length;
      }
      await this.moves.settleIfDone(batchId);
      return ReconciliationDto.from((await this.uow.row<ReconciliationRecord>(FIND_RECONCILIATION, [id]))!);
    });
  }

  private async takeLot(
    id: string,
    batch: Batch,
    told: readonly Told[],
    isOver: boolean,
    before: number,
  ): Promise<void> {
    const { rounds, exceptions, moved, takenIn } = await this.judge(batch, told, isOver, before);
    for (const outcomes of rounds) await this.results.apply(outcomes, SOURCES, 'reported');
    if (rounds.some((outcomes) => outcomes.some(({ state }) => state === 'returned'))) await this.dueAgain(batch);
    const keys = [takenIn.map((line) => line.id), takenIn.map((line) => line.registrantId)];
    if (takenIn.length > 0) await this.uow.change(ACKNOWLEDGE, [...keys, this.clock.now()]);
    await this.results.keep(id, exceptions);
    await this.results.count(id, told.length, moved, exceptions.length);
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
  private async judge(batch: Batch, told: readonly Told[], isOver: boolean, before: number) {
    const ids = told.map((one) => this.idOf(batch, one));
    const held = await this.uow.rows<HeldLine>(HOLD_LINES, [ids.filter((id) => id !== undefined), batch.id]);
    const standing = new Map(held.map((line) => [line.id, line]));
    const rounds: Outcome[][] = [];
    const nextRound = new Map<string, number>();
    const exceptions: Exception[] = [];
    const takenIn: HeldLine[] = [];
    let moved = 0;
    for (const [index, one] of told.entries()) {
      const line = standing.get(ids[index] ?? '');
      if (line && one.is === 'under_way') takenIn.push(line);
      const verdict = judgeOne(line, one, isOver);
      if (typeof verdict === 'string') {
        if (verdict !== 'unchanged') exceptions.push(exceptionOf(line, one, verdict, before + index));
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
    return { rounds, exceptions, moved, takenIn };
  }

  private idOf({ channelId }: Batch, told: Told): string | undefined {
    if (told.is === 'unreadable') return undefined;
    if (told.id !== undefined) return told.id;
    if (told.is === 'under_way') return this.payments.idOf(channelId, told.reference!);
    const { disbursementId, reference } = told.result;
    if (disbursementId !== undefined) return this.handles.tryRead('disbursement', disbursementId);
    return this.payments.idOf(channelId, reference!);
  }
}

function judgeOne(line: HeldLine | undefined, told: Told, isOver: boolean): LineVerdict | 'unknown_reference' {
  if (told.is === 'unreadable') return 'unreadable';
  if (!line) return 'unknown_reference';
  if (told.is === 'under_way') return 'unchanged';
  const { result, asSent } = told;
  const amount = asSent && line.currency ? { amount: formatAmount(line.amountMinor!, line.currency) } : {};
  return judgeLine(line, { ...result, ...amount }, isOver);
}

function exceptionOf(line: HeldLine | undefined, told: Told, kind: Exception['kind'], index: number): Exception {
  const named = { registrantId: line?.registrantId ?? null, disbursementId: line?.id ?? null };
  const result = told.is === 'result' && !told.asSent ? told.result : undefined;
  const minor = result && line?.currency ? toldMinor(result as never, line.currency)?.toString() : undefined;
  const amount = minor === undefined ? undefined : { minor, currency: line!.currency! };
  return { ...named, kind, position: index + 1, told: amount };
}
