import { randomUUID } from 'node:crypto';
import {
  createRemoteJWKSet,
  type CryptoKey,
  decodeProtectedHeader,
  exportJWK,
  FlattenedSign,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose';
import { MessageSignature } from '#platform/signatures/message-signature.js';
import { canonicalPart } from '#platform/signatures/signed-part.js';
import { byCard, CARDS, Partner, search } from '../support/partner.js';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

describe('tokens and signatures of client systems', () => {
  let partner: Partner;
  let privateKey: CryptoKey;

  const assertion = (over: Record<string, unknown> = {}, key = privateKey): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const { clientId } = partner;
    const claims = {
      iss: clientId,
      sub: clientId,
      aud: 'urn:amparo:clients',
      iat: now,
      exp: now + 60,
      jti: randomUUID(),
    };
    return new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(key);
  };
  const asserted = async (client_assertion: string) =>
    partner.asksForToken({ client_assertion_type: ASSERTION, client_assertion });

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one' }] };
    partner = await Partner.meet({ jwks });
  });
  afterAll(() => partner?.close());

  it('are given for the secret, in a form, in JSON or as Basic, and verify by the published keys', async () => {
    const { status, body } = await partner.asksForToken();
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 900]);
    const keys = createRemoteJWKSet(new URL(`${partner.amparo.url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(body.access_token as string, keys, { issuer: 'urn:amparo:clients' });
    expect(payload['permissions']).toEqual(['dci:search', 'dci:enrolled', 'dci:subscribe', 'dci:report', 'event:read']);
    const credentials = { client_id: partner.clientId, client_secret: 'a secret of more than thirty-two characters' };
    const json = await partner.amparo
      .anyone()
      .post('/dci/oauth2/client/token', { grant_type: 'client_credentials', ...credentials });
    expect(json.status).toBe(200);
    const basic = Buffer.from(Object.values(credentials).map(encodeURIComponent).join(':')).toString('base64');
    const byBasic = await partner.asksForToken({ scope: 'registry/search' }, { authorization: `Basic ${basic}` });
    expect([byBasic.status, byBasic.body.scope]).toEqual([200, 'registry.search']);
  });

  it.each([
    [{ client_id: 'nobody', client_secret: 'x'.repeat(40) }, 401, 'invalid_client'],
    [{ client_secret: 'x'.repeat(40) }, 401, 'invalid_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ scope: 'everything' }, 400, 'invalid_scope'],
    [{ client_id: 'a', client_secret: 'b', client_assertion: 'c' }, 400, 'invalid_request'],
  ])('are refused for %p', async (form, status, error) => {
    const answer = await partner.asksForToken(form as Record<string, string>);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it('are given for an assertion that is signed, once', async () => {
    const one = await assertion();
    expect((await asserted(one)).status).toBe(200);
    expect((await asserted(one)).body).toMatchObject({ error: 'invalid_client' });
  });

  it.each([
    ['for somebody else', { aud: 'https://elsewhere.example' }],
    ['of somebody else', { iss: 'another' }],
    ['that expired', { exp: 1_600_000_000 }],
    ['made long ago', { iat: Math.floor(Date.now() / 1000) - 4_000 }],
    ['that has no id', { jti: undefined }],
  ])('are refused for an assertion %s', async (_, over) => {
    expect((await asserted(await assertion(over))).body).toMatchObject({ error: 'invalid_client' });
  });

  it('are refused for an assertion by a key that is not of the agreement', async () => {
    const other = await generateKeyPair('ES256');
    expect((await asserted(await assertion({}, other.privateKey))).status).toBe(401);
  });

  it('signatures: off looks at none, optional at those that are there, required wants one', async () => {
    const sent = search([byCard(CARDS[0])]);
    const text = Buffer.from(canonicalPart(sent)!);
    const jws = await new FlattenedSign(text).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey);
    const signed = { ...sent, signature: `${jws.protected}..${jws.signature}` };
    const changed = { ...signed, header: { ...(sent['header'] as object), total_count: 2 } };
    const code = async (what: object): Promise<string> => {
      const { status, body } = await partner.send('sync/search', what);
      return status === 200 ? 'taken' : (body.errors[0].code as string);
    };
    const taken = async (signatures: string): Promise<string[]> => {
      await partner.change({ signatures });
      return [await code(sent), await code(signed), await code(changed)];
    };
    expect(await taken('off')).toEqual(['taken', 'taken', 'taken']);
    expect(await taken('optional')).toEqual(['taken', 'taken', 'err.signature.invalid']);
    expect(await taken('required')).toEqual(['err.signature.missing', 'taken', 'err.signature.invalid']);
    const { body } = await partner.send('sync/search', signed);
    const keys = createRemoteJWKSet(new URL(`${partner.amparo.url}/.well-known/jwks.json`));
    expect(await new MessageSignature(keys).holds(body.signature, canonicalPart(body))).toBe(true);
    expect(await new MessageSignature(keys).holds(body.signature, canonicalPart({ ...body, header: {} }))).toBe(false);
    expect(decodeProtectedHeader(partner.token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
  });
});
