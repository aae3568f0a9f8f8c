import type { KeyRing } from './key-ring.js';
import { publicKeyEd25519, sha256, signEd25519, verifyEd25519 } from './suite.js';

/** Public keys in PEM form by their name. */
export type PublicKeys = ReadonlyMap<string, string>;

/** Signs checkpoints of the audit trail with Ed25519. Who has a public key can verify them without the service. */
export class CheckpointSigner {
  constructor(private readonly ring: KeyRing) {}

  /** The name of the key in use: the beginning of the SHA-256 of its public half. */
  get keyName(): string {
    return keyNameOf(publicKeyEd25519(this.ring.primary('audit').key));
  }

  sign(text: string): Buffer {
    return signEd25519(this.ring.primary('audit').key, Buffer.from(text));
  }

  /** Of every version that is kept. */
  publicKeys(): PublicKeys {
    const pems = this.ring.versions('audit').map(({ key }) => publicKeyEd25519(key));
    return new Map(pems.map((pem) => [keyNameOf(pem), pem]));
  }
}

export const keyNameOf = (publicKeyPem: string): string =>
  sha256(Buffer.from(publicKeyPem.trim())).toString('hex').slice(0, 16);

/** Whether a key of this name, among these, has signed the text. */
export function isSigned(keys: PublicKeys, name: string, text: string, signature: Buffer): boolean {
  const key = keys.get(name);
  return key !== undefined && verifyEd25519(key, Buffer.from(text), signature);
}
