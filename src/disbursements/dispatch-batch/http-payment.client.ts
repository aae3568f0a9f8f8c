import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { groupBy } from '#platform/collections/group-by.js';
import { type OutboundClient, PeerFault } from '#platform/http/outbound.client.js';
import { newId } from '#platform/ids/ids.js';
import type { Sensitive } from '#platform/vault/sensitive.js';
import { ChannelAway } from '../disbursements.errors.js';
import { ACKNOWLEDGEMENT, type DisbursementStatus, TXN_STATUS } from './http-payment.schema.js';
import {
  type PaymentChannel,
  type PaymentItem,
  type PaymentStatus,
  MessageRefused,
  Unanswered,
} from './payment-channel.js';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 2 * 1024 * 1024;
const NEVER_RECEIVED = 'rjct.reference_id.invalid';
/** The message is wrong; any other refusal says that the channel is away, or that we may not. */
const WRONG_MESSAGE: readonly number[] = [400, 413, 422];
const REFUSED = 'refused';
const STATUS = { rcvd: 'open', pdng: 'open', succ: 'paid', rjct: 'failed' } as const;

export interface HttpPaymentAddress {
  readonly endpoint: string;
  readonly payerAccount: string;
  readonly token: Sensitive<string> | null;
}

/** G2P Connect: `disburse` and its `txn/status`. */
export class HttpPaymentClient implements PaymentChannel {
  constructor(
    private readonly outbound: OutboundClient,
    private readonly address: HttpPaymentAddress,
    private readonly now: () => Date,
  ) {}

  async submit(items: readonly PaymentItem[]): Promise<void> {
    const disbursements = items.map(({ reference, payeeAccount, amount, currency }) => ({
      reference_id: reference,
      payer_fa: this.address.payerAccount,
      payee_fa: payeeAccount,
      amount,
      currency_code: currency,
    }));
    const answer = await this.post(
      '/disburse',
      'disburse',
      items.length,
      { disbursements },
      ACKNOWLEDGEMENT,
      WRONG_MESSAGE,
    );
    if (answer.message.ack_status !== 'ACK') throw new MessageRefused(answer.message.error?.code ?? REFUSED);
  }

  async status(references: readonly string[]): Promise<ReadonlyMap<string, PaymentStatus>> {
    const asked = {
      reference_id: newId(),
      txn_type: 'disburse',
      attribute_type: 'reference_id_list',
      attribute_value: references,
    };
    const request = { txnstatus_request: asked };
    const answer = await this.post('/disburse/txn/status', 'status', references.length, request, TXN_STATUS);
    const mine = new Set(references);
    const told = answer.message.txnstatus_response.disbursements_status
      .filter(({ reference_id: id }) => mine.has(id))
      .map(read);
    return new Map([...groupBy(told, ({ reference }) => reference)].flatMap(agreed));
  }

  private async post<T>(
    path: string,
    action: string,
    count: number,
    message: object,
    answer: z.ZodType<T>,
    wrong: readonly number[] = [],
  ): Promise<T> {
    const header = {
      message_id: newId(),
      message_ts: this.now().toISOString(),
      action,
      sender_id: 'amparo',
      total_count: count,
    };
    const { endpoint, token } = this.address;
    try {
      const received = await this.outbound.postJson({
        url: `${endpoint}${path}`,
        headers: token ? { authorization: `Bearer ${token.reveal()}` } : {},
        body: JSON.stringify({ header, message: { transaction_id: newId(), ...message } }),
        contentType: 'application/json',
        timeoutMs: TIMEOUT_MS,
        mostBytes: MOST_BYTES,
      });
      const parsed = answer.safeParse(received);
      if (!parsed.success) throw new Unanswered();
      return parsed.data;
    } catch (error) {
      if (!(error instanceof PeerFault)) throw error;
      // an answer that cannot be read tells as little as none
      if (error.ambiguous || error.reason === 'not-json' || error.reason === 'too-large') throw new Unanswered();
      if (error.status && wrong.includes(error.status)) throw new MessageRefused(REFUSED);
      throw new ChannelAway(error.status ? `status-${error.status}` : error.reason);
    }
  }
}

/** A channel that says two things of one payment has said nothing: the payment stays open. */
function agreed([reference, told]: readonly [string, readonly PaymentStatus[]]): (readonly [string, PaymentStatus])[] {
  const [first, ...others] = told;
  return first && others.every((one) => isDeepStrictEqual(one, first)) ? [[reference, first]] : [];
}

function read(status: DisbursementStatus): PaymentStatus {
  const code = status.status_reason_code ?? null;
  return {
    reference: status.reference_id,
    status: code === NEVER_RECEIVED && status.status === 'rjct' ? 'unknown' : STATUS[status.status],
    code,
    amount: status.amount ?? null,
    currency: status.currency_code ?? null,
    paymentReference: status.payment_reference ?? null,
  };
}
