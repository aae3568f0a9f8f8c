import { sha256 } from '#platform/vault/suite.js';
import { Declarations, fullMatch, type ToldMemory } from '#registry';
import type { SourceMapping } from '../social-registry.entity.js';
import { mappingContext } from './map-record.js';
import { mapAgain, READING_VERSION, readToldPage, type ToldQuestion } from './told-page.reader.js';

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
    expect(taken.map((one) => 'link' in one && one.link)).toEqual([
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

describe('a page of which some records are in memory', () => {
  const bytes = bytesOf(answer(four));
  const digest = (slice: Uint8Array): Buffer => sha256(slice).subarray(0, 16);
  const known = { row: Buffer.of(), dropped: 7, entries: Buffer.of() };
  const memory: ToldMemory = {
    look: (slice) => ({ digest: digest(slice), record: Buffer.from(slice).includes('1001') ? known : null }),
  };

  it('has those in their places, counted, and reads the others', () => {
    const { records: taken, marks, met, more } = read(bytes).records(memory);
    expect(taken).toEqual([known, expect.objectContaining({ link: ['srn-id', '1002'] })]);
    expect(marks).toEqual([null, { digest: digest(bytesOf(four[1])), dropped: 1 }]);
    expect(met).toHaveLength(1);
    expect(more).toMatchObject({ received: 4, dropped: 7 + 2 });
    expect(more.rejected).toHaveLength(2);
  });

  it('is read as a whole where it is signed', () => {
    const { records: taken, marks } = read(bytes, { wantsSigned: true }).records(memory);
    expect(taken).toHaveLength(2);
    expect(marks).toEqual([null, null]);
  });
});

describe('what records come to', () => {
  it('is held against the version of the reading: whoever changes the one has to raise the other', () => {
    const rules = Declarations.from(declared.text());
    const person = {
      ...member('2001', '1990-02-02'),
      demographic_info: { birth_date: '1990-02-02', phone_number: ['+1 234 5678'] },
    };
    const group = {
      group_identifier: [{ identifier_type: 'SRN', identifier_value: '3001' }],
      group_head_info: member('2002', '1991-01-01'),
      member_list: [member('2002', '1991-01-01'), member('2003', '2015-05-05')],
    };
    const ask = { ...question, limit: 1 };
    const dci = (kind: 'group' | 'individual', one: object) =>
      readToldPage({ ...parameters, mapping: { ...mapping, phones: true } }, rules)(
        bytesOf(answer([one], { pagination: {} })),
        { ...ask, kind },
      ).records().records;
    const openg2p = (one: object) =>
      readToldPage({ dialect: 'openg2p', mapping: { ...mapping, phones: true } }, rules)(
        bytesOf({
          header: { message_id: 'm' },
          message: {
            transaction_id: 't',
            search_response: [{ reference_id: 'r', status: 'succ', data: { reg_records: { getRegistrants: [one] } } }],
          },
        }),
        ask,
      ).records().records;
    const regIds = [{ idTypeAsStr: 'SRN', value: '4001', expiryDate: '2030-01-01' }];
    const came = [
      dci('individual', person),
      dci('group', group),
      openg2p({ regIds, birth_date: '1990-01-01', phoneNumberIds: [{ phoneNo: '+1 234 5678' }], note: 'x' }),
    ];
    expect(came.map(({ length }) => length)).toEqual([1, 1, 1]);
    const told = sha256(Buffer.from(JSON.stringify(came)))
      .toString('hex')
      .slice(0, 16);
    expect([READING_VERSION, told]).toEqual([1, 'a63b693e2bca3a48']);
  });
});
