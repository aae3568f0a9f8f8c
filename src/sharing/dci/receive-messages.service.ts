import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { currentCaller } from '#access';
import { Allotments } from '#platform/budget/allotments.service.js';
import { newId } from '#platform/ids/ids.js';
import { MessageSignature } from '#platform/signatures/message-signature.js';
import { signedPartOf } from '#platform/signatures/signed-part.js';
import { Clock } from '#platform/time/clock.js';
import type { Agreement } from '../agreements/agreement.entity.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { DciFault } from '../sharing.errors.js';
import { contractFault } from './contract.js';
import { asObject, type Header, isObject, type Json, MOST_ID, type Operation, type Received } from './received.js';

/** Items of one message. */
const MOST_ITEMS = 100;
const ITEMS = ['search_request', 'subscribe_request', 'subscription_codes', 'notify_event'];

/**
 * The way of a message in: its schema, the agreement it comes under, its rate, its header, its signature. What is wrong with it
 * so far is wrong with the message as such; what is wrong with an item of it is told by whoever answers the item.
 */
@Injectable()
export class ReceiveMessages {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly allotments: Allotments,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link DciFault}; `BudgetSpent`. */
  async receive(operation: Operation, body: unknown): Promise<Received> {
    const told = asObject(body);
    this.assertPlain(told);
    const fault = contractFault(`${operation}.request`, told);
    if (fault) throw new DciFault('err.request.bad', fault);
    const agreement = await this.agreements.inForce({ userId: currentCaller().userId });
    if (!agreement) throw new DciFault('err.request.forbidden', 'No agreement is in force', 'forbidden');
    const { id, requestsPerMinute: points } = agreement;
    await this.allotments.spend(id, { name: `dci-${points}`, points, seconds: 60 });
    const [header, message] = [told['header'] as Header, told['message'] as Json];
    this.assertHeader(agreement, header);
    assertItems(message);
    await this.assertSigned(agreement, told);
    return { operation, agreement, header, message, correlationId: newId() };
  }

  private assertPlain({ header, message }: Json): void {
    if (isObject(header) && header['is_msg_encrypted'] === true)
      throw new DciFault('err.encryption.invalid', 'Encrypted messages are not read here');
    if (isObject(message) && 'ciphertext' in message)
      throw new DciFault('err.encryption.invalid', 'Encrypted messages are not read here');
  }

  private assertHeader({ senderId, receiverId }: Agreement, header: Header): void {
    const { version, message_id: id, sender_id: sender, receiver_id: receiver } = header;
    if (version !== undefined && !/^1\.\d+(\.\d+)?$/.test(version))
      throw new DciFault('err.version.not_supported', 'version must be 1.0.0');
    if (id === '' || id.length > MOST_ID)
      throw new DciFault('err.request.bad', '/header/message_id must have 1 to 99 characters');
    if (sender !== undefined && sender !== senderId)
      throw new DciFault('err.sender_id.invalid', 'sender_id must be that of the agreement');
    if (receiver !== undefined && receiver !== '' && receiver !== receiverId)
      throw new DciFault('err.receiver_id.invalid', 'receiver_id must be that of the agreement');
  }

  private async assertSigned({ signatures, jwks }: Agreement, told: Json): Promise<void> {
    if (signatures === 'off') return;
    const { signature, signed } = signedPartOf(told);
    if (signed === undefined && signature !== undefined && signature !== '')
      throw new DciFault('err.signature.invalid', 'The signature does not hold');
    if (signed === undefined) {
      if (signatures === 'required') throw new DciFault('err.signature.missing', 'The message must be signed');
      return;
    }
    const keys = createLocalJWKSet(jwks as unknown as JSONWebKeySet);
    const holds = await new MessageSignature(keys, () => this.clock.now().getTime()).holds(signature, signed);
    if (!holds) throw new DciFault('err.signature.invalid', 'The signature does not hold');
  }
}

function assertItems(message: Json): void {
  for (const name of ITEMS) {
    const items = message[name];
    if (!Array.isArray(items)) continue;
    if (items.length === 0) throw new DciFault('err.request.bad', `/message/${name} must have an item`);
    if (items.length > MOST_ITEMS)
      throw new DciFault(
        'err.request.bad',
        `/message/${name} must have at most ${MOST_ITEMS} items (rjct.total_count.limit_exceeded)`,
      );
  }
}
