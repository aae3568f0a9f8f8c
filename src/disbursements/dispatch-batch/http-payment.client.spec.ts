import type { OutboundClient } from '#platform/http/outbound.client.js';
import { HttpPaymentClient } from './http-payment.client.js';

const SAID = { reference_id: 'A', status: 'succ', amount: '10.00', currency_code: 'KES', payment_reference: 'PC-1' };

describe('what a channel says of a payment', () => {
  /** Asks about it, where the channel says all of this. */
  const asked = async (...told: readonly object[]) => {
    const answer = { message: { txnstatus_response: { txn_type: 'disburse', disbursements_status: told } } };
    const outbound = { postJson: () => Promise.resolve(answer) } as Partial<OutboundClient> as OutboundClient;
    const address = { endpoint: 'http://channel', payerAccount: 'treasury:1', token: null };
    return [...(await new HttpPaymentClient(outbound, address, () => new Date(0)).status(['A'])).values()];
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
