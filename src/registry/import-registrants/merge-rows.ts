import type { GroupKind, RegistrantContent } from '../absorb-records/incoming-record.js';
import type { ShapedRow } from './shape-row.js';

/** What rows tell of one registrant, put together. */
export interface MergedRows {
  readonly groupKind: GroupKind | null;
  readonly content: Required<RegistrantContent>;
}

/**
 * Several rows of one registrant in the order of the file: the last word counts. Attributes by key, contacts and accounts by
 * kind, identifiers by type and value; what a row does not speak of stays.
 */
export function mergeRows(rows: readonly ShapedRow[]): MergedRows {
  return rows.map(({ groupKind, content }): MergedRows => ({ groupKind, content })).reduce(mergeTwo);
}

function mergeTwo(before: MergedRows, after: MergedRows): MergedRows {
  const [old, now] = [before.content, after.content];
  const isTold = (list: readonly { kind: string }[], kind: string): boolean => list.some((one) => one.kind === kind);
  const identifiers = new Map(old.identifiers.map((one) => [`${one.idTypeId} ${one.normalized}`, one]));
  for (const one of now.identifiers) {
    const key = `${one.idTypeId} ${one.normalized}`;
    identifiers.set(key, { ...one, expiresOn: one.expiresOn ?? identifiers.get(key)?.expiresOn ?? null });
  }
  return {
    groupKind: after.groupKind ?? before.groupKind,
    content: {
      attributes: { ...old.attributes, ...now.attributes },
      openCodes: { ...old.openCodes, ...now.openCodes },
      identifiers: [...identifiers.values()],
      contacts: [...old.contacts.filter(({ kind }) => !isTold(now.contacts, kind)), ...now.contacts],
      paymentAccounts: [
        ...old.paymentAccounts.filter(({ kind }) => !isTold(now.paymentAccounts, kind)),
        ...now.paymentAccounts,
      ],
    },
  };
}
