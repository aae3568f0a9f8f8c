import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM as node:crypto has it, with nothing around it. */
export interface Bare {
  readonly nonce: Buffer;
  readonly body: Buffer;
  readonly tag: Buffer;
}

const GCM = { authTagLength: 16 };

export function encryptBare(key: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Bare {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, GCM);
  cipher.setAAD(aad);
  const body = cipher.update(plaintext);
  cipher.final();
  return { nonce, body, tag: cipher.getAuthTag() };
}

export function decryptBare(key: Uint8Array, aad: Uint8Array, { nonce, body, tag }: Bare): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, GCM);
  decipher.setAAD(aad);
  decipher.setAuthTag(tag);
  const plaintext = decipher.update(body);
  decipher.final();
  return plaintext;
}

/** Zeros up to the next multiple, after two bytes of length: as many bytes as our own format encrypts. */
export const padded = (text: Uint8Array, bucket: number): Buffer => {
  const bytes = Buffer.alloc(Math.ceil((text.length + 2) / bucket) * bucket);
  bytes.set(text, 2);
  return bytes;
};

/** As long as the additional data of a profile in our format. */
export const AAD = Buffer.alloc(78, 1);
