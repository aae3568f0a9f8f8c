import { KeyRing } from '#platform/vault/key-ring.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { entriesOf } from './entries-of.js';
import type { IncomingRecord, IncomingRegistrant } from './incoming-record.js';
import { entriesIn, memoryOf, rowsBut, toldBatch } from './told-batch.js';
import { OnlyRecalled } from './told.errors.js';
import type { ToldEntries } from './told-entries.js';
import { PagesInMemory, type RecalledRecord } from './told-memory.js';

const tokens = new LinkToken(new KeyRing([{ purpose: 'link', version: 1, primary: true, key: Buffer.alloc(32, 7) }]));
const SOURCE = '01a20000-0000-7000-8000-000000000001';
const person = (link: string[] | null, givenName: string): IncomingRegistrant => ({
  link,
  attributes: { given_name: givenName },
  openCodes: { area: 'XA' },
  identifiers: [],
  contacts: [{ kind: 'phone', value: '1' }],
  paymentAccounts: [],
});
const household: IncomingRecord = {
  kind: 'group',
  ...person(['h', '1'], ''),
  link: ['h', '1'],
  groupKind: 'household',
  members: [
    { ...person(['n', '1'], 'Ana'), isHead: true, memberKey: 'ana|' },
    { ...person(null, 'Šárka'), isHead: false, memberKey: 'sarka|2015' },
  ],
};
const records: IncomingRecord[] = [household, { kind: 'individual', ...person(null, 'Nobody') }];
const all = (entries: ToldEntries) =>
  Array.from({ length: entries.size }, (_, place) => {
    const entry = entries.at(place);
    return { ...entry, content: entries.contentOf(entry).toString() };
  });

describe('a batch that a thread has read', () => {
  const batch = toldBatch(SOURCE, records, [household], tokens);

  it('tells of the same entries as its records, also when it was sent', () => {
    const read = all(entriesOf(SOURCE, records, tokens));
    expect(read).toHaveLength(3);
    expect(all(entriesIn(batch))).toEqual(read);
    expect(all(entriesIn(structuredClone(batch)))).toEqual(read);
    expect(batch).toMatchObject({ received: 2, unidentified: 1 });
  });

  it('names whom it met besides', () => {
    const { seen, groups } = batch.met;
    expect([seen.length, groups]).toEqual([3 * 8, [entriesIn(batch).token(2)]]);
  });

  it('stands in memory of its own, which can be given away', () => {
    for (const bytes of memoryOf(batch)) expect(bytes.byteLength).toBe(bytes.buffer.byteLength);
  });

  it('finds an entry by its token, and says whether it may be one of others', () => {
    const entries = entriesIn(batch);
    expect([entries.placeOf(entries.token(1)), entries.placeOf('00'.repeat(16))]).toEqual([1, undefined]);
    expect([entries.tellsOf(new Set([entries.sign(2)])), entries.tellsOf(new Set([1])), entries.tellsOf(new Set())]) //
      .toEqual([true, false, false]);
  });
});

describe('a batch of which some was recalled', () => {
  const digestOf = (bytes: Uint8Array): Buffer => Buffer.alloc(16, bytes[0]);
  const mark = (byte: number) => ({ digest: digestOf(Buffer.of(byte)), dropped: byte });
  const ana: IncomingRecord = { kind: 'individual', ...person(['n', '1'], 'Ana') };
  const ben: IncomingRecord = { kind: 'individual', ...person(['n', '2'], 'Ben') };
  const first = toldBatch(SOURCE, [household, ...records.slice(1), ben], [], tokens, [mark(1), mark(2), mark(3)]);
  const recalled = (byte: number, { rows } = first): RecalledRecord =>
    new PagesInMemory(digestOf, [{ place: 0, records: rows }], 0).look(Buffer.of(byte)).record!;

  it('has the same tokens and digests as when it is read, and is put down the same', () => {
    const again = toldBatch(SOURCE, [recalled(1), records[1]!, ben], [], tokens, [null, mark(2), mark(3)]);
    for (const part of ['tokens', 'digests', 'rows', 'rowsEnd', 'received', 'unidentified'] as const)
      expect(again[part]).toEqual(first[part]);
  });

  it('says no more of what was recalled, and all of what was read', () => {
    const entries = entriesIn(toldBatch(SOURCE, [recalled(1), ben], [], tokens));
    expect(() => entries.at(0)).toThrow(OnlyRecalled);
    expect(entries.at(3).kind).toBe('individual');
  });

  it('does not remember who has no name, nor what was set aside', () => {
    const [household1, ben3] = [recalled(1).row, recalled(3).row];
    expect(Buffer.from(first.rows)).toEqual(Buffer.concat([household1, ben3]));
    expect(rowsBut(first, new Set())).toEqual(Buffer.concat([household1, ben3]));
    expect(rowsBut(first, new Set([0]))).toEqual(ben3);
    expect(rowsBut(first, new Set([2]))).toEqual(household1);
  });

  it('is none where somebody is told of by what was recalled and by what was read, in either order', () => {
    expect(() => toldBatch(SOURCE, [recalled(1), ana], [], tokens)).toThrow(OnlyRecalled);
    expect(() => toldBatch(SOURCE, [ana, recalled(1)], [], tokens)).toThrow(OnlyRecalled);
    expect(toldBatch(SOURCE, [recalled(1), recalled(1)], [], tokens).tokens).toHaveLength(3 * 16);
  });
});
