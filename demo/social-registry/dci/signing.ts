import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import canonicalize from 'canonicalize';
import { FlattenedSign } from 'jose';
import { generatedKey } from '../../support/generated-key.js';

const KEY_ID = 'registry-1';
const SENDER = 'social-registry';
const LIFE_SECONDS = 600;
const LONG_AGO_SECONDS = 86_400;

/** How answers are signed: not, with DCI's parameters, or with a detached JWS. */
export type SigningForm = 'off' | 'dci' | 'jws';

/** Signs `{header, message}` in its canonical form, with a key that lives as long as the process. */
export class Signing {
  private readonly key: KeyObject = generatedKey('ed25519');

  constructor(private readonly form: SigningForm) {}

  jwks(): object {
    const { kty, crv, x } = createPublicKey(this.key).export({ format: 'jwk' });
    return { keys: [{ kty, crv, x, kid: KEY_ID, use: 'sig', alg: 'EdDSA' }] };
  }

  /** `how`: as it should be, of something else, or of long ago. */
  async sign(
    body: { readonly header: object; readonly message: object },
    how: 'well' | 'badly' | 'expired',
  ): Promise<string> {
    if (this.form === 'off') return '';
    const { header, message } = body;
    const text = canonicalize(how === 'badly' ? { header, message: {} } : { header, message })!;
    const created = Math.floor(Date.now() / 1000) - (how === 'expired' ? LONG_AGO_SECONDS : 0);
    const expires = created + LIFE_SECONDS;
    return this.form === 'jws' ? this.jws(text, created, expires) : this.dci(text, created, expires);
  }

  private async jws(text: string, iat: number, exp: number): Promise<string> {
    const signed = await new FlattenedSign(Buffer.from(text))
      .setProtectedHeader({ alg: 'EdDSA', kid: KEY_ID, iat, exp })
      .sign(this.key);
    return `${signed.protected}..${signed.signature}`;
  }

  private dci(text: string, created: number, expires: number): string {
    const digest = createHash('sha256').update(text).digest('base64');
    const lines = `(created): ${created}\n(expires): ${expires}\ndigest: SHA-256=${digest}`;
    const signature = sign(null, Buffer.from(lines), this.key).toString('base64');
    const told = {
      namespace: 'dci',
      kidId: `${SENDER}|${KEY_ID}|ed25519`,
      algorithm: 'ed25519',
      created,
      expires,
      headers: '(created) (expires) digest',
      signature,
    };
    return `Signature: ${Object.entries(told)
      .map(([name, value]) => `${name}="${value}"`)
      .join(', ')}`;
  }
}
