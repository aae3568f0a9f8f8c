import { CopyRows } from '#platform/database/copy-rows.js';
import { listsOf } from './content-bytes.js';
import type { EntryAsBytes, SealedBatch } from './decided-entry.js';

/** Of updated registrants: whose lists are replaced as a whole by what is told. */
export function replacedBy(updated: readonly EntryAsBytes[]): SealedBatch['replaced'] {
  const spoken = updated.map(({ registrantId, content }) => ({ registrantId, lists: listsOf(content) }));
  const having = (list: 0 | 1 | 2): string[] =>
    spoken.filter(({ lists }) => lists[list] !== null).map(({ registrantId }) => registrantId);
  return { identifiers: having(0), contacts: having(1), paymentAccounts: having(2) };
}

/** The members of groups that are told of, each once. */
export function membershipsOf(entries: readonly EntryAsBytes[]): SealedBatch['memberships'] {
  const groups = entries.filter(({ members }) => members !== undefined);
  const rows = new CopyRows(5);
  for (const group of groups) {
    const once = new Map(group.members!.map((member) => [member.registrantId, member]));
    for (const { registrantId, isHead, isRepresentative, relationship } of once.values())
      rows
        .row()
        .uuid(group.registrantId)
        .uuid(registrantId)
        .boolean(isHead)
        .boolean(isRepresentative ?? false)
        .text(relationship ?? null);
  }
  return { groups: groups.map(({ registrantId }) => registrantId), rows: rows.take() };
}
