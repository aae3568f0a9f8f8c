import { BrokenRule, date } from '../attribute.value.js';
import type { Declarations } from '../declarations.js';
import { type Relationship, RELATIONSHIPS } from '../membership.record.js';
import type { Column } from './header.js';
import type { RowFault } from './import.record.js';
import type { Cell } from './shape-row.js';

const ROLES: readonly string[] = ['head', 'representative', 'member'];

/** Who is meant, by an identifier. */
export interface Named {
  readonly column: string;
  readonly idTypeId: string;
  readonly normalized: string;
}

/** A row as a membership: checked, and not yet known whose. */
export interface ShapedMembership {
  readonly row: number;
  readonly group: Named;
  readonly member: Named;
  readonly isHead: boolean;
  readonly isRepresentative: boolean;
  readonly relationship: Relationship | null;
  /** YYYY-MM-DD; null: now. */
  readonly startedOn: string | null;
}

/** A row of memberships by its columns, or every rule it breaks. `today` is a date in UTC. */
export function shapeMembership(
  row: number,
  cells: readonly Cell[],
  header: readonly Column[],
  declarations: Declarations,
  today: string,
): ShapedMembership | RowFault[] {
  const faults: RowFault[] = [];
  const fault = (column: Column, rule: string): void => void faults.push({ row, column: column.name, rule });
  const cell = (as: Column['as']): Cell | undefined => cells.find(([column]) => column.as === as);
  const named = (as: 'group' | 'member'): Named | undefined => {
    const column = header.find((one) => one.as === as) as Column & { readonly of: string };
    const checked = declarations.identifier({ idType: column.of, value: cell(as)?.[1] ?? '' }, '');
    if ('value' in checked) return { column: column.name, ...checked.value };
    for (const { message } of checked.faults) fault(column, message);
    return undefined;
  };
  const oneOf = (as: 'role' | 'relationship', allowed: readonly string[]): string | null => {
    const [column, text] = cell(as) ?? [];
    if (column && !allowed.includes(text!)) fault(column, `must be one of ${allowed.join(', ')}`);
    return text ?? null;
  };
  const [group, member] = [named('group'), named('member')];
  const [role, told] = [oneOf('role', ROLES), oneOf('relationship', RELATIONSHIPS) as Relationship | null];
  const isHead = role === 'head';
  if (told !== null && (told === 'head') !== isHead)
    fault(cell('relationship')![0], 'must be head for the head of the group, and for nobody else');
  const [startColumn, start] = cell('started-at') ?? [];
  const startedOn = start === undefined ? null : date(start, today);
  if (startedOn instanceof BrokenRule) fault(startColumn!, startedOn.message);
  if (faults.length > 0 || !group || !member || startedOn instanceof BrokenRule) return faults;
  const relationship = told ?? (isHead ? 'head' : null);
  return { row, group, member, isHead, isRepresentative: role === 'representative', relationship, startedOn };
}
