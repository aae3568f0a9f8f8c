import { CopyRows } from '#platform/database/copy-rows.js';
import type { LinkToken } from '#platform/vault/link-token.js';
import { writeContent } from './content-bytes.js';
import type { GroupKind, IncomingRecord, IncomingRegistrant, MemberRole } from './incoming-record.js';

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
  /** For a group: its members' tokens, in their order. */
  readonly members: readonly (Required<MemberRole> & { readonly token: string })[];
}

/** A record that cannot be found again: an individual without any ID outside of a group. */
export const isUnidentified = (record: IncomingRecord): boolean => record.link === null;

/** The entries of a batch by their tokens, and the contents of them all as `writeContent` writes them. */
export interface Entries {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly contents: Buffer;
}

/** Bytes of the content of a record, about. */
const CONTENT_BYTES = 512;

/**
 * Flattens records into entries, one per token: the same person told of twice in a batch is one entry, the last telling
 * counts. Tokens and digests are keyed: they say "the same" to nobody without the key.
 */
export function entriesOf(sourceId: string, records: readonly IncomingRecord[], tokens: LinkToken): Entries {
  const entries = new Map<string, Entry>();
  const contents = new CopyRows(3, records.length * CONTENT_BYTES);
  const add = (
    kind: Entry['kind'],
    groupKind: Entry['groupKind'],
    record: IncomingRegistrant,
    token: string,
    members: Entry['members'],
  ): void => {
    const from = contents.length;
    writeContent(contents, record);
    const digest = hex(tokens.of('content', contents.since(from), JSON.stringify([groupKind, members])));
    entries.set(token, { kind, groupKind, from, to: contents.length, token, digest, members });
  };
  for (const record of records) {
    if (record.link === null) continue;
    const token = hex(tokens.of(record.kind, sourceId, ...record.link));
    if (record.kind === 'individual') {
      add('individual', null, record, token, NO_MEMBERS);
      continue;
    }
    const members = record.members.map((member) => {
      const link = member.link
        ? ['individual', sourceId, ...member.link]
        : ['member', sourceId, token, member.memberKey];
      const memberToken = hex(tokens.of(...link));
      add('individual', null, member, memberToken, NO_MEMBERS);
      const { isHead, isRepresentative = false, relationship = null } = member;
      return { token: memberToken, isHead, isRepresentative, relationship };
    });
    add('group', record.groupKind ?? null, record, token, members);
  }
  return { entries, contents: contents.take() };
}

const NO_MEMBERS: Entry['members'] = [];

const hex = (token: Buffer): string => token.toString('hex');
