import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { Clock } from '#platform/time/clock.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { webhookHeaders } from '#platform/vault/webhook-signature.js';
import { type ProgramRecord, ProgramsService } from '#programs';
import type { Agreement } from '../agreements/agreement.entity.js';
import { isAgreed } from '../deliver/callback-address.js';
import { type SendingFault, sendingFault } from '../deliver/sending-fault.js';
import { EVENT_TYPES, FIELD_OF, MOST_PEOPLE } from './event-types.js';
import { EventDto, type ToldEvent } from './event.dto.js';
import { SECRET } from './webhooks.service.js';
import {
  CLAIM_EVENTS,
  EVENT_DELIVERED,
  FORGET_EVENTS,
  GIVE_UP_EVENT,
  SWITCH_OFF,
  TRY_EVENT_LATER,
} from './webhooks.sql.js';

type Claimed = Pick<Agreement, 'callbackUrl' | 'callbackHosts'> & {
  readonly [field in keyof ToldEvent]: ToldEvent[field];
} & {
  readonly webhookId: string;
  readonly url: string;
  readonly secretSealed: Buffer;
  readonly previousSealed: Buffer | null;
  readonly organisation: string;
  readonly attempts: number;
  readonly inForce: boolean;
};

const AT_ONCE = 8;
/** Seconds before each further attempt, as Standard Webhooks recommends: over some three days. */
const PAUSES = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
const TIME_OUT_MS = 15_000;
const MOST_BYTES = 64 * 1024;
const GONE = 'status-410';

/** Sends events to webhooks: at least once and under one id, by whichever replica claims them, again with growing pauses. */
@Injectable()
export class SendEvents {
  private readonly logger = new Logger('Sharing');
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly outbound: OutboundClient,
    private readonly pseudonyms: Pseudonyms,
    private readonly cipher: ServiceCipher,
    private readonly app: AppConfig,
    private readonly clock: Clock,
  ) {}

  @Cron(CronExpression.EVERY_SECOND, { name: 'send-events', waitForCompletion: true })
  async often(): Promise<void> {
    if (this.app.schedule) await this.send();
  }

  @Cron(CronExpression.EVERY_HOUR, { name: 'forget-events', waitForCompletion: true })
  async hourly(): Promise<void> {
    if (this.app.schedule) await this.quietly('forget', () => this.uow.change(FORGET_EVENTS));
  }

  /** Sends everything that is due. One round at a time in this replica; never throws. */
  send(): Promise<void> {
    this.running = this.running.then(() => this.quietly('send', () => this.everything()));
    return this.running;
  }

  private async everything(): Promise<void> {
    const fields = EVENT_TYPES.map((type) => FIELD_OF[type]);
    for (;;) {
      const claimed = await this.uow.rows<Claimed>(CLAIM_EVENTS, [AT_ONCE, MOST_PEOPLE, EVENT_TYPES, fields]);
      if (claimed.length === 0) return;
      const programs = await this.programs.byIds([...new Set(claimed.flatMap(({ programId }) => programId ?? []))]);
      await Promise.all(claimed.map((one) => this.one(one, programs)));
    }
  }

  private async one(claimed: Claimed, programs: readonly ProgramRecord[]): Promise<void> {
    const { id, webhookId, attempts } = claimed;
    const fault = await this.post(claimed, programs);
    if (fault === null) await this.uow.change(EVENT_DELIVERED, [id]);
    else if (fault.isFinal || attempts > PAUSES.length) await this.uow.change(GIVE_UP_EVENT, [id, fault.reason]);
    else {
      const pause = Math.max(fault.pause ?? 0, PAUSES[attempts - 1]!);
      await this.uow.change(TRY_EVENT_LATER, [id, fault.reason, pause]);
    }
    if (fault?.reason === GONE) await this.uow.change(SWITCH_OFF, [webhookId]);
    if (fault) this.logger.warn({ event: id, webhook: webhookId, attempts, fault: fault.reason });
  }

  private async post(claimed: Claimed, programs: readonly ProgramRecord[]): Promise<SendingFault | null> {
    const { id, url, organisation, programId, inForce } = claimed;
    if (!inForce) return { reason: 'not-agreed-any-more', isFinal: true };
    if (!isAgreed(url, claimed)) return { reason: 'not-agreed', isFinal: true };
    const program = programs.find((one) => one.id === programId)!;
    const hide = (kind: string, what: string): string => this.pseudonyms.hide(organisation, kind, what);
    const body = JSON.stringify(EventDto.from(claimed, program, hide));
    try {
      await this.outbound.postJson({
        url,
        body,
        contentType: 'application/json',
        headers: webhookHeaders(id, this.clock.now(), body, this.secretsOf(claimed)),
        timeoutMs: TIME_OUT_MS,
        mostBytes: MOST_BYTES,
      });
      return null;
    } catch (error) {
      const fault = sendingFault(error);
      return fault?.reason === GONE ? { ...fault, isFinal: true } : fault;
    }
  }

  /** The new one first. */
  private secretsOf({ webhookId, secretSealed, previousSealed }: Claimed): string[] {
    const sealed = previousSealed ? [secretSealed, previousSealed] : [secretSealed];
    return sealed.map((one) => this.cipher.open(SECRET, webhookId, one));
  }

  private async quietly(during: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await RequestContext.asService(work);
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during }); // looked at again in a moment
    }
  }
}
