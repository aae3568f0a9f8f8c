import { Injectable } from '@nestjs/common';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { Clock } from '#platform/time/clock.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { ChannelAway } from '../disbursements.errors.js';
import { fromFile, inFile } from '../payment-files/file-reference.js';
import { HttpPaymentClient } from './http-payment.client.js';
import { type PaymentChannel, Unanswered } from './payment-channel.js';

/** Payment channels ready to be called, and the references they know payments by. */
@Injectable()
export class PaymentChannelsService {
  constructor(
    private readonly outbound: OutboundClient,
    private readonly channels: DeliveryChannelsService,
    private readonly pseudonyms: Pseudonyms,
    private readonly clock: Clock,
  ) {}

  open(channel: DeliveryChannel): PaymentChannel {
    const { endpoint, payerAccount } = channel;
    const address = {
      endpoint: endpoint!,
      payerAccount: payerAccount ?? '',
      token: this.channels.credentialOf(channel),
    };
    return new HttpPaymentClient(this.outbound, address, () => this.clock.now());
  }

  /** A pseudonym of the id for this channel: the same at every call and after every crash, so it is stored nowhere. */
  referenceOf(channelId: string, disbursementId: string): string {
    return this.pseudonyms.hide(channelId, 'payment-reference', disbursementId);
  }

  /** The same of many ids. */
  referencesOf(channelId: string, disbursementIds: readonly string[]): string[] {
    return this.pseudonyms.hideAll(channelId, 'payment-reference', disbursementIds);
  }

  /** The same as files carry it. */
  fileReferenceOf(channelId: string, disbursementId: string): string {
    return inFile('D', this.referenceOf(channelId, disbursementId));
  }

  /** The number a message of a file is known by. */
  messageNumberOf(channelId: string, messageId: string): string {
    return inFile('M', this.pseudonyms.hide(channelId, 'payment-message', messageId));
  }

  /** The id of a message behind its number; undefined for a text that is none. */
  messageIdOf(channelId: string, written: string): string | undefined {
    return this.pseudonyms.reveal(channelId, 'payment-message', fromFile(written) ?? '');
  }

  /** The id behind a reference of ours; undefined for a text that is none. A reference of another channel gives an id nobody has. */
  idOf(channelId: string, reference: string): string | undefined {
    return this.pseudonyms.reveal(channelId, 'payment-reference', fromFile(reference) ?? reference);
  }

  /** The same of many, in their order. */
  idsOf(channelId: string, references: readonly string[]): (string | undefined)[] {
    const written = references.map((reference) => fromFile(reference) ?? reference);
    return this.pseudonyms.revealAll(channelId, 'payment-reference', written);
  }

  /** Asks for a reference that was never used. Throws {@link ChannelAway} unless the channel answers. */
  async assertThere(channel: DeliveryChannel): Promise<void> {
    try {
      await this.open(channel).status([this.referenceOf(channel.id, channel.id)]);
    } catch (error) {
      throw error instanceof Unanswered ? new ChannelAway('no-answer') : error;
    }
  }
}
