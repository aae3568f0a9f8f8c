import { createHmac, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { generatedKey } from '../../demo/support/generated-key.js';
import { startTestApp, type TestApp } from '../support/app.js';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;

const GOOD = { iss: 'urn:amparo:development', aud: 'amparo', sub: 'registry_admin' };
const HEADER = { alg: 'ES256', typ: 'at+jwt', kid: 'development' };

describe('a token', () => {
  let amparo: TestApp;
  let key: KeyObject;
  const claims = (change: Record<string, unknown> = {}) => ({
    ...GOOD,
    iat: seconds(-5),
    exp: seconds(600),
    ...change,
  });
  const sign = (payload: Record<string, unknown>, header: Record<string, unknown> = {}, by = key): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ ...HEADER, ...header } as never).sign(by, { crit: { 'x-extra': true } });
  /** Signed by hand: no library would make such a token. */
  const symmetric = (secret: string | Buffer, payload = claims()): string => {
    const signed = `${base64({ ...HEADER, alg: 'HS256' })}.${base64(payload)}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };
  const pem = (): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string;

  beforeAll(async () => {
    amparo = await startTestApp();
    await amparo.api('registry_admin');
    const jwk = readFileSync(join(amparo.dataDirectory, 'development-issuer.jwk'), 'utf8');
    key = createPrivateKey({ key: JSON.parse(jwk) as never, format: 'jwk' });
  });
  afterAll(() => amparo.close());

  it('that is good is accepted: the others below differ from it in one thing', async () => {
    expect((await amparo.anyone(await sign(claims())).get('/v1/me')).status).toBe(200);
  });

  const stranger = generatedKey('P-256');
  const bad: [string, () => string | null | Promise<string>][] = [
    ['nothing at all', () => null],
    ['garbage', () => 'garbage'],
    ['three parts of garbage', () => 'a.b.c'],
    ['an empty signature', async () => `${(await sign(claims())).split('.').slice(0, 2).join('.')}.`],
    [
      'a signature of another token',
      async () =>
        `${(await sign(claims({ sub: 'x' }))).split('.').slice(0, 2).join('.')}.${(await sign(claims())).split('.')[2]}`,
    ],
    ['another issuer', () => sign(claims({ iss: 'https://evil.example' }))],
    ['no issuer', () => sign(claims({ iss: undefined }))],
    ['another audience', () => sign(claims({ aud: 'other' }))],
    ['no audience', () => sign(claims({ aud: undefined }))],
    ['no algorithm', () => `${base64({ alg: 'none', typ: 'at+jwt' })}.${base64(claims())}.`],
    [
      'no algorithm and a signature',
      async () => `${base64({ ...HEADER, alg: 'none' })}.${base64(claims())}.${(await sign(claims())).split('.')[2]}`,
    ],
    ['the public key as a shared secret', () => symmetric(pem())],
    ['an empty shared secret', () => symmetric('')],
    ['an expiry in the past', () => sign(claims({ iat: seconds(-700), exp: seconds(-60) }))],
    ['no expiry', () => sign(claims({ exp: undefined }))],
    ['a beginning in the future', () => sign(claims({ nbf: seconds(300) }))],
    ['the key of a stranger', () => sign(claims(), {}, stranger)],
    ['a critical extension', () => sign(claims(), { crit: ['x-extra'], 'x-extra': 1 })],
    ['an address of its own keys', () => sign(claims(), { jku: 'https://evil.example/jwks' })],
    ['a key of its own', () => sign(claims(), { jwk: createPublicKey(stranger).export({ format: 'jwk' }) }, stranger)],
    ['an address of certificates', () => sign(claims(), { x5u: 'https://evil.example/cert' })],
    ['a subject nobody knows', () => sign(claims({ sub: 'nobody' }))],
    ['no subject', () => sign(claims({ sub: undefined }))],
    ['permissions that are no list', () => sign(claims({ permissions: 'id-type:write' }))],
    ['more than eight kilobytes', () => sign(claims({ filler: 'x'.repeat(8200) }))],
  ];

  it.each(bad)('with %s is refused like every other', async (_what, token) => {
    const answer = await amparo.anyone(await token()).get('/v1/me');
    expect(answer.status).toBe(401);
    expect({ ...answer.body, correlationId: 'any' }).toEqual({
      type: 'urn:amparo:access:not-authenticated',
      title: 'Not authenticated',
      status: 401,
      detail: 'Send a bearer token of an accepted issuer',
      correlationId: 'any',
    });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('of another scheme, or twice, is none', async () => {
    const good = await sign(claims());
    for (const authorization of [`Basic ${good}`, good, `Bearer  ${good}`, `Bearer ${good}, Bearer ${good}`])
      expect((await amparo.anyone().get('/v1/me', { authorization })).status).toBe(401);
  });

  it('is asked for everywhere but on the public routes', async () => {
    for (const path of ['/health/live', '/health/ready', '/openapi.json'])
      expect((await amparo.anyone().get(path)).status).toBe(200);
    for (const path of ['/v1/id-types', '/v1/programs', '/v1/operations', '/v1/social-registries'])
      expect((await amparo.anyone().get(path)).status).toBe(401);
  });

  it('narrows what its bearer holds, and never widens it', async () => {
    const narrowed = amparo.anyone(await sign(claims({ permissions: ['id-type:read', 'cycle:approve'] })));
    expect((await narrowed.get('/v1/id-types')).status).toBe(200);
    expect((await narrowed.get('/v1/attributes')).status).toBe(403);
    expect((await narrowed.get('/v1/me')).body.holdings[0].permissions).toEqual(['id-type:read']);
  });
});
