/** The day the whole population was registered; ages are counted to it. */
export const REGISTRATION_DATE = '2024-08-30';

export type Gender = 'Male' | 'Female';

/** One person as the field office wrote them down: text fields may carry odd case and trailing blanks. */
export interface Person {
  readonly givenName: string;
  readonly addlName: string | null;
  readonly familyName: string;
  readonly gender: Gender | null;
  /** ISO date; about one in a hundred is missing. */
  readonly birthDate: string | null;
  /** Whole years on REGISTRATION_DATE, known to the generator even where the birth date is missing. */
  readonly age: number;
  readonly head: boolean;
  /** 12 digits. */
  readonly nationalId: string | null;
  /** "SR-000001234"; every adult (18 or more) and every child with a national ID has one. */
  readonly socialRegistryNumber: string | null;
  readonly phone: { readonly written: string; readonly sanitized: string } | null;
  /** 13 digits; heads only. */
  readonly bankAccount: string | null;
  readonly employment: string | null;
}

export interface Household {
  /** Counted from 0. */
  readonly index: number;
  /** "HH-0000001". */
  readonly householdId: string;
  readonly area: string;
  /** Monthly, whole currency units, 0 to 20000. */
  readonly income: number;
  readonly address: string;
  /** One to eight, the head first. */
  readonly members: readonly Person[];
}
