import { Injectable } from '@nestjs/common';
import { KeyRing } from './key-ring.js';
import { classKey, type ClassKey, NotOpened, open, place, seal } from './sealed-format.js';
import { Sensitive } from './sensitive.js';
import { hmac256, lengthPrefixed, sha256 } from './suite.js';

const NO_ROW = new Uint8Array(16);

/**
 * Seals what belongs to the service and to no person: credentials of peers, stored replies, cursors, quarantined
 * records. `purpose` and `binding` are bound in: a value sealed for one row or caller opens for no other.
 */
@Injectable()
export class ServiceCipher {
  private readonly key: ClassKey;
  private readonly digestKey: Uint8Array;

  constructor(ring: KeyRing) {
    const root = ring.primary('service').key;
    this.key = classKey(root, 'service');
    this.digestKey = hmac256(root, Buffer.from('digest'));
  }

  seal(purpose: string, binding: string, text: string, bucket = 64): Buffer {
    return seal(this.key, place(`service.${purpose}`, bucket), subject(binding), Buffer.from(text));
  }

  /** Throws {@link NotOpened} for a value of another purpose or binding. */
  open(purpose: string, binding: string, sealed: Buffer): string {
    return open(this.key, place(`service.${purpose}`, 64), subject(binding), sealed).toString('utf8');
  }

  /** A credential, opened: as `open`, wrapped until the moment it is sent. */
  openCredential(purpose: string, binding: string, sealed: Buffer): Sensitive<string> {
    return new Sensitive(this.open(purpose, binding, sealed));
  }

  /** A keyed digest: tells equal inputs apart without telling what they are. */
  digest(...parts: readonly string[]): Buffer {
    return hmac256(this.digestKey, lengthPrefixed(...parts));
  }
}

const subject = (binding: string) => ({
  row: sha256(Buffer.from(binding)).subarray(0, 16),
  subject: NO_ROW,
  generation: 1,
  version: 0,
});

export { NotOpened };
