import { CopyRows } from '#platform/database/copy-rows.js';
import type { LinkToken } from '#platform/vault/link-token.js';
import { writeContent } from './content-bytes.js';
import type { GroupKind, IncomingRecord, IncomingRegistrant, MemberRole } from './incoming-record.js';
import { TOKEN_BYTES, ToldEntries } from './told-entries.js';
import { OnlyRecalled } from './told.errors.js';
import { ENTRY_BYTES, type RecalledRecord } from './told-memory.js';

/** One registrant of a batch: what it is called at its source, and whether its content is what we have. */
export interface Entry {
  readonly kind: 'individual' | 'group';
  readonly groupKind: GroupKind | null;
  /** Where its content stands in the contents of the batch. */
  readonly from: number;
  readonly to: number;
  /** Hexadecimal, as all tokens and digests here: small, and no memory outside of the heap. */
  readonly token: string;
  readonly digest: string;
  /** Of a member with an identifier: the group that is told first, and what it was found by inside it as long as it had none. */
  readonly memberOf: { readonly group: string; readonly memberKey: string } | null;
  /** For a group: its members' tokens, in their order. */
  readonly members: readonly (Required<MemberRole> & { readonly token: string })[];
}

/** A record as it was read, or as it is recalled. */
export type ToldRecord = IncomingRecord | RecalledRecord;

/** An entry of a record that is recalled. */
type Recalled = Pick<Entry, 'token' | 'digest'>;

/** A record that cannot be found again: an individual without any ID outside of a group. */
export const isUnidentified = (record: ToldRecord): boolean => 'link' in record && record.link === null;

/** Bytes of the content of a record, about. */
const CONTENT_BYTES = 512;

/**
 * Flattens records into entries, one per token: the same person told of twice in a batch is one entry, the last telling
 * counts. Tokens and digests are keyed: they say "the same" to nobody without the key. `note` is told of each record with a name
 * the tokens and digests it came to. Throws {@link OnlyRecalled} for a token that a record which is recalled and one that was read have both.
 */
export function entriesOf(
  sourceId: string,
  records: readonly ToldRecord[],
  tokens: LinkToken,
  note: (place: number, told: readonly string[]) => void = () => {},
): ToldEntries {
  const entries = new Map<string, Entry | Recalled>();
  let told: string[] = [];
  const contents = new CopyRows(3, records.length * CONTENT_BYTES);
  const add = (
    kind: Entry['kind'],
    groupKind: Entry['groupKind'],
    record: IncomingRegistrant,
    token: string,
    members: Entry['members'],
    memberOf: Entry['memberOf'] = null,
  ): void => {
    const from = contents.length;
    writeContent(contents, record);
    const digest = hex(tokens.of('content', contents.since(from), JSON.stringify([groupKind, members])));
    const before = entries.get(token);
    if (before && !isRead(before)) throw new OnlyRecalled();
    told.push(token, digest);
    entries.set(token, {
      kind,
      groupKind,
      from,
      to: contents.length,
      token,
      digest,
      memberOf: before?.memberOf ?? memberOf,
      members,
    });
  };
  const read = (record: IncomingRecord & { readonly link: readonly string[] }): void => {
    const token = hex(tokens.of(record.kind, sourceId, ...record.link));
    if (record.kind === 'individual') return add('individual', null, record, token, NO_MEMBERS);
    const members = record.members.map((member) => {
      const { memberKey } = member;
      const memberToken = member.link
        ? hex(tokens.of('individual', sourceId, ...member.link))
        : memberTokenOf(tokens, sourceId, token, memberKey);
      const memberOf = member.link ? { group: token, memberKey } : null;
      add('individual', null, member, memberToken, NO_MEMBERS, memberOf);
      const { isHead, isRepresentative = false, relationship = null } = member;
      return { token: memberToken, isHead, isRepresentative, relationship };
    });
    add('group', record.groupKind ?? null, record, token, members);
  };
  for (const [place, record] of records.entries()) {
    if ('row' in record) recall(record, entries);
    else if (record.link !== null) {
      read({ ...record, link: record.link });
      note(place, told);
      told = [];
    }
  }
  const list = [...entries.values()];
  const column = (of: 'token' | 'digest'): Buffer => Buffer.from(list.map((entry) => entry[of]).join(''), 'hex');
  const find = (place: number): Entry | null => (isRead(list[place]!) ? (list[place] as Entry) : null);
  return new ToldEntries(column('token'), column('digest'), contents.take(), find);
}

const isRead = (entry: Entry | Recalled): entry is Entry => 'kind' in entry;

function recall({ entries: told }: RecalledRecord, entries: Map<string, Entry | Recalled>): void {
  for (let from = 0; from < told.length; from += ENTRY_BYTES) {
    const token = told.toString('hex', from, from + TOKEN_BYTES);
    const before = entries.get(token);
    if (before && isRead(before)) throw new OnlyRecalled();
    entries.set(token, { token, digest: told.toString('hex', from + TOKEN_BYTES, from + ENTRY_BYTES) });
  }
}

/** The token of a member that is found by name and birth date inside its group. */
export const memberTokenOf = (tokens: LinkToken, sourceId: string, group: string, memberKey: string): string =>
  hex(tokens.of('member', sourceId, group, memberKey));

/** The tokens of those a record tells of, itself among them: `#`, then `#/members/0` and so on. */
export function tokensOf(sourceId: string, record: IncomingRecord, tokens: LinkToken): [string, string][] {
  if (record.link === null) return [];
  const token = hex(tokens.of(record.kind, sourceId, ...record.link));
  if (record.kind === 'individual') return [['#', token]];
  return [
    ['#', token],
    ...record.members.map(({ link, memberKey }, index): [string, string] => [
      `#/members/${index}`,
      link ? hex(tokens.of('individual', sourceId, ...link)) : memberTokenOf(tokens, sourceId, token, memberKey),
    ]),
  ];
}

const NO_MEMBERS: Entry['members'] = [];

const hex = (token: Buffer): string => token.toString('hex');
