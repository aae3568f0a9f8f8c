import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AlreadyUnderWay, OperationsService } from '#platform/operations/operations.service.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { capabilityOf, CHANNEL_KIND_NAMES } from '../channel-kinds.js';
import { BATCHES_TO_ASK_ABOUT } from './reconcile.sql.js';

const CALLED = CHANNEL_KIND_NAMES.filter((kind) => capabilityOf(kind).statusInquiry);
const MINUTE_MS = 60_000;
/** Between the end of one attempt and the next: an eighth of how long the money has been open, within these. */
const SOONEST_MS = 10 * MINUTE_MS;
const LATEST_MS = 360 * MINUTE_MS;
/** Ordered by one look; the next look finds the rest. */
const MOST_A_LOOK = 50;
/** What a dispatch ends with that nobody has to put right here. */
const OUTAGES: readonly (string | null)[] = ['disbursements:channel-away', 'platform:database'];

interface Waiting {
  readonly id: string;
  readonly programId: string;
  readonly since: Date;
  readonly isOpen: boolean;
}

/**
 * A channel may settle the next day, or be away for longer than an operation repeats itself: what is open is asked about again, and
 * what an outage kept back is sent, without anybody ordering it. Seldomer the longer it takes; never what waits for a person.
 */
@Injectable()
export class AskAgainSchedule {
  private readonly logger = new Logger('Disbursements');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  @Cron(CronExpression.EVERY_5_MINUTES, { name: 'ask-again', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await RequestContext.asService(() => this.orderDue());
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'schedule' }); // looked at again in five minutes
    }
  }

  async orderDue(): Promise<void> {
    let ordered = 0;
    for (const batch of await this.uow.rows<Waiting>(BATCHES_TO_ASK_ABOUT, [CALLED])) {
      if (ordered >= MOST_A_LOOK) return;
      try {
        if (await this.orderFor(batch)) ordered += 1;
      } catch (error) {
        if (error instanceof AlreadyUnderWay) continue; // another replica was first
        this.logger.warn({ ...faultOf(error), during: 'schedule', batch: batch.id }); // the others are asked about all the same
      }
    }
  }

  /** In the name of whoever ordered the dispatch; a batch that nobody has ordered to be sent is left alone. */
  private async orderFor({ id, programId, since, isOpen }: Waiting): Promise<boolean> {
    for (const kind of ['dispatch-batch', 'reconcile-batch'])
      if (await this.operations.isUnderWay(kind, id)) return false;
    const dispatched = await this.operations.lastEnded('dispatch-batch', id);
    if (!dispatched) return false;
    const { createdBy } = dispatched;
    const asked = await this.operations.lastEnded('reconcile-batch', id);
    const now = this.clock.now().getTime();
    const rest = Math.min(Math.max((now - since.getTime()) / 8, SOONEST_MS), LATEST_MS);
    const last = Math.max(dispatched.finishedAt?.getTime() ?? 0, asked?.finishedAt?.getTime() ?? 0);
    if (now - last < rest) return false;
    const isToSend = dispatched.state === 'failed' && OUTAGES.includes(dispatched.problem);
    if (!isToSend && !isOpen) return false; // what is to be sent waits for a person
    const kind = isToSend ? 'dispatch-batch' : 'reconcile-batch';
    await this.operations.order({ kind, subject: id, programId, createdBy });
    return true;
  }
}
