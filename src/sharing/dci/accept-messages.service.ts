import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { addressOf, isAgreed } from '../deliver/callback-address.js';
import { DeliverMessages } from '../deliver/deliver-messages.service.js';
import { DciFault } from '../sharing.errors.js';
import type { AckDto, DciHeaderDto } from './envelope.dto.js';
import { Envelopes } from './envelopes.service.js';
import { Exchanges } from './exchanges.service.js';
import type { Received } from './received.js';

type Message = { readonly signature: string; readonly header: DciHeaderDto };

/** What comes of a message: what is kept of it, and what its client is called back with. */
export interface Outcome {
  readonly referenceIds: readonly string[];
  /** By which is told what became of it, to whoever asks. */
  readonly kept: object;
  readonly callbacks: readonly Message[];
}

/**
 * Acknowledges a message and calls back: what is told, and that it is to be told, stand in one transaction before the
 * acknowledgement leaves. A message that comes again has the same acknowledgement, and no other effect.
 */
@Injectable()
export class AcceptMessages {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbound: OutboundClient,
    private readonly exchanges: Exchanges,
    private readonly deliveries: DeliverMessages,
    private readonly envelopes: Envelopes,
  ) {}

  /** `path`: of the answer, below what the agreement says. `effect` is what else belongs to the transaction. */
  async accept(
    received: Received,
    path: string,
    work: () => Promise<Outcome>,
    effect: () => Promise<void> = () => Promise.resolve(),
  ): Promise<AckDto> {
    const before = await this.exchanges.repeated(received);
    if (before) return this.envelopes.ack(before.correlationId);
    const url = this.addressOf(received, path);
    const { referenceIds, kept, callbacks } = await work();
    const { agreement } = received;
    const first = await this.uow.run(async () => {
      if (!(await this.exchanges.keep(received, referenceIds, kept))) return false;
      await effect();
      const kind = `dci:${path}`;
      const letters = callbacks.map((body) => ({
        id: body.header.message_id,
        agreementId: agreement.id,
        kind,
        url,
        body,
      }));
      await this.deliveries.put(letters);
      return true;
    });
    this.deliveries.nudge();
    if (first) return this.envelopes.ack(received.correlationId);
    return this.envelopes.ack((await this.exchanges.repeated(received))!.correlationId);
  }

  /** Throws {@link DciFault}: for a host that is not agreed or not allowed, and where nobody said where. */
  private addressOf({ agreement, header }: Received, path: string): string {
    const url = addressOf(header.sender_uri, path, agreement);
    if (url === undefined)
      throw new DciFault('err.sender_uri.invalid', 'Say in sender_uri where to call back: the agreement does not');
    if (!isAgreed(url, agreement) || !this.outbound.allows(url))
      throw new DciFault('err.sender_uri.invalid', 'sender_uri must be of a host of the agreement');
    return url;
  }
}
