import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Handles, ScopeService } from '#access';
import { plainArray } from '#platform/database/plain-array.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
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
import { type Expected, expectedOf, type Usual, usualOf } from './expected-result.policy.js';
import { type HeldLine, type Judged, judgeLot, type JudgedLot, type Named } from './judge-lot.js';
import { FIND_RECONCILIATIONS, HOLD_LINES } from './reconcile.sql.js';
import { type Exception, type Reach, ResultsService, type Tally } from './results.service.js';
import type { ToldBefore } from './told-money.js';
import { inLots, type Told } from './told.js';

const OVER: readonly ProgramState[] = ['ended', 'archived'];
/** Results that are judged at once. */
const A_LOT = 2_000;

/** Asked for by each attempt at the transaction: what can be read only once refuses the second one. */
type Tellings = () => AsyncIterable<Told> | Iterable<Told>;

/** A reconciliation that an upload fills. Without a batch: of what is about no line within reach. */
interface Filled {
  readonly id: string;
  readonly batch: Batch | null;
  readonly isOver: boolean;
  /** Counted until all of it is told. */
  readonly tally: { -readonly [key in keyof Omit<Tally, 'id'>]: number };
}
/** A lot whose lines no other transaction changes any more. */
interface Held {
  readonly lines: readonly HeldLine[];
  readonly toldBefore: readonly ToldBefore[];
}
interface Upload extends Reach {
  readonly filled: Map<string | null, Filled>;
  /** How payments stood when one of them was looked at. */
  usual?: Usual;
}

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

  private takeWithin(reach: Reach, told: Tellings): Promise<ReconciliationRecord[]> {
    return this.uow.run(async () => {
      const upload: Upload = { ...reach, filled: new Map() };
      if (reach.batchId !== null) await this.meet(upload, [reach.batchId]);
      await this.takeEach(upload, inLots(told(), A_LOT));
      await this.results.count([...upload.filled.values()].map(({ id, tally }) => ({ id, ...tally })));
      await this.moves.settleThoseDone([...upload.filled.keys()].filter((batchId) => batchId !== null));
      const ids = [...upload.filled.values()].map(({ id }) => id);
      return this.uow.rows<ReconciliationRecord>(FIND_RECONCILIATIONS, [ids]);
    });
  }

  /** Lot after lot: while one is taken the next is read. */
  private async takeEach(upload: Upload, lots: AsyncIterable<readonly Told[]>): Promise<void> {
    let [received, taking] = [0, Promise.resolve()];
    try {
      for await (const lot of lots) {
        const named = this.named(upload.channelId, lot, received);
        const expected = expectedOf(named, upload.usual);
        await taking;
        taking = this.takeLot(upload, named, expected);
        taking.catch(() => {}); // awaited before the next lot is taken, or below
        await setImmediate(); // what is sent is on its way before the reading begins
        received += lot.length;
      }
    } finally {
      await taking;
    }
  }

  /** What is expected is applied at once; the lines of the rest are held, looked at and judged. */
  private async takeLot(upload: Upload, lot: readonly Named[], expected: readonly Expected[]): Promise<void> {
    const rest = expected.length > 0 ? await this.withoutExpected(upload, lot, expected) : lot;
    if (rest.length === 0) return;
    const { lines, toldBefore } = await this.hold(upload, rest);
    upload.usual = usualOf(lines) ?? upload.usual;
    await this.apply(
      upload,
      judgeLot(rest, lines, toldBefore, (batchId) => upload.filled.get(batchId)!.isOver),
    );
  }

  /** Applies what is expected; answers what is not, or is of a line that stands otherwise. */
  private async withoutExpected(
    upload: Upload,
    lot: readonly Named[],
    expected: readonly Expected[],
  ): Promise<readonly Named[]> {
    const { batches, ids } = await this.results.applyExpected(expected, upload, 'reported');
    await this.meet(upload, [...batches.keys()]);
    for (const [batchId, count] of batches) {
      const { tally } = upload.filled.get(batchId)!;
      tally.received += count;
      tally.applied += count;
    }
    const met = ids ?? new Set(expected.map(({ id }) => id));
    return lot.filter(({ id }) => id === undefined || !met.has(id));
  }

  private async hold(upload: Upload, named: readonly Named[]): Promise<Held> {
    const ids = plainArray(named.flatMap(({ id }) => id ?? []));
    const { batchId, channelId, programs } = upload;
    const lines = await this.uow.rows<HeldLine>(HOLD_LINES, [ids, batchId, channelId, programs]);
    // by a statement of its own: what somebody else has kept who held them until now is seen as well
    const toldBefore = await this.uow.rows<ToldBefore>(TOLD_BEFORE, [
      plainArray(lines.map((line) => line.registrantId)),
      plainArray(lines.map((line) => line.id)),
    ]);
    await this.meet(
      upload,
      lines.map((line) => line.batchId),
    );
    return { lines, toldBefore };
  }

  private async apply(upload: Upload, { rounds, takenIn, each }: JudgedLot): Promise<void> {
    for (const outcomes of rounds) {
      const applied = await this.results.apply(outcomes, 'reported');
      if (applied !== outcomes.length) throw new Error('A line that was held does not stand as it was judged');
    }
    const returned = rounds.flatMap((outcomes) => outcomes.filter(({ state }) => state === 'returned'));
    if (returned.length > 0) await this.dueAgain(upload, each, new Set(returned.map(({ id }) => id)));
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
      const isOver = batch !== null && over.get(batch.programId)!;
      upload.filled.set(batchId, { id: newId(), batch, isOver, tally: { received: 0, applied: 0, exceptions: 0 } });
    }
    const opened = isNew.map((batchId) => ({ id: upload.filled.get(batchId)!.id, batchId }));
    await this.results.open(opened, upload.channelId, 'upload');
  }

  /** What came back is due: a cycle that was completed is delivering again. */
  private async dueAgain({ filled }: Upload, each: readonly Judged[], returned: ReadonlySet<string>): Promise<void> {
    const cycles = each
      .flatMap(({ line }) => (line && returned.has(line.id) ? line : []))
      .map(({ batchId }) => filled.get(batchId)!.batch!.cycleId)
      .toSorted();
    for (const cycleId of new Set(cycles))
      if ((await this.entitlements.cycle(cycleId)).state === 'completed') await this.entitlements.deliverAgain(cycleId);
  }

  /** Exceptions, and what is to be counted, each in the reconciliation it belongs to. */
  private async keep(upload: Upload, each: readonly Judged[]): Promise<void> {
    const batchOf = ({ line }: Judged): string | null => upload.batchId ?? line?.batchId ?? null;
    await this.meet(upload, each.map(batchOf));
    const exceptions: Exception[] = [];
    for (const judged of each) {
      const { id, tally } = upload.filled.get(batchOf(judged))!;
      tally.received += 1;
      tally.applied += Number(judged.moved);
      tally.exceptions += Number(judged.exception !== undefined);
      if (judged.exception) exceptions.push({ ...judged.exception, reconciliationId: id });
    }
    await this.results.keep(exceptions);
  }

  /** What each of them is about, as far as they name anything that can be ours. */
  private named(channelId: string, lot: readonly Told[], before: number): Named[] {
    const ids = this.payments.idsOf(
      channelId,
      lot.map((told) => referenceOf(told) ?? ''),
    );
    return lot.map((told, index) => ({ told, position: before + index + 1, id: ids[index] ?? this.idOf(told) }));
  }

  private idOf(told: Told): string | undefined {
    if (told.is === 'unreadable') return undefined;
    const handle = told.is === 'result' ? told.result.disbursementId : undefined;
    return told.id ?? (handle === undefined ? undefined : this.handles.tryRead('disbursement', handle));
  }
}

/** The reference that is all it names. */
function referenceOf(told: Told): string | undefined {
  if (told.is === 'unreadable' || told.id !== undefined) return undefined;
  if (told.is === 'under_way') return told.reference;
  return told.result.disbursementId === undefined ? told.result.reference : undefined;
}
