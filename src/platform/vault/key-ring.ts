import { idBytes } from '../ids/ids.js';
import { decrypt, encryptInto, KEY_BYTES, lengthPrefixed, NONCE_BYTES, randomBytes, TAG_BYTES } from './suite.js';

/** Purposes of the long-lived keys. `registrant` holds key-encryption keys, `audit` the seed of a signing key; the others are roots of their own. */
export const ROOT_PURPOSES = ['registrant', 'index', 'link', 'match', 'handle', 'service', 'audit'] as const;
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

/** The key of a piece of work as the key store holds it. */
export interface WrappedWorkKey {
  readonly id: string;
  readonly kind: string;
  readonly kekVersion: number;
  readonly wrapped: Buffer;
}

/** A registrant's key, opened. Kept no longer than the piece of work that needs it. */
export interface SubjectKey {
  readonly key: Buffer;
  readonly generation: number;
}

/** A key-encryption key this ring does not hold (yet, or any more). Crosses from worker threads as its message. */
export class UnknownKeyVersion extends Error {
  constructor(version: number) {
    super(`No key-encryption key of version ${version}`);
    this.name = 'UnknownKeyVersion';
  }

  /** Also of an error that lost its class on the way out of a worker thread. */
  static is(error: unknown): boolean {
    return String((error as Partial<Error> | null)?.message).startsWith('No key-encryption key of version ');
  }
}

/** The unwrapped long-lived keys of a process or worker thread. In the process they change while it serves: ring-keeper.ts. */
export class KeyRing {
  private held: readonly RootKey[];

  constructor(roots: readonly RootKey[]) {
    this.held = roots;
  }

  /** Pending keys open and index, and are not the primary; a worker thread is born with a copy. */
  get roots(): readonly RootKey[] {
    return this.held;
  }

  replace(roots: readonly RootKey[]): void {
    this.held = roots;
  }

  /** The key new values are made under. */
  primary(purpose: RootPurpose): RootKey {
    const found = this.held.find((root) => root.purpose === purpose && root.primary);
    if (!found) throw new Error(`No primary key for purpose ${purpose}`);
    return found;
  }

  /** Every version of a key in use, the primary among them. */
  versions(purpose: RootPurpose): readonly RootKey[] {
    return this.held.filter((root) => root.purpose === purpose);
  }

  /** The key-encryption key of a version. Throws {@link UnknownKeyVersion}. */
  kek(version: number): RootKey {
    const found = this.held.find((root) => root.purpose === 'registrant' && root.version === version);
    if (!found) throw new UnknownKeyVersion(version);
    return found;
  }

  /** A new random key for a registrant, and the form in which it is stored. */
  newSubjectKey(subject: Uint8Array): SubjectKey & WrappedKey {
    const kek = this.primary('registrant');
    const key = randomBytes(KEY_BYTES);
    const wrapped = wrapKey(kek.key, subjectAad(subject, 1, kek.version), key);
    return { key, generation: 1, kekVersion: kek.version, wrapped };
  }

  unwrap(subject: Uint8Array, stored: WrappedKey): SubjectKey {
    const kek = this.kek(stored.kekVersion);
    const key = decrypt(kek.key, subjectAad(subject, stored.generation, stored.kekVersion), stored.wrapped);
    return { key, generation: stored.generation };
  }

  /** The same key, wrapped under another version of the key-encryption key. */
  rewrap(subject: Uint8Array, stored: WrappedKey, version: number): WrappedKey {
    const { key, generation } = this.unwrap(subject, stored);
    const wrapped = wrapKey(this.kek(version).key, subjectAad(subject, generation, version), key);
    key.fill(0);
    return { generation, kekVersion: version, wrapped };
  }

  /** The key of a piece of work, wrapped under another version. */
  rewrapWorkKey(stored: WrappedWorkKey, version: number): Buffer {
    const { id, kind, kekVersion } = stored;
    const key = decrypt(this.kek(kekVersion).key, workAad(id, kind, kekVersion), stored.wrapped);
    const wrapped = wrapKey(this.kek(version).key, workAad(id, kind, version), key);
    key.fill(0);
    return wrapped;
  }
}

/** Additional data of the key of a piece of work. */
export const workAad = (id: string, kind: string, kekVersion: number): Buffer =>
  lengthPrefixed('AM1', 'work', kind, idBytes(id), String(kekVersion));

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
