import { newId } from '#platform/ids/ids.js';
import type { ImportPolicy, RowFault } from './import.record.js';
import type { ShapedRow } from './shape-row.js';

/** A row and the keyed tokens of its identifiers, in their order. */
export interface TokenedRow extends ShapedRow {
  readonly tokens: readonly string[];
}

/** A registrant the rows of a chunk make or change, and the rows that tell of it, in the order of the file. */
export interface PlannedRegistrant {
  readonly registrantId: string;
  readonly change: 'created' | 'updated';
  readonly rows: readonly TokenedRow[];
}

export interface PeoplePlan {
  readonly registrants: readonly PlannedRegistrant[];
  readonly faults: readonly RowFault[];
  readonly counts: Readonly<Record<'created' | 'updated' | 'skipped' | 'knownMatches', number>>;
}

/**
 * Decides row by row, in the order of the file, what becomes of it. `known` says who holds an identifier, by token; a row of
 * the chunk that makes a registrant makes its identifiers known to the rows after it.
 */
export function planPeople(
  rows: readonly TokenedRow[],
  known: ReadonlyMap<string, readonly string[]>,
  policy: ImportPolicy,
): PeoplePlan {
  const holders = new Map([...known].map(([token, ids]) => [token, new Set(ids)]));
  const planned = new Map<string, { change: 'created' | 'updated'; rows: TokenedRow[] }>();
  const counts = { created: 0, updated: 0, skipped: 0, knownMatches: 0 };
  const faults: RowFault[] = [];
  const hold = (row: TokenedRow, id: string): void => {
    for (const token of row.tokens) {
      const ids = holders.get(token);
      if (ids) ids.add(id);
      else holders.set(token, new Set([id]));
    }
  };
  for (const row of rows) {
    const matches = new Set(row.tokens.flatMap((token) => [...(holders.get(token) ?? [])]));
    if (matches.size > 0) counts.knownMatches++;
    if (matches.size === 0 || policy === 'add-entry') {
      const id = newId();
      planned.set(id, { change: 'created', rows: [row] });
      hold(row, id);
      counts.created++;
    } else if (policy === 'skip') counts.skipped++;
    else if (matches.size > 1)
      faults.push({ row: row.row, column: null, rule: 'must be known as one entry to be updated: there are several' });
    else {
      const id = [...matches][0]!;
      const registrant = planned.get(id);
      if (registrant) registrant.rows.push(row);
      else planned.set(id, { change: 'updated', rows: [row] });
      hold(row, id);
      counts.updated++;
    }
  }
  return { registrants: [...planned].map(([registrantId, rest]) => ({ registrantId, ...rest })), faults, counts };
}
