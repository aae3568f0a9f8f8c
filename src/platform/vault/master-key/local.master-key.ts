import { decrypt, encryptInto, hmac256, KEY_BYTES, NONCE_BYTES, TAG_BYTES } from '../suite.js';
import { type MasterKey, MasterKeyUnusable, type WrappedRoot } from './master-key.js';

/** A master key of 32 bytes in the memory of this process: from a file, the environment, or the data folder. */
export class LocalMasterKey implements MasterKey {
  readonly id: string;
  readonly versioned = false;

  constructor(
    private readonly key: Uint8Array,
    readonly source: string,
  ) {
    if (key.length !== KEY_BYTES) throw new MasterKeyUnusable('A master key has 32 bytes');
    this.id = `local:${hmac256(key, Buffer.from('AM1 master key id')).subarray(0, 6).toString('hex')}`;
  }

  /** nonce | ciphertext | tag. */
  wrap(aad: Uint8Array, key: Uint8Array): Promise<WrappedRoot & { readonly masterId: string }> {
    const wrapped = Buffer.allocUnsafe(NONCE_BYTES + key.length + TAG_BYTES);
    encryptInto(wrapped, 0, this.key, aad, key);
    return Promise.resolve({ masterId: this.id, wrapped });
  }

  async unwrap(aad: Uint8Array, wrapped: Buffer): Promise<Buffer> {
    try {
      return await Promise.resolve(decrypt(this.key, aad, wrapped));
    } catch {
      throw new MasterKeyUnusable('The master key does not open this');
    }
  }

  rotate(): Promise<void> {
    return Promise.reject(
      new MasterKeyUnusable('A local master key has no versions: configure the next one beside it'),
    );
  }
}
