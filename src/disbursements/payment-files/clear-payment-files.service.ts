import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import { DESTROY_FILE, TO_DESTROY } from './payment-file.sql.js';

/** Destroys the files of batches that have ended: the key first, so that what backups hold is noise, then what it sealed. */
@Injectable()
export class ClearPaymentFiles implements OnApplicationBootstrap {
  private readonly logger = new Logger('PaymentFiles');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: WorkKeys,
    private readonly app: AppConfig,
  ) {}

  onApplicationBootstrap(): void {
    void this.sweep();
  }

  @Cron(CronExpression.EVERY_HOUR, { name: 'clear-payment-files', waitForCompletion: true })
  async hourly(): Promise<void> {
    if (this.app.schedule) await this.sweep();
  }

  /** Of every batch that has ended by now. */
  async sweep(): Promise<void> {
    await RequestContext.asService(async () => {
      try {
        for (const { id } of await this.uow.rows<{ id: string }>(TO_DESTROY)) {
          await this.keys.destroy(id);
          await this.uow.run(() => this.uow.change(DESTROY_FILE, [id]));
        }
      } catch (error) {
        this.logger.warn({ ...faultOf(error), during: 'sweep' }); // swept again in an hour
      }
    });
  }
}
