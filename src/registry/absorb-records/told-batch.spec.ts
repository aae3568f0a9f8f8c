import { KeyRing } from '#platform/vault/key-ring.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { entriesOf } from './entries-of.js';
import type { IncomingRecord, IncomingRegistrant } from './incoming-record.js';
import { entriesIn, memoryOf, toldBatch } from './told-batch.js';
import type { ToldEntries } from './told-entries.js';

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
