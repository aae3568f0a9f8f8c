import { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, type JWTVerifyGetKey } from 'jose';
import { AccessConfig, AppConfig, type OidcIssuer } from '#config/config.js';
import { DEVELOPMENT_ISSUER, developmentPublicKey } from './development-issuer.js';

interface TrustedIssuer {
  readonly issuer: OidcIssuer;
  key(header: { alg: string; kid?: string }): Promise<KeyObject>;
}

/** The issuers whose tokens are accepted, and the keys they sign with. */
@Injectable()
export class Issuers {
  private readonly trusted: readonly TrustedIssuer[];

  constructor(access: AccessConfig, app: AppConfig) {
    if (access.issuers.length > 0) this.trusted = access.issuers.map(remote);
    else if (app.production) throw new Error('No issuer is configured: set OIDC_ISSUERS');
    else this.trusted = [development(app.dataDirectory)];
  }

  all(): readonly OidcIssuer[] {
    return this.trusted.map((trusted) => trusted.issuer);
  }

  /** The key a token claims to be signed with. Throws when its issuer or algorithm is not accepted. */
  async keyOf(token: string): Promise<KeyObject> {
    const { alg, kid, crit, jku, jwk, x5u, x5c } = decodeProtectedHeader(token);
    if (crit || jku || jwk || x5u || x5c) throw new Error('Token header names its own key or unknown extensions');
    const trusted = this.trusted.find(({ issuer }) => issuer.issuer === decodeJwt(token).iss);
    if (!trusted || !alg || !(trusted.issuer.algorithms as readonly string[]).includes(alg))
      throw new Error('Issuer or algorithm not accepted');
    return trusted.key(kid ? { alg, kid } : { alg });
  }

  /** passport-jwt checks lists over all issuers; this holds issuer and audience together. */
  belongTogether(issuer: string, audience: readonly string[]): boolean {
    return this.trusted.some(
      (trusted) => trusted.issuer.issuer === issuer && audience.includes(trusted.issuer.audience),
    );
  }
}

function development(dataDirectory: string): TrustedIssuer {
  const key = developmentPublicKey(dataDirectory);
  return { issuer: DEVELOPMENT_ISSUER, key: () => Promise.resolve(key) };
}

/** Keys from the issuer's JWKS address: cached, refetched for an unknown key id at most once in 30 seconds. */
function remote(issuer: OidcIssuer): TrustedIssuer {
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(issuer.jwksUri), {
    timeoutDuration: 5_000,
    cooldownDuration: 30_000,
  });
  return {
    issuer,
    async key(header) {
      const found = await keys(header, { payload: '', signature: '' });
      return found instanceof KeyObject ? found : KeyObject.from(found as CryptoKey);
    },
  };
}
