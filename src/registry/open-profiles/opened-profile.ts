/** A registrant opened in memory, as of an instant. Lives in a worker thread, and no longer than the judging of it. */
export interface OpenedProfile {
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  /**
   * Values by attribute key: text, number (integer, decimal), boolean, or date as YYYY-MM-DD. An absent one is missing; for
   * `payment` none is opened, nor those of members.
   */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** For a group: its members as of the instant, without those who were disabled by then. */
  readonly members: readonly OpenedMember[];
  /** Who collects, when it was asked for in order to pay or to hand over: see `choosePayee`. */
  readonly payee: OpenedPayee | null;
}

export interface OpenedMember {
  readonly registrantId: string;
  readonly isHead: boolean;
  readonly isRepresentative: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface OpenedPayee {
  readonly registrantId: string;
  /** In order to pay: accounts that are valid and past their cooling-off; the one that became usable last comes first. */
  readonly accounts: readonly { readonly kind: 'bank' | 'wallet'; readonly value: string }[];
  /** Of the payee, when a payment file is written: a file names who is paid. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/**
 * A pure judging function of the room that asked. It is named by module and export because it runs in a worker thread:
 * the export is called once per chunk with the parameters, and gives the function that judges one profile.
 */
export type MakeJudge<P, R> = (parameters: P, asOf: Date) => (profile: OpenedProfile) => R;

/** How to find a judging function: file URL (`import.meta.url` or `new URL(..., import.meta.url).href`), export, parameters. */
export interface Judge<P = unknown> {
  readonly module: string;
  readonly name: string;
  readonly parameters: P;
}

/** Why profiles are opened. */
export type OpeningPurpose =
  'view' | 'eligibility' | 'payment' | 'payment-file' | 'import' | 'statistics' | 'duplicate-review' | 'distribution';
