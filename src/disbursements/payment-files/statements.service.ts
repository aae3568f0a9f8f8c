import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { StreamedBody } from '#platform/http/streamed-body.js';
import { BatchesService } from '../batches.service.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { WrongSource } from '../disbursements.errors.js';
import { PaymentChannelsService } from '../dispatch-batch/payment-channels.service.js';
import type { ReconciliationDto } from '../reconciliation.dto.js';
import { DeliveryReportsService } from '../reconcile/delivery-reports.service.js';
import type { Told } from '../reconcile/told.js';
import type { Iso20022Layout } from './file-layout.js';
import { StatementUnreadable, TooManyStatements } from './payment-file.errors.js';
import { OPEN_IN_PART, PART_OF_MESSAGE } from './payment-file.sql.js';
import { readCsvStatement } from './read-csv-statement.js';
import { readPain002, type StatusReport } from './read-pain-002.js';

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
    private readonly payments: PaymentChannelsService,
    private readonly reports: DeliveryReportsService,
  ) {}

  /** Throws {@link WrongSource} where the channel does not say how its statements look, `StatementUnreadable`, {@link TooManyStatements}. */
  async takeCsv(batchId: string, body: StreamedBody): Promise<ReconciliationDto> {
    const { channelId } = await this.batches.visible(batchId);
    const layout = (await this.channels.get(channelId)).fileLayout?.statement;
    if (!layout) throw new WrongSource('The channel does not say how its statements look');
    return this.oneOfFew(() => this.reports.takeAll(batchId, readCsvStatement(layout, body.pieces())));
  }

  /** Throws {@link WrongSource} where the channel writes other files, `StatementUnreadable`, {@link TooManyStatements}. */
  async takePain002(batchId: string, body: StreamedBody): Promise<ReconciliationDto> {
    const { channelId } = await this.batches.visible(batchId);
    const { kind, fileLayout } = await this.channels.get(channelId);
    if (kind !== 'iso20022_file') throw new WrongSource('The channel writes no files of ISO 20022');
    return this.oneOfFew(async () => {
      const pieces: Buffer[] = [];
      for await (const piece of body.pieces()) pieces.push(piece);
      const report = readPain002(Buffer.concat(pieces), fileLayout as Iso20022Layout);
      return this.reports.takeAll(batchId, [...report.told, ...(await this.ofTheRest(batchId, channelId, report))]);
    });
  }

  /** What a report says of those it does not name: they are refused, or taken in. */
  private async ofTheRest(batchId: string, channelId: string, report: StatusReport): Promise<Told[]> {
    const messageId = this.payments.messageIdOf(channelId, report.messageId);
    const found = { firstId: '', lastId: '' };
    const part = messageId && (await this.uow.row<typeof found>(PART_OF_MESSAGE, [batchId, messageId]));
    if (!part) throw new StatementUnreadable('must be about a message of this batch');
    if (report.ofAll.length === 0) return [];
    const named = new Set(report.told.map((one) => this.referredTo(channelId, one)));
    const open = await this.uow.rows<{ id: string; currency: string }>(OPEN_IN_PART, [
      batchId,
      part.firstId,
      part.lastId,
    ]);
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
