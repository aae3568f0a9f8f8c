import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessConfig, AppConfig, type OidcIssuer } from '#config/config.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceSigner } from '#platform/vault/service-signer.js';
import type { Claims } from './claims.js';
import { DEVELOPMENT_ISSUER, DEVELOPMENT_KEY_ID, developmentPublicKey } from './development-issuer.js';
import { fetchKeySet } from './fetch-key-set.js';
import { IssuerKeys } from './issuer-keys.js';
import { type KeySet, readKeySet } from './key-set.js';
import { SERVICE_ISSUER } from './service-issuer.js';
import { BadToken, checkClaims, checkHeader, readToken } from './token.rules.js';

interface TrustedIssuer {
  readonly issuer: OidcIssuer;
  readonly keys: IssuerKeys;
}

/** The issuers whose tokens are accepted, and the keys they sign with. */
@Injectable()
export class Issuers {
  private readonly trusted: ReadonlyMap<string, TrustedIssuer>;

  constructor(
    access: AccessConfig,
    app: AppConfig,
    private readonly clock: Clock,
    signer: ServiceSigner,
  ) {
    if (access.issuers.length === 0 && app.production) throw new Error('No issuer is configured: set OIDC_ISSUERS');
    const others = access.issuers.length > 0 ? access.issuers : [DEVELOPMENT_ISSUER];
    const issuers = [...others, SERVICE_ISSUER];
    const own = readKeySet(JSON.stringify({ keys: signer.publicKeys() }));
    const keysOf = (issuer: OidcIssuer) => () => {
      if (issuer === SERVICE_ISSUER) return Promise.resolve(own);
      return issuer === DEVELOPMENT_ISSUER ? development(app.dataDirectory) : fetchKeySet(issuer.jwksUri);
    };
    this.trusted = new Map(
      issuers.map((issuer) => [
        issuer.issuer,
        { issuer, keys: new IssuerKeys(issuer.issuer, keysOf(issuer), this.clock) },
      ]),
    );
  }

  all(): readonly OidcIssuer[] {
    return [...this.trusted.values()].map(({ issuer }) => issuer);
  }

  /**
   * The key to verify a token with. Everything that can be judged without it is judged first, so that only a token which is
   * right in all else can make us ask an issuer for its keys. Throws {@link BadToken}.
   */
  async keyOf(token: string): Promise<KeyObject> {
    const { header, claims } = readToken(token);
    const { issuer, keys } = this.trustedOf(claims['iss']);
    const { alg, kid } = checkHeader(header, issuer);
    checkClaims(claims, issuer, this.seconds());
    const key = await keys.find(kid, alg);
    if (!key) throw new BadToken('unknown key');
    return key;
  }

  /** The claims of a token whose signature is verified, judged again as it was read then. Throws {@link BadToken}. */
  accept(verified: Readonly<Record<string, unknown>>): Claims {
    return checkClaims(verified, this.trustedOf(verified['iss']).issuer, this.seconds());
  }

  private trustedOf(iss: unknown): TrustedIssuer {
    const trusted = typeof iss === 'string' ? this.trusted.get(iss) : undefined;
    if (!trusted) throw new BadToken('iss');
    return trusted;
  }

  private seconds(): number {
    return this.clock.now().getTime() / 1000;
  }
}

const development = (dataDirectory: string): Promise<KeySet> =>
  Promise.resolve(new Map([[DEVELOPMENT_KEY_ID, { key: developmentPublicKey(dataDirectory), algorithms: ['ES256'] }]]));
