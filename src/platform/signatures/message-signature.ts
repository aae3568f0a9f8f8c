import { exportSPKI, type FlattenedVerifyGetKey, flattenedVerify, type CryptoKey } from 'jose';
import { sha256, verifyEd25519 } from '../vault/suite.js';

/** How far two clocks may differ. */
const SKEW_SECONDS = 300;
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];
const DETACHED_JWS = /^([\w-]+)\.\.([\w-]+)$/;

/**
 * Whether a detached signature of a message holds. DCI states neither digest nor canonical form, so ours are: the JSON of
 * `{header, message}` in the canonical form of RFC 8785, and over it either a detached JWS (RFC 7515, appendix F), or DCI's own
 * parameters with Ed25519 over `(created)`, `(expires)` and `digest` (SHA-256, base64), each on a line.
 */
export class MessageSignature {
  constructor(
    private readonly keys: FlattenedVerifyGetKey,
    private readonly now: () => number = Date.now,
  ) {}

  async holds(signature: unknown, signed: string | undefined): Promise<boolean> {
    if (typeof signature !== 'string' || signed === undefined) return false;
    try {
      const jws = DETACHED_JWS.exec(signature);
      return jws ? await this.holdsJws(jws[1]!, jws[2]!, signed) : await this.holdsDci(signature, signed);
    } catch {
      return false; // whatever the library has against it
    }
  }

  private async holdsJws(protectedHeader: string, signature: string, signed: string): Promise<boolean> {
    const payload = Buffer.from(signed).toString('base64url');
    const verified = await flattenedVerify({ protected: protectedHeader, payload, signature }, this.keys, {
      algorithms: ALGORITHMS,
    });
    const { iat, exp } = verified.protectedHeader as { readonly iat?: unknown; readonly exp?: unknown };
    return this.isCurrent(iat, exp ?? Number.MAX_SAFE_INTEGER);
  }

  private async holdsDci(signature: string, signed: string): Promise<boolean> {
    const told = Object.fromEntries(
      [...signature.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    const { algorithm, created, expires, kidId = '', signature: value = '' } = told;
    if (algorithm !== 'ed25519' || !this.isCurrent(Number(created), Number(expires))) return false;
    const key = await this.keys({ alg: 'EdDSA', kid: kidId.split('|')[1]! }, { payload: '', signature: '' });
    const text = dciSigningText(Number(created), Number(expires), signed);
    return verifyEd25519(await exportSPKI(key as CryptoKey), Buffer.from(text), Buffer.from(value, 'base64'));
  }

  /** Seconds since 1970. A JWS need not say when it was made. */
  private isCurrent(created: unknown, expires: unknown): boolean {
    const now = this.now() / 1000;
    const isBegun = created === undefined || (Number.isFinite(created) && (created as number) <= now + SKEW_SECONDS);
    return isBegun && Number.isFinite(expires) && (expires as number) >= now - SKEW_SECONDS;
  }
}

/** What DCI's own form signs: when it was made, how long it holds, and the digest of the canonical text. */
export function dciSigningText(created: number, expires: number, signed: string): string {
  const digest = sha256(Buffer.from(signed)).toString('base64');
  return `(created): ${created}\n(expires): ${expires}\ndigest: SHA-256=${digest}`;
}
