import { type TestApp, startTestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { faultyTokens } from '../support/faulty-tokens.js';
import { type Algorithm, KeyServer, type SigningKey, signingKey, signToken } from '../support/issuer.js';

const KEYS: Readonly<Record<Algorithm, SigningKey>> = {
  RS256: signingKey('rs-1', 'RS256'),
  PS256: signingKey('ps-1', 'PS256'),
  ES256: signingKey('es-1', 'ES256'),
};
const OF_EACH_KIND = 35;
const now = (): number => Math.floor(Date.now() / 1000);
const claims = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  iss: 'https://id.example',
  aud: ['account', 'amparo'],
  sub: 'somebody',
  iat: now() - 5,
  exp: now() + 600,
  jti: 'a1',
  ...change,
});
const header = { alg: 'RS256', typ: 'at+jwt', kid: 'rs-1' };

/** What Keycloak writes with nothing changed but an audience mapper. */
const keycloak = (change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  exp: now() + 295,
  iat: now() - 5,
  jti: 'onrtac:8f2f2d3c-0d6d-4f6c-a1b6-0a9c8a3d7f52',
  iss: 'https://keycloak.example/realms/amparo',
  aud: ['amparo', 'account'],
  sub: '6f7bb7ac-9d5f-4f39-8f5c-0f2d8a3ad1c4',
  typ: 'Bearer',
  azp: 'amparo-cli',
  sid: 'c2a8a2b4-7a35-4f0e-9a56-2f8a8fd0a6d1',
  acr: '1',
  'allowed-origins': ['https://desk.example'],
  realm_access: { roles: ['default-roles-amparo', 'offline_access', 'uma_authorization'] },
  resource_access: { account: { roles: ['manage-account', 'view-profile'] } },
  scope: 'openid profile email',
  email_verified: true,
  preferred_username: 'somebody',
  ...change,
});
const keycloakHeader = { alg: 'RS256', typ: 'JWT', kid: 'rs-1' };

describe('tokens of configured issuers', () => {
  const server = new KeyServer(Object.values(KEYS));
  let amparo: TestApp;
  const me = async (token: string) => amparo.anyone(token).get('/v1/me');

  beforeAll(async () => {
    const jwksUri = await server.listen();
    const issuers = [
      { issuer: 'https://id.example', audience: ['amparo', 'amparo-test'], jwksUri },
      { issuer: 'https://all.example', audience: 'amparo', jwksUri, algorithms: ['RS256', 'PS256', 'ES256'] },
      { issuer: 'https://keycloak.example/realms/amparo', audience: 'amparo', jwksUri, tokenType: 'JWT' },
    ];
    amparo = await startTestApp({ OIDC_ISSUERS: JSON.stringify(issuers) });
    const people = [...issuers.map(({ issuer }) => [issuer, 'somebody']), [issuers[2]!.issuer, keycloak()['sub']]];
    await connected(amparo.urls.data, async (client) => {
      for (const [issuer, subject] of people)
        await client.query(
          `insert into access.app_user (id, issuer, subject, organisation)
           values (platform.uuid_v7(), $1, $2, 'ministry')`,
          [issuer, subject],
        );
    });
  });
  afterAll(async () => {
    await amparo.close();
    await server.close();
  });

  it.each(Object.values(KEYS))('are accepted when they are good: $alg', async (key) => {
    const token = signToken({ ...header, alg: key.alg, kid: key.kid }, claims({ iss: 'https://all.example' }), key);
    expect((await me(token)).status).toBe(200);
  });

  it('are accepted in every good form', async () => {
    const forms: Record<string, unknown>[] = [
      { aud: 'amparo' },
      { aud: ['x', 'amparo-test'] },
      { nbf: now() + 20 },
      { iat: now() + 20, exp: now() + 600 },
      { iat: now() - 600, exp: now() - 20 },
      { iat: now() - 0.5, exp: now() + 899.5 },
      { permissions: [] },
    ];
    for (const form of forms) expect((await me(signToken(header, claims(form), KEYS.RS256))).status).toBe(200);
    const typ = 'application/AT+JWT';
    expect((await me(signToken({ ...header, typ }, claims(), KEYS.RS256))).status).toBe(200);
  });

  it('are accepted as Keycloak writes them, whose ID and logout tokens are not', async () => {
    const of = (change: object, head: object = {}) =>
      me(signToken({ ...keycloakHeader, ...head }, keycloak({ ...change }), KEYS.RS256));
    expect((await of({})).status).toBe(200);
    for (const typ of ['ID', 'Refresh', 'Logout', 'Offline', 1, null]) expect((await of({ typ })).status).toBe(401);
    expect((await of({}, { typ: 'at+jwt' })).status).toBe(401);
    expect((await of({ aud: 'account' })).status).toBe(401); // without the audience mapper
  });

  it('grant nothing by what Keycloak puts into them', async () => {
    const token = signToken(keycloakHeader, keycloak({ realm_access: { roles: ['registry_admin'] } }), KEYS.RS256);
    expect((await amparo.anyone(token).get('/v1/id-types')).status).toBe(403);
  });

  it('are refused alike, whatever is wrong with them: two thousand of more than 45 kinds', async () => {
    const kinds = Object.entries(faultyTokens({ key: KEYS.RS256, other: KEYS.ES256, header, claims }));
    expect(kinds.length).toBeGreaterThanOrEqual(45);
    const { correlationId: _, ...expected } = (await me('garbage')).body as Record<string, unknown>;
    let judged = 0;
    for (const [kind, make] of kinds) {
      const answers = await Promise.all(Array.from({ length: OF_EACH_KIND }, (_unused, n) => me(make(n))));
      for (const answer of answers) {
        const { correlationId, ...body } = answer.body as Record<string, unknown>;
        expect({ kind, status: answer.status, body }).toEqual({ kind, status: 401, body: expected });
        expect(correlationId).toEqual(expect.any(String));
        judged += 1;
      }
    }
    expect(judged).toBeGreaterThanOrEqual(2_000);
    expect((await me(signToken(header, claims(), KEYS.RS256))).status).toBe(200);
  }, 60_000);
});
