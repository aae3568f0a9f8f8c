import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { ClientTokens, type Permission, RequestLimits, SERVICE_ISSUER } from '#access';
import { HttpConfig } from '#config/config.js';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { ServiceSigner } from '#platform/vault/service-signer.js';
import { equal } from '#platform/vault/suite.js';
import type { Agreement } from '../agreements/agreement.entity.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { ClientRefused, TokenRefused } from '../sharing.errors.js';
import { ClientTokenDto, type ClientTokenRequestDto, KeySetDto } from './client-token.dto.js';

const SCOPES: Readonly<Record<string, readonly Permission[]>> = {
  'registry.search': ['dci:search', 'dci:enrolled'],
  'registry.subscribe': ['dci:subscribe'],
  'registry.notify': ['dci:report'],
  'events.read': ['event:read'],
};

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTED = { algorithms: ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA', 'Ed25519'], maxTokenAge: 300 };

/** Once: a row that is there was used before. */
const USE_ASSERTION = statement(
  'sharing.use-assertion',
  `with forgotten as (delete from sharing.used_assertion where until < now())
   insert into sharing.used_assertion (digest, until) values ($1, now() + interval '15 minutes') on conflict do nothing`,
);

/** What was presented, of whichever kind. */
interface Presented {
  readonly clientId: string;
  readonly secret: string | null;
  readonly assertion: string | null;
}

/** Exchanges the credentials of client systems for tokens, as long as their agreement is in force. */
@Injectable()
export class GiveTokens {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly clients: ClientTokens,
    private readonly limits: RequestLimits,
    private readonly signer: ServiceSigner,
    private readonly cipher: ServiceCipher,
    private readonly uow: UnitOfWork,
    private readonly http: HttpConfig,
  ) {}

  keys(): KeySetDto {
    return KeySetDto.of(this.signer.publicKeys());
  }

  /** Throws {@link TokenRefused}; {@link ClientRefused}, whatever is wrong with the credentials. */
  async give(told: ClientTokenRequestDto, basic: string | undefined, address: string): Promise<ClientTokenDto> {
    if (told.grant_type !== 'client_credentials')
      throw new TokenRefused('unsupported_grant_type', 'grant_type must be client_credentials');
    const scope = scopeOf(told.scope);
    const presented = presentedIn(told, basic);
    const agreement = await this.agreements.inForce({ clientId: presented.clientId });
    if (!agreement || !(await this.isShown(agreement, presented))) {
      await this.limits.countRefusal(address);
      throw new ClientRefused();
    }
    const permissions = scope.flatMap((one) => SCOPES[one]!);
    const { token, seconds } = await this.clients.issue(agreement.clientId, permissions);
    return ClientTokenDto.of(token, seconds, scope.join(' '));
  }

  private async isShown(agreement: Agreement, { secret, assertion }: Presented): Promise<boolean> {
    if (assertion !== null) return this.isAsserted(agreement, assertion);
    const { id, secretDigest } = agreement;
    return secret !== null && secretDigest !== null && equal(this.agreements.digest(id, secret), secretDigest);
  }

  /** private_key_jwt (RFC 7523, OpenID Connect Core 9): signed by a key of the agreement, for us, lately, and once. */
  private async isAsserted({ id, clientId, jwks }: Agreement, assertion: string): Promise<boolean> {
    if (!jwks) return false;
    const { publicUrl } = this.http;
    const audience = [SERVICE_ISSUER.issuer, ...(publicUrl ? [`${publicUrl}/dci/oauth2/client/token`] : [])];
    let jti: unknown;
    try {
      const expected = { ...ASSERTED, issuer: clientId, subject: clientId, audience, requiredClaims: ['jti', 'exp'] };
      const keys = createLocalJWKSet(jwks as unknown as JSONWebKeySet);
      ({ jti } = (await jwtVerify(assertion, keys, expected)).payload);
    } catch {
      return false; // whatever is wrong with it
    }
    if (typeof jti !== 'string') return false;
    return (await this.uow.change(USE_ASSERTION, [this.cipher.digest('assertion', id, jti)])) > 0;
  }
}

/** Every scope there is unless some were asked for; DCI writes them with points or slashes. */
function scopeOf(asked: string | undefined): readonly string[] {
  if (asked === undefined || asked.trim() === '') return Object.keys(SCOPES);
  const scopes = [...new Set(asked.trim().split(/\s+/))].map((scope) => scope.replace('/', '.'));
  if (scopes.every((scope) => Object.hasOwn(SCOPES, scope))) return scopes;
  throw new TokenRefused('invalid_scope', `scope must be of ${Object.keys(SCOPES).join(', ')}`);
}

/** By one way only (RFC 6749, 2.3). */
function presentedIn(told: ClientTokenRequestDto, basic: string | undefined): Presented {
  const { client_id: id, client_secret: secret, client_assertion: assertion, client_assertion_type: type } = told;
  const ways = [basic, secret, assertion].filter((way) => way !== undefined);
  if (ways.length > 1) throw new TokenRefused('invalid_request', 'Send credentials in one way only');
  if (basic !== undefined) return { ...basicOf(basic), assertion: null };
  if (assertion !== undefined) {
    if (type !== ASSERTION) throw new TokenRefused('invalid_request', `client_assertion_type must be ${ASSERTION}`);
    return { clientId: subjectOf(assertion), secret: null, assertion };
  }
  if (!id || !secret) throw new ClientRefused();
  return { clientId: id, secret, assertion: null };
}

function basicOf(header: string): { clientId: string; secret: string } {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{1,1000})$/.exec(header) ?? [];
  const [id, secret] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':', 2);
  try {
    if (id && secret) return { clientId: decodeURIComponent(id), secret: decodeURIComponent(secret) };
  } catch {
    throw new ClientRefused();
  }
  throw new ClientRefused();
}

/** Whose assertion it says it is: not believed before its signature holds. */
function subjectOf(assertion: string): string {
  try {
    const { sub } = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as { sub?: unknown };
    if (typeof sub === 'string') return sub;
  } catch {
    throw new ClientRefused();
  }
  throw new ClientRefused();
}
