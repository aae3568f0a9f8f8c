import type { FieldClass } from '#platform/vault/sealed-format.js';

/**
 * Classes of a person's data a grant may touch: those the vault has a key each for. Comparing, revealing and showing ask
 * whether the grant that gives the permission also names the class.
 */
export const DATA_CLASSES = ['identity', 'contact', 'payment', 'attributes'] as const satisfies readonly FieldClass[];

export type DataClass = (typeof DATA_CLASSES)[number];
