import type { ServiceCipher } from '#platform/vault/service-cipher.js';
import type { RegistrantKind } from '../registrant.record.js';
import type { Display } from './ladder.js';

/** Bytes of the name of a class. */
export const NAME_BYTES = 16;

/**
 * The name of a class: of everybody who is shown like this, on this rung. A keyed digest for one counting only, so that
 * neither a small class nor what two countings have in common stands in clear.
 */
export function classNames(
  cipher: ServiceCipher,
  countId: string,
  kind: RegistrantKind,
  displays: readonly Display[],
): Buffer[] {
  return displays.map((display, rung) =>
    cipher.digest('class', countId, kind, String(rung), JSON.stringify(display)).subarray(0, NAME_BYTES),
  );
}
