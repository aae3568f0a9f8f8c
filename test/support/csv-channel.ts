/** A channel of CSV files, whose statements have these words for what became of a payment, and these columns besides. */
export const csvChannel = (
  outcomes: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) => ({
  kind: 'csv_file',
  csv: {
    columns: ['reference', 'amount', 'payee_account'].map((field) => ({ field, header: field })),
    statement: { reference: 'Ref', outcome: 'Status', outcomes, amount: 'Paid', ...more },
  },
});

/** Words for all that a statement can say of a payment. */
export const WORDS = { OK: 'paid', REFUSED: 'failed', BACK: 'returned', WAIT: 'under_way' };
