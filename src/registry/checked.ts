import type { FieldFault } from '#platform/errors/domain-error.js';

/** A value in its proper form, or why it has none. Faults name place and rule, never the value. */
export type Checked<T> = { readonly value: T } | { readonly faults: readonly FieldFault[] };

export const faulty = (pointer: string, message: string): { readonly faults: readonly FieldFault[] } => ({
  faults: [{ pointer, message }],
});
