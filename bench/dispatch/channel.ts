import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import { newId } from '#platform/ids/ids.js';
import { Pool } from 'undici';
import type { Stage } from '../support/bench.js';
import { AMOUNT, CALLS_AT_ONCE, CURRENCY } from './dispatch.facts.js';

export const TOKEN = 'amparo-demo-channel-token';

/** Accounts are made of their number; nobody is refused. */
export const accountOf = (index: number): string => `account:${String(index).padStart(9, '0')}`;

/** A reference channel, in a process of its own, that writes its journal, pays what it takes in at once, and never fails. */
export const openChannel = ({ dataDirectory, latencyMs }: Stage): Promise<Peer> =>
  startPeer({
    entry: 'payment-channel',
    env: {
      PAYMENT_CHANNEL_FAIL_PERMILLE: '0',
      PAYMENT_CHANNEL_SETTLE_MS: '0',
      PAYMENT_CHANNEL_ANSWER_MS: String(latencyMs),
      PAYMENT_CHANNEL_STATE_FILE: join(dataDirectory, `channel-${process.pid}.ndjson`),
    },
  });

interface Told {
  readonly reference_id: string;
  readonly status: string;
  readonly payment_reference: string;
}

/** References of the length of ours. */
export const makeReference = (): string => randomBytes(16).toString('base64url');

/** Calls of a channel with nothing around them: the messages that the service sends, made from memory. */
export class BareChannel {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = new Pool(url, { connections: CALLS_AT_ONCE, pipelining: 1 });
  }

  async disburse(references: readonly string[], from: number): Promise<void> {
    const disbursements = references.map((reference, at) => ({
      reference_id: reference,
      payer_fa: 'treasury:1',
      payee_fa: accountOf(from + at),
      amount: AMOUNT,
      currency_code: CURRENCY,
    }));
    const call = { action: 'disburse', total_count: references.length };
    const { message } = await this.post<{ message: { ack_status: string } }>('/disburse', call, { disbursements });
    if (message.ack_status !== 'ACK') throw new Error('The channel refused');
  }

  /** Asks until all of them are paid. */
  async status(references: readonly string[]): Promise<void> {
    while ((await this.ask(references)).some(({ status }) => status !== 'succ')) await pause(5);
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private async ask(references: readonly string[]): Promise<readonly Told[]> {
    const asked = { txn_type: 'disburse', attribute_type: 'reference_id_list', attribute_value: references };
    const request = { txnstatus_request: { reference_id: newId(), ...asked } };
    type Answer = { message: { txnstatus_response: { disbursements_status: Told[] } } };
    const call = { action: 'status', total_count: references.length };
    const answer = await this.post<Answer>('/disburse/txn/status', call, request);
    return answer.message.txnstatus_response.disbursements_status;
  }

  private async post<T>(path: string, call: object, message: object): Promise<T> {
    const header = { message_id: newId(), message_ts: new Date().toISOString(), sender_id: 'amparo', ...call };
    const { statusCode, body } = await this.pool.request({
      method: 'POST',
      path,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ header, message: { transaction_id: newId(), ...message } }),
    });
    if (statusCode !== 200) throw new Error(`The channel answered ${statusCode}`);
    return (await body.json()) as T;
  }
}
