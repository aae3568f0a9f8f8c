import type { DataClass } from '#access';

/** What single fields are revealed for, and the classes of data each purpose can need. */
export const REVEAL_PURPOSES = {
  'identity-verification': ['identity', 'attributes'],
  'payment-repair': ['payment', 'contact'],
  grievance: ['contact', 'attributes'],
  'deduplication-review': ['identity', 'attributes'],
  'legal-order': ['identity', 'contact', 'payment', 'attributes'],
  'subject-access': ['identity', 'contact', 'payment', 'attributes'],
} as const satisfies Readonly<Record<string, readonly DataClass[]>>;

export type RevealPurpose = keyof typeof REVEAL_PURPOSES;

/** Whether a purpose can need data of a class. */
export const isNeededFor = (purpose: RevealPurpose, dataClass: DataClass): boolean =>
  (REVEAL_PURPOSES[purpose] as readonly DataClass[]).includes(dataClass);
