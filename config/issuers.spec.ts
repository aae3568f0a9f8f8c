import { BadConfiguration, loadConfig } from './environment.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app@db/amparo',
  AMPARO_OWNER_DATABASE_URL: 'postgres://owner@db/amparo',
  AMPARO_WORKER_DATABASE_URL: 'postgres://worker@db/amparo',
  AMPARO_KEY_DATABASE_URL: 'postgres://app@keys/amparo_keys',
  AMPARO_MASTER_KEY_FILE: '/run/secrets/master',
  AMPARO_AUDIT_DIR: '/var/lib/amparo-audit',
};

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults;
    throw error;
  }
}

describe('the configuration of issuers', () => {
  const issuer = { issuer: 'https://id.example', audience: 'amparo', jwksUri: 'https://id.example/jwks' };
  const faultsOfIssuers = (...issuers: object[]) => faultsOf({ ...PRODUCTION, OIDC_ISSUERS: JSON.stringify(issuers) });

  it('fills in what an issuer leaves out: RS256, the type of RFC 9068, a quarter of an hour', () => {
    const [shaped] = loadConfig({ OIDC_ISSUERS: JSON.stringify([issuer]) }).access.issuers;
    expect(shaped).toEqual({
      ...issuer,
      audience: ['amparo'],
      algorithms: ['RS256'],
      tokenType: 'at+jwt',
      longestSeconds: 900,
    });
  });

  it.each<[string, object[]]>([
    ['a field it does not know', [{ ...issuer, tokentype: 'JWT' }]],
    ['no audience', [{ ...issuer, audience: [] }]],
    ['another type of token', [{ ...issuer, tokenType: 'id_token' }]],
    ['tokens of more than a day', [{ ...issuer, longestSeconds: 86_401 }]],
    ['one issuer twice', [issuer, { ...issuer, audience: 'other' }]],
    ['credentials in an address', [{ ...issuer, jwksUri: 'https://me:pw@id.example/jwks' }]],
    ['keys that come in clear', [{ ...issuer, jwksUri: 'http://id.example/jwks' }]],
    ['keys that do not come by HTTP', [{ ...issuer, jwksUri: 'file:///etc/keys' }]],
  ])('refuses an issuer with %s', (_what, issuers) => {
    expect(new Set(faultsOfIssuers(...issuers).map((fault) => fault.split(/[:.]/)[0]))).toEqual(
      new Set(['OIDC_ISSUERS']),
    );
  });

  it('takes keys in clear from this machine', () => {
    expect(faultsOfIssuers({ ...issuer, jwksUri: 'http://127.0.0.1:8080/certs' })).toEqual([]);
  });

  it('accepts no symmetric algorithm and none at all from an issuer', () => {
    for (const algorithm of ['HS256', 'none']) {
      const issuers = JSON.stringify([
        { issuer: 'https://id.example', audience: 'a', jwksUri: 'https://id.example/jwks', algorithms: [algorithm] },
      ]);
      expect(faultsOf({ OIDC_ISSUERS: issuers })).toEqual([expect.stringMatching(/^OIDC_ISSUERS\./)]);
    }
  });
});
