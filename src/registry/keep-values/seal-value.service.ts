import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/errors/common.errors.js';
import { idBytes } from '#platform/ids/ids.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { classKey, type FieldClass, type Place, seal } from '#platform/vault/sealed-format.js';

/** Seals one value of a registrant who has a key already. */
@Injectable()
export class SealValue {
  constructor(
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
  ) {}

  /** Throws {@link NotFound} for a registrant whose key is gone. */
  async seal(
    registrantId: string,
    valueId: string,
    fieldClass: FieldClass,
    where: Place,
    value: string,
  ): Promise<Buffer> {
    const stored = (await this.keys.fetch([registrantId])).get(registrantId);
    if (!stored) throw new NotFound('registrant');
    const subject = idBytes(registrantId);
    const { key, generation } = this.ring.unwrap(subject, stored);
    const at = { row: idBytes(valueId), subject, generation, version: 0 };
    const sealed = seal(classKey(key, fieldClass), where, at, Buffer.from(value));
    key.fill(0);
    return sealed;
  }
}
