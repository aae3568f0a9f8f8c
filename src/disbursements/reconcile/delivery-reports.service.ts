import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Handles, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { prepareAhead } from '#platform/workers/prepare-ahead.js';
import { EntitlementsService } from '#entitlements';
import { ProgramsService, type ProgramState } from '#programs';
import { BatchMovesService } from '../batch-moves.service.js';
import { Batch } from '../batch.entity.js';
import { BatchesService } from '../batches.service.js';
import { ACKNOWLEDGE } from '../dispatch-batch/dispatch-batch.sql.js';
import { PaymentChannelsService } from '../dispatch-batch/payment-channels.service.js';
import {
  ChannelStatementDto,
  type CreateReconciliationDto,
  ReconciliationDto,
  type ReconciliationRecord,
} from '../reconciliation.dto.js';
import { TOLD_BEFORE } from './accept-result.sql.js';
import { type HeldLine, type Judged, judgeLot, type Named } from './judge-lot.js';
import { FIND_RECONCILIATIONS, HOLD_LINES } from './reconcile.sql.js';
import { type Exception, ResultsService, type Tally } from './results.service.js';
import type { ToldBefore } from './told-money.js';
import { inLots, type Told } from './told.js';

const OVER: readonly ProgramState[] = ['ended', 'archived'];
/** Where lines can stand that a result moves. */
const SOURCES = ['dispatched', 'sending', 'in_doubt', 'paid', 'issued'];

/** Results that are judged at once. */
const A_LOT = 2_000;

/** Asked for by each attempt at the transaction: what can be read only once refuses the second one. */
type Tellings = () => AsyncIterable<Told> | Iterable<Told>;

/** Where what is told is looked for: in a batch, or wherever in a channel the caller may reconcile. */
interface Reach {
  readonly channelId: string;
  readonly batchId: string | null;
  readonly programs: readonly string[] | null;
}

/** A reconciliation that an upload fills. Without a batch: of what is about no line within reach. */
interface Filled {
  readonly id: string;
  readonly batch: Batch | null;
  readonly isOver: boolean;
}
type Upload = Reach & { readonly filled: Map<string | null, Filled> };

/**
 * What carriers, counters and channels report: in any order, in part, more than once. One transaction for each upload. What comes
 * back when the program has ended moves nothing any more and is kept as an exception, for a person to deal with.
 */
@Injectable()
export class DeliveryReportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
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
    return this.takeAll(batchId, () => results.map((result) => ({ is: 'result', result }) as const));
  }

  /** All that is told of a batch. */
  async takeAll(batchId: string, told: Tellings): Promise<ReconciliationDto> {
    const { channelId } = await this.batches.visible(batchId);
    const [filled] = await this.takeWithin({ channelId, batchId, programs: null }, told);
    return ReconciliationDto.from(filled!);
  }

  /** All that is told of a channel, whichever batches it is about. What is about none in reach tells nobody whether there is one. */
  async takeOfChannel(channelId: string, told: Tellings): Promise<ChannelStatementDto> {
    const reach = { channelId, batchId: null, programs: this.scope.programs() };
    return ChannelStatementDto.from(await this.takeWithin(reach, told));
  }

  /** Lot after lot; the next one is read while one is applied. */
  private takeWithin(reach: Reach, told: Tellings): Promise<ReconciliationRecord[]> {
    return this.uow.run(async () => {
      const upload: Upload = { ...reach, filled: new Map() };
      if (reach.batchId !== null) await this.meet(upload, [reach.batchId]);
      let received = 0;
      const named = (lot: readonly Told[]) => lot.map((one) => ({ told: one, id: this.idOf(reach.channelId, one) }));
      await prepareAhead(
        inLots(told(), A_LOT),
        (lot) => Promise.resolve(named(lot)),
        async (lot, those) => {
          const before = received;
          received += lot.length;
          await this.takeLot(upload, those, before);
        },
      );
      await this.moves.settleThoseDone([...upload.filled.keys()].filter((batchId) => batchId !== null));
      const ids = [...upload.filled.values()].map(({ id }) => id);
      return this.uow.rows<ReconciliationRecord>(FIND_RECONCILIATIONS, [ids]);
    });
  }

  private async takeLot(upload: Upload, named: readonly Named[], before: number): Promise<void> {
    const ids = named.flatMap(({ id }) => id ?? []);
    const { batchId, channelId, programs, filled } = upload;
    const held = await this.uow.rows<HeldLine>(HOLD_LINES, [ids, batchId, channelId, programs]);
    await this.meet(
      upload,
      held.map((line) => line.batchId),
    );
    const toldBefore = await this.uow.rows<ToldBefore>(TOLD_BEFORE, [
      held.map((line) => line.registrantId),
      held.map((line) => line.id),
    ]);
    const { rounds, takenIn, each } = judgeLot(named, held, toldBefore, before, (id) => filled.get(id)!.isOver);
    for (const outcomes of rounds) await this.results.apply(outcomes, SOURCES, 'reported');
    const returned = rounds.flatMap((outcomes) => outcomes.filter(({ state }) => state === 'returned'));
    await this.dueAgain(upload, held, new Set(returned.map(({ id }) => id)));
    const keys = [takenIn.map((line) => line.id), takenIn.map((line) => line.registrantId)];
    if (takenIn.length > 0) await this.uow.change(ACKNOWLEDGE, [...keys, this.clock.now()]);
    await this.keep(upload, each);
  }

  /** Opens the reconciliations of batches that are mentioned for the first time; null: of none. */
  private async meet(upload: Upload, mentioned: readonly (string | null)[]): Promise<void> {
    const isNew = [...new Set(mentioned)].filter((batchId) => !upload.filled.has(batchId));
    if (isNew.length === 0) return;
    const ids = isNew.filter((batchId) => batchId !== null);
    const batches = await this.uow.repository(Batch).findBy({ id: In(ids) });
    const over = new Map<string, boolean>();
    for (const programId of new Set(batches.map((batch) => batch.programId)))
      over.set(programId, OVER.includes((await this.programs.get(programId)).state));
    for (const batchId of isNew) {
      const batch = batches.find(({ id }) => id === batchId) ?? null;
      upload.filled.set(batchId, { id: newId(), batch, isOver: batch !== null && over.get(batch.programId)! });
    }
    const opened = isNew.map((batchId) => ({ id: upload.filled.get(batchId)!.id, batchId }));
    await this.results.open(opened, upload.channelId, 'upload');
  }

  /** What came back is due: a cycle that was completed is delivering again. */
  private async dueAgain({ filled }: Upload, held: readonly HeldLine[], returned: ReadonlySet<string>): Promise<void> {
    const cycles = held
      .filter(({ id }) => returned.has(id))
      .map(({ batchId }) => filled.get(batchId)!.batch!.cycleId)
      .toSorted();
    for (const cycleId of new Set(cycles))
      if ((await this.entitlements.cycle(cycleId)).state === 'completed') await this.entitlements.deliverAgain(cycleId);
  }

  /** Exceptions and counts, each in the reconciliation it belongs to. */
  private async keep(upload: Upload, each: readonly Judged[]): Promise<void> {
    const batchOf = ({ line }: Judged): string | null => upload.batchId ?? line?.batchId ?? null;
    await this.meet(upload, each.map(batchOf));
    const tallies = new Map<string, Tally>();
    const exceptions: Exception[] = [];
    for (const judged of each) {
      const { id } = upload.filled.get(batchOf(judged))!;
      const { received, applied, exceptions: refused } = tallies.get(id) ?? { received: 0, applied: 0, exceptions: 0 };
      const counted = { received: received + 1, applied: applied + Number(judged.moved) };
      tallies.set(id, { id, ...counted, exceptions: refused + Number(judged.exception !== undefined) });
      if (judged.exception) exceptions.push({ ...judged.exception, reconciliationId: id });
    }
    await this.results.keep(exceptions);
    await this.results.count([...tallies.values()]);
  }

  private idOf(channelId: string, told: Told): string | undefined {
    if (told.is === 'unreadable') return undefined;
    if (told.id !== undefined) return told.id;
    if (told.is === 'under_way') return this.payments.idOf(channelId, told.reference!);
    const { disbursementId, reference } = told.result;
    if (disbursementId !== undefined) return this.handles.tryRead('disbursement', disbursementId);
    return this.payments.idOf(channelId, reference!);
  }
}
