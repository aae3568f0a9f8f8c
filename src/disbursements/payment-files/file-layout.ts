/** What a column of a payment file may hold: nothing else about a payment or a payee is ever written. */
export const CSV_FIELDS = [
  'reference',
  'amount',
  'currency',
  'payee_account',
  'payee_account_kind',
  'payee_name',
  'payer_account',
  'message_id',
  'date',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
export type DelimiterName = keyof typeof DELIMITERS;

/** What a word of a statement means: `under_way` tells nothing yet. */
export const STATEMENT_OUTCOMES = ['paid', 'failed', 'returned', 'under_way'] as const;
export type StatementOutcome = (typeof STATEMENT_OUTCOMES)[number];

/** Which columns of a statement are read, by their headers; the others are not. */
export interface StatementLayout {
  readonly delimiter: DelimiterName;
  readonly reference: string;
  readonly outcome: string;
  /** What the words of the outcome column mean; another word makes the row unreadable. */
  readonly outcomes: Readonly<Record<string, StatementOutcome>>;
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly code?: string | undefined;
  readonly paymentReference?: string | undefined;
}

/** How the files of a channel are written, and its statements are read: CSV. */
export interface CsvLayout {
  readonly delimiter: DelimiterName;
  readonly columns: readonly { readonly field: CsvField; readonly header: string }[];
  /** Attributes that make the name of a payee, in their order. */
  readonly nameAttributes: readonly string[];
  readonly statement: StatementLayout | null;
}

/** When a payment by ISO 20022 is paid: on the account of the payee, or off the payer's where who pays tells no more. */
export const PAID_AT = ['ACCC', 'ACSC'] as const;

/** The same of files of ISO 20022. */
export interface Iso20022Layout {
  readonly payerName: string;
  /** BIC of the payer's bank. */
  readonly payerBic: string | null;
  readonly paidAt: (typeof PAID_AT)[number];
  readonly nameAttributes: readonly string[];
  readonly statement: StatementLayout | null;
}

export type FileLayout = CsvLayout | Iso20022Layout;
