import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AppConfig } from '#config/config.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { openPieces, sealPieces } from '#platform/vault/sealed-pieces.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import type { Agreement } from '../agreements/agreement.entity.js';
import { isAgreed } from './callback-address.js';
import { type SendingFault, sendingFault } from './sending-fault.js';
import { ADD_DELIVERY, CLAIM_DELIVERIES, DELIVERED, FORGET_DELIVERIES, GIVE_UP, TRY_LATER } from './deliveries.sql.js';

/** A message on its way: where it goes, and what it says. */
export interface Outgoing {
  /** Of the message: whoever gets it twice knows it by this. */
  readonly id: string;
  readonly agreementId: string;
  readonly kind: string;
  readonly url: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

type Claimed = Pick<Agreement, 'callbackUrl' | 'callbackHosts'> & {
  readonly id: string;
  readonly kind: string;
  readonly sealed: readonly Buffer[];
  readonly attempts: number;
  readonly inForce: boolean;
};

const AT_ONCE = 8;
const MOST_ATTEMPTS = 12;
const FIRST_PAUSE = 5;
const LONGEST_PAUSE = 3_600;
const TIME_OUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;
const PURPOSE = 'delivery';

/**
 * Sends what clients are owed: put down in the transaction in which it came to be, sent by whichever replica claims it, again with
 * growing pauses where it did not arrive, and given up in the end. What was sent and not noted before a crash is sent
 * once more, with the same id.
 */
@Injectable()
export class DeliverMessages {
  private readonly logger = new Logger('Sharing');
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbound: OutboundClient,
    private readonly cipher: ServiceCipher,
    private readonly app: AppConfig,
  ) {}

  /** In the transaction in hand. */
  async put(messages: readonly Outgoing[]): Promise<void> {
    for (const { id, agreementId, kind, ...letter } of messages) {
      const sealed = sealPieces(this.cipher, PURPOSE, id, JSON.stringify(letter));
      await this.uow.change(ADD_DELIVERY, [id, agreementId, kind, sealed]);
    }
  }

  /** To be called when that transaction has ended; the schedule comes for what this misses. */
  nudge(): void {
    void this.deliver();
  }

  @Cron(CronExpression.EVERY_SECOND, { name: 'deliver-messages', waitForCompletion: true })
  async often(): Promise<void> {
    if (this.app.schedule) await this.deliver();
  }

  @Cron(CronExpression.EVERY_HOUR, { name: 'forget-deliveries', waitForCompletion: true })
  async hourly(): Promise<void> {
    if (this.app.schedule) await this.quietly('forget', () => this.uow.change(FORGET_DELIVERIES));
  }

  /** Sends everything that is due. One at a time in this replica; never throws. */
  deliver(): Promise<void> {
    this.running = this.running.then(() => this.quietly('deliver', () => this.everything()));
    return this.running;
  }

  private async everything(): Promise<void> {
    for (;;) {
      const claimed = await this.uow.rows<Claimed>(CLAIM_DELIVERIES, [AT_ONCE]);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => this.one(one)));
    }
  }

  private async one(claimed: Claimed): Promise<void> {
    const { id, kind, attempts } = claimed;
    const fault = await this.send(claimed);
    if (fault === null) await this.uow.change(DELIVERED, [id]);
    else if (fault.isFinal || attempts >= MOST_ATTEMPTS) await this.uow.change(GIVE_UP, [id, fault.reason]);
    else
      await this.uow.change(TRY_LATER, [
        id,
        fault.reason,
        Math.min(LONGEST_PAUSE, fault.pause ?? pauseAfter(attempts)),
      ]);
    if (fault) this.logger.warn({ delivery: id, kind, attempts, fault: fault.reason });
  }

  private async send(claimed: Claimed): Promise<SendingFault | null> {
    if (!claimed.inForce) return { reason: 'agreement-ended', isFinal: true };
    const letter = JSON.parse(openPieces(this.cipher, PURPOSE, claimed.id, claimed.sealed)) as Outgoing;
    if (!isAgreed(letter.url, claimed)) return { reason: 'not-agreed', isFinal: true };
    try {
      const answer = await this.outbound.postJson({
        url: letter.url,
        body: JSON.stringify(letter.body),
        contentType: 'application/json',
        headers: letter.headers ?? {},
        timeoutMs: TIME_OUT_MS,
        mostBytes: MOST_BYTES,
      });
      const { message } = (answer ?? {}) as { message?: { ack_status?: unknown } };
      return message?.ack_status === 'ERR' ? { reason: 'rejected', isFinal: true } : null;
    } catch (error) {
      return sendingFault(error);
    }
  }

  private async quietly(during: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await RequestContext.asService(work);
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during }); // looked at again in a moment
    }
  }
}

/** Twice as long each time. */
const pauseAfter = (attempts: number): number => FIRST_PAUSE * 2 ** (attempts - 1);
