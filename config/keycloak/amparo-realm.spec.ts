import { readFileSync } from 'node:fs';
import { loadConfig } from '../environment.js';

interface Client {
  readonly clientId: string;
  readonly [setting: string]: unknown;
  readonly protocolMappers?: readonly { readonly protocolMapper: string; readonly config: Record<string, string> }[];
}

const text = readFileSync('config/keycloak/amparo-realm.json', 'utf8');
const realm = JSON.parse(text) as { accessTokenLifespan: number; clients: readonly Client[] } & Record<string, unknown>;

/** The entry of `OIDC_ISSUERS` that docs/tokens.md gives for it. */
const documented = (): string => {
  const page = readFileSync('docs/tokens.md', 'utf8');
  return /OIDC_ISSUERS='(\[.+?\])'/s.exec(page)![1]!;
};

describe('the realm for Keycloak', () => {
  it('makes tokens that the documented entry of OIDC_ISSUERS accepts', () => {
    const [issuer] = loadConfig({ OIDC_ISSUERS: documented() }).access.issuers;
    expect(issuer!.issuer).toMatch(/\/realms\/amparo$/);
    expect(issuer!.jwksUri).toBe(`${issuer!.issuer}/protocol/openid-connect/certs`);
    expect(issuer!.tokenType).toBe('JWT');
    expect(issuer!.algorithms).toEqual([realm['defaultSignatureAlgorithm']]);
    expect(realm.accessTokenLifespan).toBeLessThanOrEqual(issuer!.longestSeconds);
    const audiences = realm.clients.flatMap(({ protocolMappers = [] }) =>
      protocolMappers.map(({ config }) => config['included.client.audience']),
    );
    expect(new Set(audiences)).toEqual(new Set(issuer!.audience));
  });

  it('gives the audience to access tokens of every client that gets any, never to ID tokens', () => {
    const getting = realm.clients.filter((one) => one['standardFlowEnabled'] || one['serviceAccountsEnabled']);
    expect(getting.map(({ clientId }) => clientId)).toEqual(['amparo-desk', 'amparo-system']);
    for (const { protocolMappers } of getting)
      expect(protocolMappers).toEqual([
        expect.objectContaining({
          protocolMapper: 'oidc-audience-mapper',
          config: expect.objectContaining({ 'access.token.claim': 'true', 'id.token.claim': 'false' }),
        }),
      ]);
  });

  it('holds no user, no secret, no password flow, and no role to take a permission from', () => {
    expect(text).not.toMatch(/"(users|secret|roles|credentials|privateKey)"/);
    for (const client of realm.clients)
      expect(client).toMatchObject({
        directAccessGrantsEnabled: false,
        implicitFlowEnabled: false,
        fullScopeAllowed: false,
      });
  });
});
