import type { OutboundClient } from '#platform/http/outbound.client.js';
import { PeerFault } from '#platform/http/outbound-fault.js';
import { ChannelAway } from '../disbursements.errors.js';
import { HttpPaymentClient } from './http-payment.client.js';
import { MessageRefused, Unanswered } from './payment-channel.js';

const ADDRESS = { endpoint: 'http://channel', payerAccount: 'treasury:1', token: null };
const SAID = { reference_id: 'A', status: 'succ', amount: '10.00', currency_code: 'KES', payment_reference: 'PC-1' };

describe('what a channel says of a payment', () => {
  /** Asks about it, where the channel says all of this. */
  const asked = async (...told: readonly object[]) => {
    const answer = { message: { txnstatus_response: { txn_type: 'disburse', disbursements_status: told } } };
    const outbound = { postJson: () => Promise.resolve(answer) } as Partial<OutboundClient> as OutboundClient;
    return [...(await new HttpPaymentClient(outbound, ADDRESS, () => new Date(0)).status(['A'])).values()];
  };

  it('counts once, also when it is said twice', async () => {
    expect(await asked(SAID)).toMatchObject([{ status: 'paid', amount: '10.00' }]);
    expect(await asked(SAID, { ...SAID })).toHaveLength(1);
  });

  it.each([{ status: 'rjct' }, { amount: '7.00' }, { currency_code: 'USD' }, { payment_reference: 'PC-2' }])(
    'is nothing when it says two things: %j',
    async (other) => {
      expect(await asked(SAID, { ...SAID, ...other })).toEqual([]);
    },
  );

  it('is nothing when it is of another payment', async () => {
    expect(await asked({ ...SAID, reference_id: 'B' })).toEqual([]);
  });
});

describe('what a channel answers to payments', () => {
  const sent = async (answer: () => Promise<object>): Promise<unknown> => {
    const outbound = { postJson: answer } as Partial<OutboundClient> as OutboundClient;
    const item = { reference: 'A', payeeAccount: 'account:1', amount: '10.00', currency: 'KES' };
    return new HttpPaymentClient(outbound, ADDRESS, () => new Date(0)).submit([item]).catch((error: unknown) => error);
  };
  const told = (message: object) => sent(() => Promise.resolve({ message }));
  const failed = (status: number) => sent(() => Promise.reject(new PeerFault('status', status)));

  it('is that they are taken in', async () => {
    expect(await told({ ack_status: 'ACK' })).toBeUndefined();
  });

  it.each([
    [{ ack_status: 'NACK', error: { code: 'rjct.payee_fa.invalid' } }, 'rjct.payee_fa.invalid'],
    [{ ack_status: 'ERR' }, 'refused'],
    [{ ack_status: 'NACK', error: { code: 'A sentence with a name in it' } }, 'refused'],
  ])('is that the message is wrong: %j', async (message, code) => {
    const error = await told(message);
    expect(error).toBeInstanceOf(MessageRefused);
    expect(error).toMatchObject({ code });
  });

  it.each([400, 413, 422])('is that the message is wrong: %i', async (status) => {
    expect(await failed(status)).toBeInstanceOf(MessageRefused);
  });

  it.each([401, 403, 404, 429])('is that it takes nothing from us now: %i', async (status) => {
    expect(await failed(status)).toBeInstanceOf(ChannelAway);
  });

  it('is nothing: it may have them', async () => {
    expect(await failed(503)).toBeInstanceOf(Unanswered);
    expect(await told({ ack_status: 'MAYBE' })).toBeInstanceOf(Unanswered);
  });
});
