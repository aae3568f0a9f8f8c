import { inspect } from 'node:util';
import type { OutboundRequest } from '#platform/http/outbound.client.js';
import { Sensitive } from '#platform/vault/sensitive.js';
import { AccessToken, type TokenStyle } from './access-token.js';

const calls: OutboundRequest[] = [];
let answer: unknown;
let now = 0;

function token(tokenStyle: TokenStyle = 'form', tokenUrl = 'https://id.example/token'): AccessToken {
  const outbound = {
    postJson: async (call: OutboundRequest) => {
      calls.push(call);
      await new Promise((resolve) => setImmediate(resolve));
      return answer;
    },
  };
  const clientSecret = new Sensitive('s&cret=');
  return new AccessToken({ tokenUrl, tokenStyle, clientId: 'me', clientSecret }, outbound, () => now);
}

beforeEach(() => {
  calls.length = 0;
  now = 1_000;
  answer = { access_token: 'abc.def', token_type: 'Bearer', expires_in: 300 };
});

describe('a token got for client credentials', () => {
  const fields = { grant_type: 'client_credentials', client_id: 'me', client_secret: 's&cret=' };

  it('is asked for as a form, as JSON, or in the query of the address', async () => {
    for (const style of ['form', 'json', 'query'] as const)
      expect((await token(style).authorization()).reveal()).toBe('Bearer abc.def');
    await token('query', 'https://id.example/token?db=one').authorization();
    const [form, json, query, both] = calls as [OutboundRequest, OutboundRequest, OutboundRequest, OutboundRequest];
    expect(form).toMatchObject({ url: 'https://id.example/token', contentType: 'application/x-www-form-urlencoded' });
    expect(Object.fromEntries(new URLSearchParams(form.body))).toEqual(fields);
    expect(json).toMatchObject({ url: 'https://id.example/token', contentType: 'application/json' });
    expect(JSON.parse(json.body)).toEqual(fields);
    expect(query.body).toBe('');
    expect(Object.fromEntries(new URL(query.url).searchParams)).toEqual(fields);
    expect(Object.fromEntries(new URL(both.url).searchParams)).toEqual({ db: 'one', ...fields });
  });

  it('serves until four fifths of its life are over, and all who wait', async () => {
    const one = token();
    await Promise.all([one.authorization(), one.authorization()]);
    now += 239_999;
    await one.authorization();
    expect(calls).toHaveLength(1);
    now += 1;
    await Promise.all([one.authorization(), one.authorization()]);
    expect(calls).toHaveLength(2);
  });

  it('is fetched anew once, however many were refused with it', async () => {
    const one = token();
    const refused = await one.authorization();
    one.forget(refused);
    await one.authorization();
    one.forget(refused);
    await one.authorization();
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['no token', {}],
    ['a token that ends the header', { access_token: 'a\r\nX-Other: b' }],
    ['a scheme that is none', { access_token: 'abc', token_type: 'Bearer x' }],
    ['a life without end', { access_token: 'abc', expires_in: 1e9 }],
  ])('is refused when the answer has %s, and asked for again', async (_, bad) => {
    const one = token();
    const good = answer;
    answer = bad;
    await expect(one.authorization()).rejects.toThrow('token-unreadable');
    answer = good;
    expect((await one.authorization()).reveal()).toBe('Bearer abc.def');
  });

  it('shows itself to nobody who prints it', async () => {
    const one = token();
    const header = await one.authorization();
    for (const shown of [inspect(one, { depth: 9 }), JSON.stringify(one), `${header}`])
      expect(shown).not.toMatch(/abc\.def|s&cret/);
  });
});
