import type { OidcIssuer } from '#config/config.js';
import { parseStrictJson } from '#platform/http/strict-json.js';
import type { Claims } from './claims.js';

/** Why a token is refused: for the log of the operator. The caller learns nothing of it. */
export class BadToken extends Error {
  constructor(readonly rule: string) {
    super(`Token refused: ${rule}`);
  }
}

/** Bytes of a token, and what its two JSON parts may hold. */
export const LONGEST_TOKEN = 8_192;
const LIMITS = { depth: 8, keys: 500 };
/** Seconds by which the clocks of issuer and service may differ. */
export const CLOCK_TOLERANCE = 30;
/** Headers that carry or name a key, or change how the token is to be read (RFC 7515 4.1, RFC 7797). */
const REFUSED_HEADERS = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64', 'zip', 'enc', 'cty'];
const KEY_ID = /^[A-Za-z0-9_-]{1,64}$/;
const NAME = /^[^\p{Cc}\p{Cs}]{1,255}$/u;
const MOST_AUDIENCES = 50;
const MOST_PERMISSIONS = 500;

type Part = Readonly<Record<string, unknown>>;

/** Header and claims of a compact JWS, not verified. Throws {@link BadToken}. */
export function readToken(token: string): { readonly header: Part; readonly claims: Part } {
  const parts = token.split('.');
  if (token.length > LONGEST_TOKEN || parts.length !== 3) throw new BadToken('form');
  if (!isCanonical(parts[2]!)) throw new BadToken('signature form'); // one signature, one text
  return { header: readPart(parts[0]!), claims: readPart(parts[1]!) };
}

const isCanonical = (part: string): boolean =>
  part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;

function readPart(part: string): Part {
  if (!isCanonical(part)) throw new BadToken('encoding');
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(part, 'base64url'));
    value = parseStrictJson(text, LIMITS);
  } catch {
    throw new BadToken('JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadToken('JSON');
  return value as Part;
}

/** The id of the key to verify with, when the header is one that `issuer` writes. Throws {@link BadToken}. */
export function checkHeader(header: Part, issuer: OidcIssuer): { readonly alg: string; readonly kid: string } {
  const { alg, kid, typ } = header;
  const refused = REFUSED_HEADERS.find((name) => name in header);
  if (refused) throw new BadToken(`header ${refused}`);
  if (typeof alg !== 'string' || !(issuer.algorithms as readonly string[]).includes(alg)) throw new BadToken('alg');
  if (typeof typ !== 'string' || mediaType(typ) !== mediaType(issuer.tokenType)) throw new BadToken('typ');
  if (typeof kid !== 'string' || !KEY_ID.test(kid)) throw new BadToken('kid');
  return { alg, kid };
}

/** `at+jwt` and `application/at+jwt` are one type, in any case (RFC 7515 4.1.9). */
const mediaType = (typ: string): string => typ.toLowerCase().replace(/^application\//, '');

/** The claims, when they are of the right types and `issuer` may say them at `now` (seconds since 1970). Throws {@link BadToken}. */
export function checkClaims(claims: Part, issuer: OidcIssuer, now: number): Claims {
  const { iss, sub, aud, exp, iat, nbf } = claims;
  if (iss !== issuer.issuer) throw new BadToken('iss');
  if (typeof sub !== 'string' || !NAME.test(sub)) throw new BadToken('sub');
  const audiences = typeof aud === 'string' ? [aud] : aud;
  if (!isTexts(audiences, MOST_AUDIENCES) || !audiences.some((one) => issuer.audience.includes(one)))
    throw new BadToken('aud');
  if (!isInstant(iat) || iat > now + CLOCK_TOLERANCE) throw new BadToken('iat');
  if (!isInstant(exp) || exp <= now - CLOCK_TOLERANCE) throw new BadToken('exp');
  if (exp <= iat || exp - iat > issuer.longestSeconds) throw new BadToken('lifetime');
  if (nbf !== undefined && (!isInstant(nbf) || nbf > now + CLOCK_TOLERANCE)) throw new BadToken('nbf');
  checkOtherClaims(claims, issuer);
  return claims as unknown as Claims;
}

function checkOtherClaims(claims: Part, issuer: OidcIssuer): void {
  for (const name of ['jti', 'azp', 'client_id', 'scope', 'sid'])
    if (name in claims && typeof claims[name] !== 'string') throw new BadToken(name);
  if ('permissions' in claims && !isTexts(claims['permissions'], MOST_PERMISSIONS)) throw new BadToken('permissions');
  // bound to a key of its bearer, whose possession nobody proves here (RFC 7800)
  if ('cnf' in claims) throw new BadToken('cnf');
  // where the header does not tell an access token from an ID token, Keycloak's claim of the same name does
  if (mediaType(issuer.tokenType) === 'jwt' && 'typ' in claims && claims['typ'] !== 'Bearer')
    throw new BadToken('claim typ');
}

const isTexts = (value: unknown, most: number): value is readonly string[] =>
  Array.isArray(value) && value.length <= most && value.every((one) => typeof one === 'string');

/** NumericDate of RFC 7519, in this epoch. */
const isInstant = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 1e11;
