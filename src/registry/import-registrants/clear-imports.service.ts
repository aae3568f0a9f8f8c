import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import { CLEAR, NOT_CLEARED } from './import.sql.js';
import { IMPORT_KEY } from './take-upload.service.js';

/** No upload takes so long: a key of this age without an import belongs to one that broke off. */
const ORPHAN_AFTER_HOURS = 24;

/** Destroys what an import that has ended leaves: its key first, then the spool. Its report stays. */
@Injectable()
export class ClearImports implements OnApplicationBootstrap {
  private readonly logger = new Logger('Imports');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: WorkKeys,
    private readonly operations: OperationsService,
    private readonly app: AppConfig,
  ) {}

  async clear(id: string): Promise<void> {
    await this.keys.destroy(id);
    await this.uow.run(async () => {
      for (const statement of CLEAR) await this.uow.change(statement, [id]);
    });
  }

  onApplicationBootstrap(): void {
    void this.sweep();
  }

  /** What a process that died left behind. */
  @Cron(CronExpression.EVERY_HOUR, { name: 'clear-imports', waitForCompletion: true })
  async hourly(): Promise<void> {
    if (this.app.schedule) await this.sweep();
  }

  private async sweep(): Promise<void> {
    try {
      const kept = await this.uow.rows<{ id: string; operationId: string }>(NOT_CLEARED);
      const ids = kept.map(({ operationId }) => operationId);
      const operations = await RequestContext.asService(() => this.operations.many(ids));
      const isUnderWay = (operationId: string): boolean =>
        ['queued', 'running'].includes(operations.get(operationId)?.state ?? 'gone');
      for (const { id, operationId } of kept) if (!isUnderWay(operationId)) await this.clear(id);
      const known = new Set(kept.map(({ id }) => id));
      const old = await this.keys.olderThan(IMPORT_KEY, ORPHAN_AFTER_HOURS);
      for (const id of old) if (!known.has(id)) await this.keys.destroy(id);
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'sweep' }); // swept again in an hour
    }
  }
}
