import { hkdfSync, randomBytes } from 'node:crypto';
import { type Bare, decryptBare, encryptBare } from './bare.js';

/** Each attribute is padded for itself. */
export const FIELD_BUCKET = 32;

const KEK = randomBytes(32);

/** A new key of a person, wrapped. */
export const wrap = (id: Uint8Array): Bare => encryptBare(KEK, id, randomBytes(32));
export const keyOf = (id: Uint8Array, wrapped: Bare): Buffer => decryptBare(KEK, id, wrapped);

/** Cipher key and commitment by HKDF-SHA-512; gives the cipher key. */
export const classKeyOf = (key: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha512', key, 'AM1', 'operator:1|attributes', 64)).subarray(0, 32);
