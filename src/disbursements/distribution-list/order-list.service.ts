import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { CsvRows, ScopeService } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { RecipientKey } from '#platform/vault/recipient-key.js';
import { EntitlementsService } from '#entitlements';
import { RegistryService } from '#registry';
import type { Batch } from '../batch.entity.js';
import { BatchesService } from '../batches.service.js';
import { capabilityOf } from '../channel-kinds.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { NothingOut, UnfitOrder } from '../disbursements.errors.js';
import type { ListPartDto, OrderListDto } from '../distribution-list.dto.js';
import { COUNT_OUT } from './distribution-list.sql.js';
import { WriteList } from './write-list.service.js';

const MOST_DAYS = 31;
const DAY_MS = 86_400_000;

/** The list of who is due what at a distribution point, for one recipient: told before anybody is opened, and kept nowhere. */
@Injectable()
export class OrderList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly registry: RegistryService,
    private readonly entitlements: EntitlementsService,
    private readonly batches: BatchesService,
    private readonly channels: DeliveryChannelsService,
    private readonly writing: WriteList,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Not for use in a transaction. Throws `NotFound`, `DataClassNotGranted`, {@link UnfitOrder}, {@link NothingOut},
   * `RecipientKeyUnfit`, `AuditUnavailable`.
   */
  async order(batchId: string, asked: OrderListDto): Promise<CsvRows<ListPartDto>> {
    const batch = await this.batches.visible(batchId);
    const key = await RecipientKey.from(asked.key);
    const expiresAt = this.expiryOf(asked.expiresAt);
    await this.assertDeclared(asked.fields);
    const areas = await this.areasOf(batch.programId, asked.area);
    const { lines } = (await this.uow.row<{ lines: number }>(COUNT_OUT, [batchId, areas]))!;
    if (lines === 0) throw new NothingOut();
    const list = newId();
    await this.tell(batch, list, asked, key, lines, expiresAt);
    const { code, name, kind } = await this.channels.get(batch.channelId);
    const { byCode, linesAMessage } = capabilityOf(kind);
    const benefits = await this.entitlements.benefitsOfProgram(batch.programId);
    const { purpose, recipient, fields } = asked;
    const point = { code, name, area: asked.area ?? null };
    const heading = {
      list,
      batchId,
      point,
      recipient,
      purpose,
      writtenAt: this.clock.now(),
      expiresAt,
      collectUntil: batch.collectUntil,
      of: lines,
    };
    const benefitCodes = new Map(benefits.map((benefit) => [benefit.id, benefit.code]));
    const rows = this.writing.parts({
      batchId,
      areas,
      fields,
      benefits: benefitCodes,
      key,
      heading,
      byVoucher: byCode,
      linesAPart: linesAMessage,
    });
    const first = await rows.next(); // a fault is answered as one as long as nothing has left
    return new CsvRows('distribution-list', inThisContext(first, rows));
  }

  private async tell(
    { id, programId }: Batch,
    list: string,
    { purpose, recipient, fields, area }: OrderListDto,
    { thumbprint }: RecipientKey,
    lines: number,
    expiresAt: Date,
  ): Promise<void> {
    const said = { list, recipient, key: thumbprint, fields, area: area ?? null, lines };
    await this.trail.record({
      action: 'distribution-list:write',
      objectKind: 'batch',
      objectId: id,
      programId,
      purpose,
      outcome: 'succeeded',
      facts: { ...said, expiresAt: expiresAt.toISOString() },
    });
  }

  private expiryOf(text: string): Date {
    const [at, now] = [new Date(text), this.clock.now()];
    if (at <= now || at.getTime() > now.getTime() + MOST_DAYS * DAY_MS)
      throw new UnfitOrder('#/expiresAt', `must be within the next ${MOST_DAYS} days`);
    return at;
  }

  private async assertDeclared(fields: readonly string[]): Promise<void> {
    const declared = new Set((await this.registry.attributeSchema()).map(({ key }) => key));
    const index = fields.findIndex((field) => !declared.has(field));
    if (index >= 0) throw new UnfitOrder(`#/fields/${index}`, 'must be a declared attribute');
  }

  /** Areas in reach whose people the caller may know by their attributes; of an area that was asked for those in both. */
  private async areasOf(programId: string, area: string | undefined): Promise<readonly string[] | null> {
    this.scope.scopesFor('attributes');
    const reach = await this.scope.areasIn(programId, 'attributes');
    if (area === undefined) return reach;
    const asked = (await this.registry.areasWithin([area])).within[area];
    if (!asked) throw new UnfitOrder('#/area', 'must be a known area');
    return reach === null ? asked : asked.filter((code) => reach.includes(code));
  }
}

/** Read in the context of now, whoever reads: a stream is read in any. */
function inThisContext<T>(first: IteratorResult<T>, rows: AsyncGenerator<T>): AsyncIterable<T> {
  let begun = false;
  const inContext = AsyncLocalStorage.snapshot();
  const next = (): Promise<IteratorResult<T>> => {
    if (begun) return inContext(() => rows.next());
    begun = true;
    return Promise.resolve(first);
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: () => rows.return(null) }) };
}
