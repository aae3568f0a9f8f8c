/** `nominee`: collects in place of everybody else. `alternate`: collects where a group has nobody who would. */
export const PAYEE_KINDS = ['nominee', 'alternate'] as const;
export type PayeeKind = (typeof PAYEE_KINDS)[number];

/** Somebody named to collect for a registrant, from `validFrom` up to, and without, `validTo`. */
export interface PayeeRecord {
  readonly payeeId: string;
  /** For whom. */
  readonly beneficiaryId: string;
  /** Who collects. */
  readonly registrantId: string;
  readonly kind: PayeeKind;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  /** Nobody is paid through this payee before: the cooling-off. */
  readonly usableFrom: Date;
  readonly revision: number;
}
