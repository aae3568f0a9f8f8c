import type { IncomingRecord } from '#registry';
import type { ApiClient } from '../support/api-client.js';
import { type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { imported, startDeclared } from '../support/imports.js';
import { absorb, card, individual } from '../support/registrants.js';
import { newId } from '#platform/ids/ids.js';

const HOUR_MS = 3_600_000;

interface Account {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  /** Whole hours from now; null: at once. */
  readonly usableIn: number | null;
}

describe('accounts that come by a pull or an import', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let cardId: string;
  const sourceId = newId();

  beforeAll(async () => {
    ({ amparo, admin } = await startDeclared({ AMPARO_COOLING_OFF_HOURS: '48' }));
    const types = (await admin.get('/v1/id-types')).body.data as { id: string; code: string }[];
    cardId = types.find(({ code }) => code === 'card')!.id;
  });
  afterAll(() => amparo.close());

  const told = (value: string, name: string, ...accounts: string[]): IncomingRecord =>
    individual({
      link: ['card', value],
      attributes: { given_name: name },
      identifiers: [card(cardId, value)],
      paymentAccounts: accounts.map((account) => ({ kind: 'bank' as const, value: account })),
    });
  const handleOf = async (value: string): Promise<string> =>
    (await admin.post('/v1/registrants/lookup', { idType: 'card', value })).body.data[0].id as string;
  async function accounts(value: string): Promise<Account[]> {
    const { body } = await admin.get(`/v1/registrants/${await handleOf(value)}/payment-accounts`);
    return (body.data as (Account & { usableFrom: string | null })[]).map(({ id, kind, status, usableFrom }) => ({
      id,
      kind,
      status,
      usableIn: usableFrom === null ? null : Math.round((Date.parse(usableFrom) - Date.now()) / HOUR_MS),
    }));
  }
  /** Every account has one match token, and there are no others. */
  const tokensMissing = (): Promise<number> =>
    connected(amparo.urls.data, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from registry.payment_account a
           full join (select value_id from matching.match_token where kind = 'payment_account') t on t.value_id = a.id
          where a.id is null or t.value_id is null`,
      );
      return rows[0]!.n;
    });

  it('are paid to at once when they come with the first registration', async () => {
    await absorb(amparo, [told('V-000001', 'One', 'KE0000000001', 'KE0000000002')], sourceId);
    expect(await accounts('V-000001')).toMatchObject([{ usableIn: null }, { usableIn: null }]);
    await imported(admin, 'content=individuals', 'given_name,identifier:card,bank\nTwo,V-000002,KE0000000003\n');
    expect(await accounts('V-000002')).toMatchObject([{ usableIn: null }]);
  });

  it('stay as they are when they are told again, and cool off when they are new; what is told no more goes', async () => {
    const [first] = await accounts('V-000001');
    const others = [told('V-000003', 'Three', 'KE0000000001'), told('V-000004', 'Four')];
    await absorb(amparo, [told('V-000001', 'Uno', 'KE0000000001', 'KE0000000009'), ...others], sourceId);
    const changed = await accounts('V-000001');
    expect(changed).toEqual([
      first,
      { id: expect.any(String) as unknown, kind: 'bank', status: 'valid', usableIn: 48 },
    ]);
    expect(await accounts('V-000003')).toMatchObject([{ usableIn: null }]); // the same account, of somebody who is new
    await absorb(amparo, [told('V-000001', 'Ein', 'KE0000000001', 'KE0000000009')], sourceId);
    expect(await accounts('V-000001')).toEqual(changed); // no copy, and the cooling-off does not begin again
    await absorb(amparo, [told('V-000001', 'Eins')], sourceId);
    expect(await accounts('V-000001')).toEqual([]);
    expect(await tokensMissing()).toBe(0);
  });

  it('cool off also when they are the first of somebody who is registered, or came back', async () => {
    await absorb(
      amparo,
      [told('V-000004', 'Quatre', 'KE0000000004'), told('V-000001', 'Yksi', 'KE0000000001')],
      sourceId,
    );
    expect(await accounts('V-000004')).toMatchObject([{ usableIn: 48 }]);
    expect(await accounts('V-000001')).toMatchObject([{ usableIn: 48 }]);
  });

  it('do not become valid again because the source still tells them', async () => {
    const [{ id }] = (await accounts('V-000004')) as [Account];
    await admin.patch(
      `/v1/registrants/${await handleOf('V-000004')}/payment-accounts/${id}`,
      { status: 'invalid' },
      '"1"',
    );
    await absorb(amparo, [told('V-000004', 'Vier', 'KE0000000004')], sourceId);
    expect(await accounts('V-000004')).toMatchObject([{ id, status: 'invalid' }]);
  });

  it('by an import replace those of their kind, and stay when they are told again', async () => {
    const before = await accounts('V-000002');
    const update = async (column: string, account: string): Promise<Account[]> => {
      const csv = `identifier:card,${column}\nV-000002,${account}\n`;
      expect((await imported(admin, 'content=individuals&policy=update', csv)).counts).toMatchObject({ updated: 1 });
      return accounts('V-000002');
    };
    expect(await update('bank', 'KE0000000003')).toEqual(before);
    expect(await update('wallet', '+258840000009')).toMatchObject([before[0], { kind: 'wallet', usableIn: 48 }]);
    expect(await update('bank', 'KE0000000007')).toMatchObject([
      { kind: 'wallet', usableIn: 48 },
      { kind: 'bank', usableIn: 48 },
    ]);
    expect(await tokensMissing()).toBe(0);
  });
});
