import { composeCsv } from './compose-csv.js';
import type { CsvLayout } from './file-layout.js';
import { fromFile, inFile } from './file-reference.js';
import type { FilePayment } from './payment-message.js';

const LAYOUT: CsvLayout = {
  delimiter: 'semicolon',
  columns: [
    { field: 'reference', header: 'Ref' },
    { field: 'payee_name', header: 'Name' },
    { field: 'payee_account', header: 'Account' },
    { field: 'amount', header: 'Amount' },
    { field: 'date', header: 'Date' },
  ],
  nameAttributes: ['name'],
  statement: null,
};
const payment = (account: string, name = 'Ana'): FilePayment => ({
  reference: 'D0',
  amount: '10.00',
  currency: 'KES',
  payee: { account, kind: 'wallet', name },
});
const written = (...payments: FilePayment[]): string =>
  composeCsv(LAYOUT, { messageId: 'M0', writtenAt: new Date('2026-12-01T10:00:00Z'), payerAccount: null, payments });

describe('a payment file in CSV', () => {
  it('has the columns of its channel, and no other', () => {
    expect(written(payment('ACC1'), payment('ACC2', 'Núria; "N"'))).toBe(
      'Ref;Name;Account;Amount;Date\r\nD0;Ana;ACC1;10.00;2026-12-01\r\nD0;"Núria; ""N""";ACC2;10.00;2026-12-01\r\n',
    );
  });

  it.each(['=cmd()', '@SUM(A1)', '-1+1', "+cmd|' /C calc'!A0", '\tx'])('makes %j no formula', (text) => {
    expect(written(payment(text, text))).toContain(`;'${text}`.replace("'+cmd|'", "'+cmd|'"));
    expect(written(payment('ACC', text)).split(';')[5]).toBe(`'${text}`);
  });

  it('leaves a telephone number as it is dialled', () => {
    expect(written(payment('+254712345678'))).toContain(';+254712345678;');
  });
});

describe('a reference in a file', () => {
  it('is the pseudonym in characters that every system takes', () => {
    const pseudonym = Buffer.alloc(16, 0xfb).toString('base64url');
    expect(inFile('D', pseudonym)).toBe(`D${'FB'.repeat(16)}`);
    expect(fromFile(inFile('D', pseudonym))).toBe(pseudonym);
    for (const other of [pseudonym, '', 'D', `X${'FB'.repeat(16)}`, `D${'FB'.repeat(17)}`, `d${'fb'.repeat(16)}`])
      expect(fromFile(other)).toBeUndefined();
  });
});
