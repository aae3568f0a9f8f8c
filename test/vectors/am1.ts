import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RootPurpose } from '#platform/vault/key-ring.js';
import type { FieldClass } from '#platform/vault/sealed-format.js';
import { ROOT } from '../architecture/sources.js';

/** Bytes as hex. */
type Hex = string;

/** What opening must give: the bytes, or nothing. */
type Opens = Hex | 'refused';

/** A sealed value and where somebody tries to open it. */
export interface SealedVector {
  /** For the refused: what is wrong. */
  readonly what: string;
  readonly subjectKey: Hex;
  readonly fieldClass: FieldClass;
  readonly place: string;
  readonly bucket: number;
  readonly row: Hex;
  readonly subject: Hex;
  readonly generation: number;
  readonly version: number;
  readonly sealed: Hex;
  readonly opens: Opens;
}

/** A registrant's key as the key store holds it. */
export interface WrappedVector {
  readonly what: string;
  readonly kek: Hex;
  readonly kekVersion: number;
  readonly subject: Hex;
  readonly generation: number;
  readonly wrapped: Hex;
  readonly opens: Opens;
}

/** A root key under the master key. */
export interface RootVector {
  readonly what: string;
  readonly master: Hex;
  readonly purpose: RootPurpose;
  readonly version: number;
  readonly wrapped: Hex;
  readonly opens: Opens;
}

export interface IndexVector {
  readonly key: Hex;
  readonly bits: number;
  readonly kind: string;
  readonly normalized: string;
  readonly index: number;
}

export interface TokenVector {
  readonly key: Hex;
  readonly parts: readonly string[];
  readonly token: Hex;
}

export interface PseudonymVector {
  readonly key: Hex;
  readonly consumer: string;
  readonly kind: string;
  readonly id: string;
  readonly handle: string;
}

/** Everything that was once made and must open, or be made again, for ever. */
export interface Vectors {
  readonly sealed: readonly SealedVector[];
  readonly wrapped: readonly WrappedVector[];
  readonly roots: readonly RootVector[];
  readonly indexes: readonly IndexVector[];
  readonly tokens: readonly TokenVector[];
  readonly pseudonyms: readonly PseudonymVector[];
}

export const VECTORS_FILE = join(ROOT, 'test/vectors/am1.json');

export const readVectors = (): Vectors => JSON.parse(readFileSync(VECTORS_FILE, 'utf8')) as Vectors;

export const hex = (bytes: Uint8Array): Hex => Buffer.from(bytes).toString('hex');
export const bytes = (text: Hex): Buffer => Buffer.from(text, 'hex');
