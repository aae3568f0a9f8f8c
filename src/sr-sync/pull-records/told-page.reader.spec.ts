import { Declarations, fullMatch } from '#registry';
import type { SourceMapping } from '../social-registry.entity.js';
import { mappingContext } from './map-record.js';
import { mapAgain, readToldPage, type ToldQuestion } from './told-page.reader.js';

const idType = { id: 'srn-id', code: 'srn', normalization: 'alphanumeric', checkDigit: null, active: true } as const;
const declarations = new Declarations(
  {
    idTypes: new Map([['srn', { ...idType, pattern: fullMatch('\\d{4}') }]]),
    attributes: new Map([
      [
        'birth_date',
        {
          key: 'birth_date',
          appliesTo: 'individual',
          storage: 'sealed',
          dataType: 'date',
          generalizer: 'none',
          codes: null,
        },
      ],
    ]),
  } as never,
  '2026-12-01',
);
const mapping: SourceMapping = {
  idTypes: [{ name: 'SRN', idType: 'srn' }],
  individual: [{ field: 'birth_date', attribute: 'birth_date' }],
  group: [],
  phones: false,
  paymentAccount: null,
};
const parameters = { dialect: 'dci', mapping } as const;
const ids = { messageId: 'm', transactionId: 't', referenceId: 'r' };
const question: ToldQuestion = { kind: 'individual', offset: 0, limit: 4, ...ids, wantsSigned: false };
const member = (id: unknown, birth_date: unknown) => ({
  member_identifier: [{ identifier_type: 'SRN', identifier_value: id }],
  demographic_info: { birth_date, sex: 'F' },
});
const answer = (records: unknown[], over: object = {}) => ({
  signature: 'of somebody',
  header: {},
  message: {
    transaction_id: 't',
    search_response: [
      {
        reference_id: 'r',
        status: 'succ',
        data: { reg_records: records },
        pagination: { page_number: 1, total_count: 9 },
        ...over,
      },
    ],
  },
});
const four = [member('1001', '1990-01-01'), member('1002', '1991-01-01'), member('1003', 'soon'), 'no record'];
const bytesOf = (what: unknown): Buffer => Buffer.from(JSON.stringify(what));
const declared = Declarations.from(declarations.text());
const read = (bytes: Buffer, over: Partial<ToldQuestion> = {}) =>
  readToldPage(parameters, declared)(bytes, { ...question, ...over });

describe('a page that a thread reads', () => {
  it('is told of first by where the next one begins, then by its records', () => {
    const { verdict, records } = read(bytesOf(answer(four)));
    expect(verdict).toEqual({ next: 4, total: 9, seen: expect.any(String) as string, fault: null, signedPart: null });
    const { records: taken, met, more } = records();
    expect(taken.map(({ link }) => link)).toEqual([
      ['srn-id', '1001'],
      ['srn-id', '1002'],
    ]);
    expect(met.map(({ link }) => link)).toEqual([['srn-id', '1003']]);
    expect(more).toMatchObject({ received: 4, dropped: 3 });
    expect(more.rejected.map(({ pointer, reason }) => [pointer, reason])).toEqual([
      ['#/birth_date', 'rule_broken'],
      ['#', 'unreadable'],
    ]);
  });

  it('is the same when it is read once more', () => {
    const { records, met } = mapAgain(
      bytesOf(answer(four)),
      question,
      parameters,
      mappingContext(mapping, declarations),
    );
    const first = read(bytesOf(answer(four))).records();
    expect([records, met]).toEqual([first.records, first.met]);
  });

  it.each([
    ['no JSON', Buffer.from('{'), { is: 'peer-fault', reason: 'not-json' }],
    ['another encoding', Buffer.from([0x22, 0xff, 0x22]), { is: 'peer-fault', reason: 'not-json' }],
    ['too deep', Buffer.from('['.repeat(30)), { is: 'peer-fault', reason: 'too-large' }],
    ['of another shape', bytesOf({}), { is: 'unreadable', reason: 'answer-unreadable' }],
    [
      'of another question',
      bytesOf(answer([], { reference_id: 'x' })),
      { is: 'unreadable', reason: 'answer-of-another' },
    ],
    ['short', bytesOf(answer(four.slice(1))), { is: 'unreadable', reason: 'page-short' }],
    ['too long', bytesOf(answer([...four, 5])), { is: 'unreadable', reason: 'page-too-long' }],
    ['a refusal', bytesOf(answer([], { status: 'rjct' })), { is: 'refused', reason: 'rejected' }],
  ])('tells what is wrong with one that is %s, and nothing of it', (_, bytes, fault) => {
    const { verdict, records } = read(bytes);
    expect(verdict).toEqual({ next: null, total: null, seen: null, signedPart: null, fault });
    expect(records()).toEqual({ records: [], met: [], more: { received: 0, rejected: [], dropped: 0 } });
  });

  it('gives what a signature is over where that is wanted, of one with a fault too', () => {
    const { verdict } = read(bytesOf(answer([], { reference_id: 'x' })), { wantsSigned: true });
    expect(verdict.signedPart).toMatchObject({ signature: 'of somebody' });
    expect(verdict.signedPart!.signed).toMatch(/^\{"header":\{\},"message":\{/);
  });

  it('is none when one of its records is no JSON: nobody of it is taken in, and nobody counts as not met', () => {
    const told = [four[0], 'no record', four[1], four[2]];
    const text = JSON.stringify(answer(told)).replace('"no record"', '{"birth_date": soon}');
    const { verdict, records } = read(Buffer.from(text));
    expect(verdict.fault).toBeNull();
    const fault = { is: 'peer-fault', reason: 'not-json' };
    expect(records()).toEqual({ records: [], met: [], more: { received: 0, rejected: [], dropped: 0, fault } });
  });

  it('says of a page that begins or ends with what is no JSON that it is none', () => {
    const text = JSON.stringify(answer(['no record', ...four.slice(0, 3)])).replace(
      '"no record"',
      '{"birth_date": soon}',
    );
    expect(read(Buffer.from(text)).verdict.fault).toEqual({ is: 'peer-fault', reason: 'not-json' });
  });
});
