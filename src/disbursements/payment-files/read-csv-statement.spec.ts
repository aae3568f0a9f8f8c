import type { Told } from '../reconcile/told.js';
import type { StatementLayout } from './file-layout.js';
import { StatementUnreadable } from './payment-file.errors.js';
import { readCsvStatement } from './read-csv-statement.js';

const LAYOUT: StatementLayout = {
  delimiter: 'comma',
  reference: 'Ref',
  outcome: 'Status',
  outcomes: { OK: 'paid', NO: 'failed', BACK: 'returned', WAIT: 'under_way' },
  amount: 'Amount',
  code: 'Reason',
  paymentReference: 'Bank no',
};

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
const read = async (text: string): Promise<Told[]> => {
  const told: Told[] = [];
  for await (const one of readCsvStatement(LAYOUT, bytesOf(text))) told.push(one);
  return told;
};
const HEADER = 'Name,Status,Ref,Amount,Reason,Bank no';

describe('a statement in CSV', () => {
  it('says what its rows say, wherever the columns stand', async () => {
    expect(
      await read(
        `\uFEFF${HEADER}\r\nAna,OK,D1,10.00,,B/1\r\nBen,NO,D2,,AC04,\r\n\r\nCleo,BACK,D3,10,account closed,\nDan,WAIT,D4,,,`,
      ),
    ).toEqual([
      { is: 'result', result: { reference: 'D1', outcome: 'paid', amount: '10.00', paymentReference: 'B/1' } },
      { is: 'result', result: { reference: 'D2', outcome: 'failed', code: 'AC04' } },
      { is: 'result', result: { reference: 'D3', outcome: 'returned', amount: '10' } },
      { is: 'under_way', reference: 'D4' },
    ]);
  });

  it.each([
    ['a word that means nothing', 'Ana,PERHAPS,D1,10.00,,'],
    ['a word of the prototype', 'Ana,constructor,D1,10.00,,'],
    ['no reference', 'Ana,OK,,10.00,,'],
    ['no amount of what is paid', 'Ana,OK,D1,,,'],
    ['an amount that is none', 'Ana,OK,D1,"10,00",,'],
    ['too few cells', 'Ana,OK'],
  ])('is unreadable in a row with %s, and only there', async (_, row) => {
    expect(await read(`${HEADER}\n${row}\nBen,NO,D2,,,`)).toEqual([
      { is: 'unreadable' },
      { is: 'result', result: { reference: 'D2', outcome: 'failed' } },
    ]);
  });

  it.each(['', 'Ref,Status\nD1,OK', `${HEADER},Ref\n`, `${HEADER}\n"Ana,OK`])(
    'is refused as a whole: %j',
    async (text) => {
      await expect(read(text)).rejects.toThrow(StatementUnreadable);
    },
  );
});
