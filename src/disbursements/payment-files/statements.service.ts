import { Injectable } from '@nestjs/common';
import type { StreamedBody } from '#platform/http/streamed-body.js';
import { BatchesService } from '../batches.service.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { WrongSource } from '../disbursements.errors.js';
import type { ReconciliationDto } from '../reconciliation.dto.js';
import { DeliveryReportsService } from '../reconcile/delivery-reports.service.js';
import { TooManyStatements } from './payment-file.errors.js';
import { readCsvStatement } from './read-csv-statement.js';

/** Each holds a connection to the database as long as its sender takes. */
const MOST_AT_ONCE = 3;

/** What receivers of files say became of them, in files of their own. Nothing of a statement is kept but results and exceptions. */
@Injectable()
export class StatementsService {
  private taking = 0;

  constructor(
    private readonly batches: BatchesService,
    private readonly channels: DeliveryChannelsService,
    private readonly reports: DeliveryReportsService,
  ) {}

  /** Throws {@link WrongSource} where the channel does not say how its statements look, `StatementUnreadable`, {@link TooManyStatements}. */
  async takeCsv(batchId: string, body: StreamedBody): Promise<ReconciliationDto> {
    const { channelId } = await this.batches.visible(batchId);
    const layout = (await this.channels.get(channelId)).fileLayout?.statement;
    if (!layout) throw new WrongSource('The channel does not say how its statements look');
    return this.oneOfFew(() => this.reports.takeAll(batchId, readCsvStatement(layout, body.pieces())));
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
