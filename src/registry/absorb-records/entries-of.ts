import type { LinkToken } from '#platform/vault/link-token.js';
import { type ContentText, textOf } from './content-text.js';
import type { GroupKind, IncomingRecord, IncomingRegistrant, MemberRole } from './incoming-record.js';

/** One registrant of a batch: what it is called at its source, and whether its content is what we have. */
export interface Entry {
  readonly kind: 'individual' | 'group';
  readonly groupKind: GroupKind | null;
  readonly content: ContentText;
  readonly token: Buffer;
  readonly digest: Buffer;
  /** For a group: its members' tokens, in their order. */
  readonly members: readonly (Required<MemberRole> & { readonly token: string })[];
}

/** A record that cannot be found again: an individual without any ID outside of a group. */
export const isUnidentified = (record: IncomingRecord): boolean => record.link === null;

/**
 * Flattens records into entries, one per token: the same person told of twice in a batch is one entry, the last telling
 * counts. Tokens and digests are keyed: they say "the same" to nobody without the key.
 */
export function entriesOf(sourceId: string, records: readonly IncomingRecord[], tokens: LinkToken): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const add = (entry: Entry): void => {
    entries.set(entry.token.toString('base64'), entry);
  };
  for (const record of records) {
    if (record.link === null) continue;
    const token = tokens.of(record.kind, sourceId, ...record.link);
    if (record.kind === 'individual') {
      add(entry('individual', null, record, token, [], tokens));
      continue;
    }
    const members = record.members.map((member) => {
      const link = member.link
        ? ['individual', sourceId, ...member.link]
        : ['member', sourceId, token.toString('base64'), member.memberKey];
      const memberToken = tokens.of(...link);
      add(entry('individual', null, member, memberToken, [], tokens));
      const { isHead, isRepresentative = false, relationship = null } = member;
      return { token: memberToken.toString('base64'), isHead, isRepresentative, relationship };
    });
    add(entry('group', record.groupKind ?? null, record, token, members, tokens));
  }
  return entries;
}

function entry(
  kind: Entry['kind'],
  groupKind: Entry['groupKind'],
  record: IncomingRegistrant,
  token: Buffer,
  members: Entry['members'],
  tokens: LinkToken,
): Entry {
  const content = textOf(record);
  const { attributes, openCodes, lists } = content;
  const digest = tokens.of('content', attributes, openCodes, lists, JSON.stringify([groupKind, members]));
  return { kind, groupKind, content, token, members, digest };
}
