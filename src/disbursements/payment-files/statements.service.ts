import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { StreamedBody } from '#platform/http/streamed-body.js';
import { BatchesService } from '../batches.service.js';
import { capabilityOf } from '../channel-kinds.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { WrongSource } from '../disbursements.errors.js';
import { PaymentChannelsService } from '../dispatch-batch/payment-channels.service.js';
import type { ChannelStatementDto, ReconciliationDto } from '../reconciliation.dto.js';
import { DeliveryReportsService } from '../reconcile/delivery-reports.service.js';
import type { Told } from '../reconcile/told.js';
import type { Iso20022Layout } from './file-layout.js';
import { STATUS_REPORT } from './iso-messages.js';
import { StatementUnreadable, TooManyStatements } from './payment-file.errors.js';
import { OPEN_IN_PART, PART_OF_MESSAGE } from './payment-file.sql.js';
import { readCsvStatement } from './read-csv-statement.js';
import { readPain002, type StatusReport } from './read-pain-002.js';

/** Bytes. */
export const LARGEST_STATEMENT = 32 * 1024 ** 2;
export const LARGEST_REPORT = 8 * 1024 ** 2;

/** A message of a file, and the payments it is about. */
interface Part {
  readonly batchId: string;
  readonly firstId: string;
  readonly lastId: string;
}

/** Each holds a connection to the database as long as its sender takes. */
const MOST_AT_ONCE = 3;

/** What receivers of files say became of them, in files of their own. Nothing of a statement is kept but results and exceptions. */
@Injectable()
export class StatementsService {
  private taking = 0;

  constructor(
    private readonly batches: BatchesService,
    private readonly channels: DeliveryChannelsService,
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly payments: PaymentChannelsService,
    private readonly reports: DeliveryReportsService,
  ) {}

  /** Throws {@link WrongSource} where the channel does not say how its statements look, `StatementUnreadable`, {@link TooManyStatements}. */
  async takeCsv(batchId: string, body: StreamedBody): Promise<ReconciliationDto> {
    const { channelId } = await this.batches.visible(batchId);
    const rows = rowsOf(await this.channels.get(channelId), body);
    return this.oneOfFew(() => this.reports.takeAll(batchId, rows));
  }

  /** The same of whichever batches of the channel it is about. */
  async takeCsvOfChannel(channelId: string, body: StreamedBody): Promise<ChannelStatementDto> {
    const rows = rowsOf(await this.channels.visible(channelId), body);
    return this.oneOfFew(() => this.reports.takeOfChannel(channelId, rows));
  }

  /** Throws {@link WrongSource} where the channel writes other files, `StatementUnreadable`, {@link TooManyStatements}. */
  async takePain002(batchId: string, body: StreamedBody): Promise<ReconciliationDto> {
    const { channelId } = await this.batches.visible(batchId);
    return this.takeReport(await this.channels.get(channelId), batchId, body);
  }

  /** The same of the batch of the channel whose message it is about. */
  async takePain002OfChannel(channelId: string, body: StreamedBody): Promise<ReconciliationDto> {
    return this.takeReport(await this.channels.visible(channelId), null, body);
  }

  private takeReport(
    { id: channelId, kind, fileLayout }: DeliveryChannel,
    batchId: string | null,
    body: StreamedBody,
  ): Promise<ReconciliationDto> {
    if (!capabilityOf(kind).reads.includes(STATUS_REPORT))
      throw new WrongSource('The channel writes no files of ISO 20022');
    return this.oneOfFew(async () => {
      const pieces: Buffer[] = [];
      for await (const piece of body.pieces()) pieces.push(piece);
      const report = readPain002(Buffer.concat(pieces), fileLayout as Iso20022Layout);
      const part = await this.partOf(channelId, batchId, report);
      const rest = await this.ofTheRest(channelId, part, report);
      return this.reports.takeAll(part.batchId, () => [...report.told, ...rest]);
    });
  }

  /** One of a program that the caller may not reconcile is as unknown as one that nobody sent. */
  private async partOf(channelId: string, batchId: string | null, { messageId }: StatusReport): Promise<Part> {
    const id = this.payments.messageIdOf(channelId, messageId);
    const values = [id, channelId, batchId, this.scope.programs()];
    const part = id && (await this.uow.row<Part>(PART_OF_MESSAGE, values));
    if (!part) throw new StatementUnreadable(`must be about a message of this ${batchId ? 'batch' : 'channel'}`);
    return part;
  }

  /** What a report says of those it does not name: they are refused, or taken in. */
  private async ofTheRest(
    channelId: string,
    { batchId, firstId, lastId }: Part,
    report: StatusReport,
  ): Promise<Told[]> {
    if (report.ofAll.length === 0) return [];
    const named = new Set(report.told.map((one) => this.referredTo(channelId, one)));
    const open = await this.uow.rows<{ id: string; currency: string }>(OPEN_IN_PART, [batchId, firstId, lastId]);
    return open.flatMap(({ id, currency }): Told[] => {
      if (named.has(id)) return [];
      const said = report.ofAll.find((one) => one.currency === null || one.currency === currency);
      if (!said) return [];
      if (!said.failed) return [{ is: 'under_way', id }];
      return [{ is: 'result', id, result: { outcome: 'failed', ...(said.code === null ? {} : { code: said.code }) } }];
    });
  }

  private referredTo(channelId: string, told: Told): string | undefined {
    const reference =
      told.is === 'result' ? told.result.reference : told.is === 'under_way' ? told.reference : undefined;
    return reference === undefined ? undefined : this.payments.idOf(channelId, reference);
  }

  private async oneOfFew<T>(take: () => Promise<T>): Promise<T> {
    if (this.taking >= MOST_AT_ONCE) throw new TooManyStatements();
    this.taking += 1;
    try {
      return await take();
    } finally {
      this.taking -= 1;
    }
  }
}

function rowsOf({ fileLayout }: DeliveryChannel, body: StreamedBody): () => AsyncIterable<Told> {
  const layout = fileLayout?.statement;
  if (!layout) throw new WrongSource('The channel does not say how its statements look');
  return () => readCsvStatement(layout, body.pieces());
}
