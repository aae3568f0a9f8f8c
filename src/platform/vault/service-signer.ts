import { importJWK, SignJWT } from 'jose';
import { dciSigningText } from '../signatures/message-signature.js';
import { canonicalPart } from '../signatures/signed-part.js';
import type { KeyRing } from './key-ring.js';
import { hmac256, jwkP256, publicKeyEd25519, sha256, signEd25519 } from './suite.js';

/** A public key as it is published (RFC 7517). */
export interface PublishedKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'ES256' | 'EdDSA';
}

/** How long what is signed for a peer holds. */
const SIGNED_SECONDS = 600;
/** Of an Ed25519 key in SPKI: what stands before its 32 bytes. */
const SPKI_PREFIX = 12;

/**
 * What the service signs with for others: tokens it issues (ES256) and messages it sends (Ed25519). Both keys follow from the
 * root of the service, so that every replica signs alike and nothing is stored.
 */
export class ServiceSigner {
  private readonly token: ReturnType<typeof jwkP256>;
  private readonly seed: Uint8Array;
  private readonly tokenKeyId: string;
  private readonly messageKeyId: string;
  private readonly messageX: string;

  constructor(ring: KeyRing) {
    const root = ring.primary('service').key;
    this.token = jwkP256(hmac256(root, Buffer.from('sign:token')));
    this.seed = hmac256(root, Buffer.from('sign:message'));
    const body = publicKeyEd25519(this.seed).replaceAll(/-----[^-]+-----|\s/g, '');
    this.messageX = Buffer.from(body, 'base64').subarray(SPKI_PREFIX).toString('base64url');
    this.tokenKeyId = keyId(this.token.x);
    this.messageKeyId = keyId(this.messageX);
  }

  publicKeys(): readonly PublishedKey[] {
    const { kty, crv, x, y } = this.token;
    return [
      { kty, crv, x, y, kid: this.tokenKeyId, use: 'sig', alg: 'ES256' },
      { kty: 'OKP', crv: 'Ed25519', x: this.messageX, kid: this.messageKeyId, use: 'sig', alg: 'EdDSA' },
    ];
  }

  /** An access token (RFC 9068) with these claims. */
  async signToken(claims: Readonly<Record<string, unknown>>): Promise<string> {
    const header = { alg: 'ES256', typ: 'at+jwt', kid: this.tokenKeyId };
    return new SignJWT({ ...claims }).setProtectedHeader(header).sign(await importJWK({ ...this.token }, 'ES256'));
  }

  /** The detached signature of a message in DCI's own form, over the canonical text of its header and message. */
  signMessage(told: object, senderId: string, now: Date): string {
    const created = Math.floor(now.getTime() / 1000);
    const expires = created + SIGNED_SECONDS;
    const text = dciSigningText(created, expires, canonicalPart(told)!);
    const signature = signEd25519(this.seed, Buffer.from(text)).toString('base64');
    const parameters = {
      namespace: 'dci',
      kidId: `${senderId}|${this.messageKeyId}|ed25519`,
      algorithm: 'ed25519',
      created: `${created}`,
      expires: `${expires}`,
      headers: '(created) (expires) digest',
      signature,
    };
    const parts = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
    return `Signature: ${parts.join(', ')}`;
  }
}

const keyId = (x: string): string => sha256(Buffer.from(x)).toString('hex').slice(0, 16);
