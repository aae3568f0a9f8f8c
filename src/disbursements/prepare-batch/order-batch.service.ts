import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationDto } from '#access';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { type CycleRecord, EntitlementsService } from '#entitlements';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { type BatchWish, PrepareBatchService } from './prepare-batch.service.js';

/** A wish as an operation keeps it. */
interface Parameters {
  readonly channelId: string;
  readonly benefitId: string | null;
  readonly collectUntil: string | null;
}

/**
 * Makes a batch while nobody waits: a million lines take about a minute. All of it or nothing, in one transaction, so that the digest is
 * of what was made; one at a time in each cycle.
 */
@Injectable()
export class OrderBatchService implements OperationHandler, OnModuleInit {
  readonly kind = 'prepare-batch';

  constructor(
    private readonly operations: OperationsService,
    private readonly entitlements: EntitlementsService,
    private readonly channels: DeliveryChannelsService,
    private readonly preparing: PrepareBatchService,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** What refuses it whatever is due is answered at once, and judged again when it is made. */
  async order(cycle: CycleRecord, channel: DeliveryChannel, wish: BatchWish): Promise<OperationDto> {
    await this.preparing.assertPossible(cycle, channel, wish);
    const { benefitId = null, collectUntil = null } = wish;
    const parameters: Parameters = { channelId: channel.id, benefitId, collectUntil };
    const order = { kind: this.kind, subject: cycle.id, programId: cycle.programId, parameters: { ...parameters } };
    return OperationDto.from(await this.operations.order(order));
  }

  async run(run: OperationRun): Promise<void> {
    if (run.cursor) return;
    const { channelId, benefitId, collectUntil } = run.parameters as unknown as Parameters;
    await run.chunk(async () => {
      const cycle = await this.entitlements.cycle(run.subject);
      const channel = await this.channels.get(channelId);
      const wish = { benefitId: benefitId ?? undefined, collectUntil: collectUntil ?? undefined };
      const { id, lineCount, leftOut } = await this.preparing.prepare(cycle, channel, wish);
      const lines = Number(lineCount);
      return { cursor: { batchId: id }, done: lines, total: lines, counts: { lines, leftOut } };
    });
  }
}
