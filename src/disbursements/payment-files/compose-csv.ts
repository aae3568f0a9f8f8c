import { stringify } from 'csv-stringify/sync';
import { type CsvField, type CsvLayout, DELIMITERS } from './file-layout.js';
import type { FilePayment, PaymentMessage } from './payment-message.js';

/** A telephone number: a spreadsheet reads a number and calculates nothing, and the receiver's system needs it as it is. */
const DIALLED = /^\+\d+$/;

/** The message as CSV (RFC 4180, UTF-8, CRLF): what a spreadsheet would take for a formula is told to be text by an apostrophe. */
export function composeCsv({ columns, delimiter }: CsvLayout, message: PaymentMessage): string {
  const rows = message.payments.map((payment) => columns.map(({ field }) => CELLS[field](payment, message)));
  return stringify([columns.map(({ header }) => header), ...rows], {
    delimiter: DELIMITERS[delimiter],
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { string: (value: string) => ({ value, escape_formulas: !DIALLED.test(value) }) as never },
  });
}

const CELLS: Readonly<Record<CsvField, (payment: FilePayment, message: PaymentMessage) => string>> = {
  reference: ({ reference }) => reference,
  amount: ({ amount }) => amount,
  currency: ({ currency }) => currency,
  payee_account: ({ payee }) => payee.account,
  payee_account_kind: ({ payee }) => payee.kind,
  payee_name: ({ payee }) => payee.name,
  payer_account: (_, { payerAccount }) => payerAccount ?? '',
  message_id: (_, { messageId }) => messageId,
  date: (_, { writtenAt }) => writtenAt.toISOString().slice(0, 10),
};
