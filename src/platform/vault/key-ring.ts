import { decrypt, encryptInto, KEY_BYTES, lengthPrefixed, NONCE_BYTES, randomBytes, TAG_BYTES } from './suite.js';

/** Purposes of the long-lived keys. `registrant` holds key-encryption keys; the others are roots of their own. */
export const ROOT_PURPOSES = ['registrant', 'index', 'link', 'match', 'handle', 'service'] as const;
export type RootPurpose = (typeof ROOT_PURPOSES)[number];

export interface RootKey {
  readonly purpose: RootPurpose;
  readonly version: number;
  readonly primary: boolean;
  readonly key: Uint8Array;
}

/** A registrant's key as the key store holds it. */
export interface WrappedKey {
  readonly generation: number;
  readonly kekVersion: number;
  readonly wrapped: Buffer;
}

/** A registrant's key, opened. Kept no longer than the piece of work that needs it. */
export interface SubjectKey {
  readonly key: Buffer;
  readonly generation: number;
}

/** The unwrapped long-lived keys of a process or worker thread; made once at boot, sent to worker threads as it is. */
export class KeyRing {
  constructor(readonly roots: readonly RootKey[]) {}

  /** The key new values are made under. */
  primary(purpose: RootPurpose): RootKey {
    const found = this.roots.find((root) => root.purpose === purpose && root.primary);
    if (!found) throw new Error(`No primary key for purpose ${purpose}`);
    return found;
  }

  /** Every version of a key in use, the primary among them. */
  versions(purpose: RootPurpose): readonly RootKey[] {
    return this.roots.filter((root) => root.purpose === purpose);
  }

  /** A new random key for a registrant, and the form in which it is stored. */
  newSubjectKey(subject: Uint8Array): SubjectKey & WrappedKey {
    const kek = this.primary('registrant');
    const key = randomBytes(KEY_BYTES);
    const wrapped = wrapKey(kek.key, subjectAad(subject, 1, kek.version), key);
    return { key, generation: 1, kekVersion: kek.version, wrapped };
  }

  unwrap(subject: Uint8Array, stored: WrappedKey): SubjectKey {
    const kek = this.roots.find((root) => root.purpose === 'registrant' && root.version === stored.kekVersion);
    if (!kek) throw new Error(`No key-encryption key of version ${stored.kekVersion}`);
    const key = decrypt(kek.key, subjectAad(subject, stored.generation, stored.kekVersion), stored.wrapped);
    return { key, generation: stored.generation };
  }
}

function subjectAad(subject: Uint8Array, generation: number, kekVersion: number): Buffer {
  const aad = Buffer.allocUnsafe(24);
  aad.set(subject, 0);
  aad.writeUInt32BE(generation, 16);
  aad.writeUInt32BE(kekVersion, 20);
  return aad;
}

/** nonce | ciphertext | tag of a 32-byte key. */
export function wrapKey(kek: Uint8Array, aad: Uint8Array, key: Uint8Array): Buffer {
  const wrapped = Buffer.allocUnsafe(NONCE_BYTES + key.length + TAG_BYTES);
  encryptInto(wrapped, 0, kek, aad, key);
  return wrapped;
}

/** Additional data of a root key wrapped under the master key. */
export const rootAad = (purpose: RootPurpose, version: number): Buffer =>
  lengthPrefixed('AM1', 'root', purpose, String(version));
