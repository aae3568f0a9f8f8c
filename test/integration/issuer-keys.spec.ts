import { createPublicKey } from 'node:crypto';
import { generatedKey } from '../../demo/support/generated-key.js';
import { fetchKeySet } from '../../src/access/tokens/fetch-key-set.js';
import { IssuerKeys } from '../../src/access/tokens/issuer-keys.js';
import { readKeySet, UnusableKeySet } from '../../src/access/tokens/key-set.js';
import { KeyServer, publicJwk, signingKey } from '../support/issuer.js';

const FIRST = signingKey('first', 'RS256');
const SECOND = signingKey('second', 'ES256');
const MINUTE = 60;

/** A clock that only goes when it is told to. */
class HandClock {
  private at = 1_700_000_000;

  now(): Date {
    return new Date(this.at * 1000);
  }

  pass(seconds: number): void {
    this.at += seconds;
  }
}

describe('the keys of an issuer', () => {
  let server: KeyServer;
  let address: string;
  let clock: HandClock;
  let keys: IssuerKeys;

  beforeEach(async () => {
    server = new KeyServer([FIRST]);
    address = await server.listen();
    clock = new HandClock();
    keys = new IssuerKeys('https://id.example', () => fetchKeySet(address), clock);
  });
  afterEach(() => server.close());

  const finds = async (kid: string, alg = 'RS256'): Promise<boolean> => (await keys.find(kid, alg)) !== undefined;
  /** What goes on beside a request has come to its end. */
  const settled = async (fetches: number): Promise<void> => {
    while (server.fetches < fetches) await new Promise((resolve) => setTimeout(resolve, 5));
    await finds('first'); // joins the fetch, if it still runs and is waited for
    await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('are fetched when they are first needed, once for all who wait', async () => {
    expect(server.fetches).toBe(0);
    expect(await Promise.all(Array.from({ length: 50 }, () => finds('first')))).not.toContain(false);
    expect(server.fetches).toBe(1);
  });

  it('verify with their own algorithm only', async () => {
    expect(await finds('first', 'PS256')).toBe(false);
    expect(await finds('first', 'ES256')).toBe(false);
    expect(await finds('first')).toBe(true);
  });

  it('are fetched anew for an unknown key id: a new key works at once, after the pause between fetches', async () => {
    await finds('first');
    clock.pass(31);
    server.publish(FIRST, SECOND);
    expect(await finds('second', 'ES256')).toBe(true);
    expect(await finds('first')).toBe(true);
    expect(server.fetches).toBe(2);
  });

  it('bring at most two fetches a minute upon the issuer, whatever 10 000 tokens ask for', async () => {
    for (let n = 0; n < 10_000; n += 1) {
      expect(await finds(`unknown-${n}`)).toBe(false);
      clock.pass(0.06); // ten minutes altogether
    }
    expect(server.fetches).toBeGreaterThan(10);
    expect(server.fetches).toBeLessThanOrEqual(20);
  });

  it('do so while the issuer does not answer, too', async () => {
    server.answer = () => ({ status: 503, body: '' });
    for (let n = 0; n < 2_000; n += 1) {
      expect(await finds(`unknown-${n}`)).toBe(false);
      clock.pass(0.03);
    }
    expect(server.fetches).toBeLessThanOrEqual(2);
  });

  it('no longer verify ten minutes after they were withdrawn, however seldom somebody asks', async () => {
    await finds('first');
    server.publish(SECOND);
    clock.pass(9 * MINUTE); // with the minute of the cache of verified tokens: ten
    expect(await finds('first')).toBe(false);
    expect(await finds('second', 'ES256')).toBe(true);
  });

  it('are renewed beside the requests while they are somewhat old', async () => {
    await finds('first');
    server.publish(SECOND);
    clock.pass(6 * MINUTE);
    expect(await finds('first')).toBe(true); // not waited for
    await settled(2);
    expect(await finds('first')).toBe(false);
  });

  it('are kept for an hour when the issuer is down; others are refused', async () => {
    await finds('first');
    server.answer = () => ({ status: 500, body: '' });
    for (let minute = 0; minute < 59; minute += 1) {
      clock.pass(MINUTE);
      expect(await finds('first')).toBe(true);
      expect(await finds('second', 'ES256')).toBe(false);
    }
    clock.pass(2 * MINUTE);
    expect(await finds('first')).toBe(false);
    server.publish(FIRST);
    clock.pass(31);
    expect(await finds('first')).toBe(true);
  });

  it('are tried anew before an old key is used, when nobody asked for a long while after a failure', async () => {
    await finds('first');
    server.answer = () => ({ status: 500, body: '' });
    clock.pass(9 * MINUTE);
    expect(await finds('first')).toBe(true);
    server.publish(SECOND);
    clock.pass(30 * MINUTE);
    expect(await finds('first')).toBe(false);
  });

  it('come from the configured address only: no redirect is followed', async () => {
    const elsewhere = new KeyServer([FIRST]);
    const target = await elsewhere.listen();
    server.answer = () => ({ status: 302, headers: { location: target }, body: '' });
    expect(await finds('first')).toBe(false);
    expect(elsewhere.fetches).toBe(0);
    await elsewhere.close();
  });

  it('are not waited for longer than five seconds', async () => {
    server.answer = () => undefined;
    await expect(fetchKeySet(address)).rejects.toThrow(/timeout/i);
  }, 10_000);

  it.each([
    ['no JSON', 'keys'],
    ['no list of keys', '{"keys":{}}'],
    ['a name twice', '{"keys":[],"keys":[]}'],
    ['more than 64 KiB', JSON.stringify({ keys: [], filler: 'x'.repeat(65_536) })],
    ['more than 20 keys', JSON.stringify({ keys: Array.from({ length: 21 }, () => publicJwk(FIRST)) })],
  ])('stay as they were when the answer is %s', async (_what, body) => {
    await finds('first');
    server.answer = () => ({ body });
    clock.pass(9 * MINUTE);
    expect(await finds('first')).toBe(true);
    await expect(fetchKeySet(address)).rejects.toThrow(UnusableKeySet);
  });

  const small = { ...publicJwk(signingKey('first', 'RS256', 1_024)) };
  const curve = createPublicKey(generatedKey('secp256k1')).export({ format: 'jwk' });
  const exponentOne = { ...publicJwk(FIRST), e: 'AQ' };
  it.each<[string, Record<string, unknown>[]]>([
    ['a short RSA key', [small]],
    ['an RSA key with exponent 1', [exponentOne]],
    ['another curve', [{ ...curve, kid: 'first' }]],
    ['a shared secret', [{ kty: 'oct', k: 'c2VjcmV0', kid: 'first', alg: 'HS256' }]],
    ['a private key', [{ ...FIRST.privateKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS256' }]],
    ['a key for encryption', [{ ...publicJwk(FIRST), use: 'enc' }]],
    ['a key that may not verify', [{ ...publicJwk(FIRST), key_ops: ['encrypt'] }]],
    ['a key of another algorithm', [{ ...publicJwk(FIRST), alg: 'RSA-OAEP' }]],
    ['a key without an id', [{ ...publicJwk(FIRST), kid: undefined }]],
    ['two keys of one id', [publicJwk(FIRST), { ...publicJwk(SECOND), kid: 'first' }]],
    ['a key that is none', [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'first' }]],
  ])('leave out %s', (_what, published) => {
    const found = readKeySet(JSON.stringify({ keys: [...published, publicJwk({ ...SECOND, kid: 'good' })] }));
    expect([...found.keys()]).toEqual(['good']);
  });

  it('take a key whose algorithm is not said for those it is fit for', () => {
    const { alg: _, ...jwk } = publicJwk(FIRST);
    const found = readKeySet(JSON.stringify({ keys: [jwk] })).get('first');
    expect(found?.algorithms).toEqual(['RS256', 'PS256']);
    expect(found?.key.equals(createPublicKey(FIRST.privateKey))).toBe(true);
  });
});
