import { idBytes, idText } from '../ids/ids.js';
import type { KeyRing } from './key-ring.js';
import { decryptBlock, encryptBlock, hmac256, lengthPrefixed } from './suite.js';

const ID_BYTES = 16;
const HANDLE = /^[A-Za-z0-9_-]{22}$/;
const NO_IDS = Buffer.alloc(0);

/**
 * Reversible pseudonyms of ids: the 16 bytes of the id through one AES block under a key of the consumer and the kind
 * of thing. No map table, another handle for every consumer, and a handle of one kind is noise for another kind.
 */
export class Pseudonyms {
  private readonly keys = new Map<string, Uint8Array>();

  constructor(private readonly ring: KeyRing) {}

  /** 22 characters of base64url. */
  hide(consumer: string, kind: string, id: string): string {
    return encryptBlock(this.key(consumer, kind), idBytes(id)).toString('base64url');
  }

  /** The same of many ids, for a fraction of what they cost one by one. */
  hideAll(consumer: string, kind: string, ids: readonly string[]): string[] {
    if (ids.length === 0) return [];
    const blocks = encryptBlock(this.key(consumer, kind), Buffer.concat(ids.map((id) => idBytes(id))));
    return ids.map((_, at) => blocks.toString('base64url', at * ID_BYTES, (at + 1) * ID_BYTES));
  }

  /** The id behind a handle, or undefined when the text is not a handle. A foreign handle gives an id nobody has. */
  reveal(consumer: string, kind: string, handle: string): string | undefined {
    return this.revealAll(consumer, kind, [handle])[0];
  }

  /** The same of many handles, in their order. */
  revealAll(consumer: string, kind: string, handles: readonly string[]): (string | undefined)[] {
    const written = handles.filter((handle) => HANDLE.test(handle));
    const blocks = written.map((handle) => Buffer.from(handle, 'base64url'));
    const ids = written.length > 0 ? decryptBlock(this.key(consumer, kind), Buffer.concat(blocks)) : NO_IDS;
    let at = 0;
    return handles.map((handle) => (HANDLE.test(handle) ? idText(ids.subarray(at, (at += ID_BYTES))) : undefined));
  }

  private key(consumer: string, kind: string): Uint8Array {
    const name = JSON.stringify([kind, consumer]);
    let key = this.keys.get(name);
    if (!key) {
      key = hmac256(this.ring.primary('handle').key, lengthPrefixed('handle', kind, consumer));
      if (this.keys.size >= 10_000) this.keys.clear(); // bounded: keys are derived again in a microsecond
      this.keys.set(name, key);
    }
    return key;
  }
}
