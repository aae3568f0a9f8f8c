import { CopyFields } from '#platform/database/copy-fields.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { readContent } from './content-bytes.js';
import type { IncomingMember, IncomingRecord, IncomingRegistrant } from './incoming-record.js';
import { entriesOf } from './entries-of.js';

const tokens = new LinkToken(new KeyRing([{ purpose: 'link', version: 1, primary: true, key: Buffer.alloc(32, 7) }]));
const SOURCE = '01a20000-0000-7000-8000-000000000001';
const person = (link: string[] | null, change: Partial<IncomingRegistrant> = {}): IncomingRegistrant => ({
  link,
  attributes: {},
  openCodes: {},
  identifiers: [],
  contacts: [],
  paymentAccounts: [],
  ...change,
});
const member = (link: string[] | null, memberKey: string): IncomingMember => ({
  ...person(link),
  isHead: false,
  memberKey,
});
const group = (link: string[], members: IncomingMember[] = []): IncomingRecord => ({
  kind: 'group',
  ...person(link),
  link,
  members,
});
const individual = (link: string[] | null, change: Partial<IncomingRegistrant> = {}): IncomingRecord => ({
  kind: 'individual',
  ...person(link, change),
});
const told = (...records: IncomingRecord[]) => entriesOf(SOURCE, records, tokens);
const entries = (...records: IncomingRecord[]) => {
  const batch = told(...records);
  return Array.from({ length: batch.size }, (_, place) => batch.at(place));
};

describe('the entries of a batch', () => {
  it('are never one for a household and a person who carries its number', () => {
    const found = entries(
      group(['household_id', 'HH1'], [member(['household_id', 'HH1'], 'ana|')]),
      individual(['household_id', 'HH1']),
    );
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(['group', 'individual']);
  });

  it('are one for a person told of twice, as a member and alone; the last telling counts', () => {
    const batch = told(
      group(['h', '1'], [member(['n', '9'], 'ana|')]),
      individual(['n', '9'], { attributes: { sex: 'F' } }),
    );
    const found = [batch.at(0), batch.at(1)];
    expect(batch.size).toBe(2);
    const { attributes } = readContent(
      new CopyFields(batch.contentOf(found.find(({ kind }) => kind === 'individual')!)),
    );
    expect(attributes.toString()).toBe('{"sex":"F"}');
  });

  it('know a member without an identifier by name and birth date inside its own group only', () => {
    const twice = [group(['h', '1'], [member(null, 'ana|2015')]), group(['h', '2'], [member(null, 'ana|2015')])];
    expect(entries(...twice)).toHaveLength(4);
    expect(entries(twice[0]!, twice[0]!)).toHaveLength(2);
  });

  it('leave out an individual that could not be found again', () => {
    expect(entries(individual(null))).toEqual([]);
  });

  it('differ in digest when any content does, an open code included', () => {
    const digest = (change: Partial<IncomingRegistrant>) => entries(individual(['n', '9'], change))[0]!.digest;
    const digests = [
      {},
      { attributes: { sex: 'F' } },
      { openCodes: { area: 'XA' } },
      { contacts: [{ kind: 'phone' as const, value: '1' }] },
    ].map(digest);
    expect(new Set(digests).size).toBe(4);
    expect(digest({})).toBe(digests[0]);
  });
});
