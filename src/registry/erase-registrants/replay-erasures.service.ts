import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { Restores } from '#platform/backup/restores.service.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { type Erasure, KeyErasures } from '#platform/vault/key-erasures.js';
import { ReplayHolds } from '../hold-registrants/replay-holds.service.js';
import { ClearErased } from './clear-erased.service.js';
import { ERASURES, NOT_CLEARED } from './erase-registrants.sql.js';

const PAGE = 5_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Holds the ledgers of both databases against both: whoever stands in either has no key, and no data. So neither side
 * restored from an older backup brings anybody back, and an erasure that was cut short is finished. The holds come first: who
 * is held waits until the hold is lifted. Before the service listens and before any operation runs; then every ten minutes.
 */
@Injectable()
export class ReplayErasures implements OnModuleInit {
  private readonly logger = new Logger('Erasures');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyErasures,
    private readonly data: ClearErased,
    private readonly holds: ReplayHolds,
    private readonly app: AppConfig,
    private readonly restores: Restores,
  ) {}

  /** A failure stops the boot: rather no service than one that shows who was erased. */
  async onModuleInit(): Promise<void> {
    await this.restores.assertLedgers();
    await this.replay();
    await this.restores.settle();
  }

  @Cron(CronExpression.EVERY_10_MINUTES, { name: 'replay-erasures', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await this.replay();
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'replay' }); // again in ten minutes
    }
  }

  private async replay(): Promise<void> {
    const held = await this.holds.replay();
    const destroyed = await this.walk(
      (after) => this.uow.rows<Erasure>(ERASURES, [after, PAGE]),
      (ids) => this.keys.undone(ids),
      (erasures) => this.keys.destroy(erasures),
    );
    const cleared = await this.walk(
      (after) => this.keys.page(after, PAGE),
      async (ids) => new Set((await this.uow.rows<{ id: string }>(NOT_CLEARED, [ids])).map(({ id }) => id)),
      (erasures) => this.data.clear(erasures),
    );
    if (held + destroyed + cleared > 0) this.logger.warn({ held, destroyed, cleared });
  }

  /** Goes through a ledger page by page and does again what the other side lacks; counts that. */
  private async walk(
    pageAfter: (after: string) => Promise<Erasure[]>,
    undone: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
    redo: (erasures: readonly Erasure[]) => Promise<void>,
  ): Promise<number> {
    let redone = 0;
    for (let after = FIRST; ;) {
      const page = await pageAfter(after);
      if (page.length === 0) return redone;
      const lacking = await undone(page.map(({ registrantId }) => registrantId));
      const again = page.filter(({ registrantId }) => lacking.has(registrantId));
      if (again.length > 0) await redo(again);
      redone += again.length;
      after = page.at(-1)!.registrantId;
    }
  }
}
