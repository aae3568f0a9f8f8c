import type { FieldFault } from '#platform/errors/domain-error.js';
import type { GroupKind, IncomingIdentifier, RegistrantContent } from '../absorb-records/incoming-record.js';
import type { Checked } from '../checked.js';
import type { Declarations } from '../declarations.js';
import type { Column } from './header.js';
import type { RowFault } from './import.record.js';

const GROUP_KINDS: readonly string[] = ['household', 'family', 'institution', 'other'] satisfies GroupKind[];

/** A row as a registrant: checked, in the form in which it is kept. Plaintext, in memory. */
export interface ShapedRow {
  readonly row: number;
  readonly groupKind: GroupKind | null;
  readonly content: Required<RegistrantContent>;
}

/** A cell that holds something, under its column. */
export type Cell = readonly [column: Column, text: string];

/** A cell that is empty says nothing: it is as if its column were not there. */
export function filledCells(cells: readonly string[], columns: readonly Column[]): Cell[] {
  return columns.flatMap((column, index): Cell[] => {
    const text = cells[index]!.trim();
    return text === '' ? [] : [[column, text]];
  });
}

/** What is wrong with a row before its cells are looked at. */
export function rowFault(cells: readonly string[] | null, columns: readonly Column[]): string | null {
  if (cells === null) return 'must hold quotes only around whole cells, and doubled inside of them';
  if (cells.length !== columns.length) return 'must have as many cells as the header';
  if (cells.some((cell) => cell.includes('\uFFFD'))) return 'must be UTF-8';
  return null;
}

/** A row of people or groups by its columns, or every rule it breaks. */
export function shapeRow(
  row: number,
  cells: readonly Cell[],
  kind: 'individual' | 'group',
  declarations: Declarations,
): ShapedRow | RowFault[] {
  const faults: RowFault[] = [];
  const take = <T>(column: Column, checked: Checked<T>): T[] => {
    if ('value' in checked) return [checked.value];
    faults.push(...checked.faults.map(({ message }) => ({ row, column: column.name, rule: message })));
    return [];
  };
  const of = (as: Column['as']): Cell[] => cells.filter(([column]) => column.as === as);
  const attributes = shapeAttributes(of('attribute'), kind, declarations);
  faults.push(...attributes.faults.map(({ pointer, message }) => ({ row, column: pointer || null, rule: message })));
  const identifiers = shapeIdentifiers(row, of('identifier'), of('expiry'), declarations, faults);
  const contacts = cells.flatMap(([column, value]) =>
    column.as === 'contact' ? take(column, declarations.contact({ kind: column.of, value }, '')) : [],
  );
  const paymentAccounts = cells.flatMap(([column, value]) =>
    column.as === 'account' ? take(column, declarations.paymentAccount({ kind: column.of, value }, '')) : [],
  );
  const [groupKind] = of('group-kind').flatMap(([column, value]) => take(column, shapeGroupKind(value)));
  if (faults.length > 0) return faults;
  const { faults: _none, ...shaped } = attributes;
  return { row, groupKind: groupKind ?? null, content: { ...shaped, identifiers, contacts, paymentAccounts } };
}

function shapeAttributes(cells: readonly Cell[], kind: 'individual' | 'group', declarations: Declarations) {
  const input: Record<string, string> = {};
  const names: Record<string, string> = {};
  for (const [column, text] of cells) {
    const { of: key } = column as Column & { readonly of: string };
    input[key] = text;
    names[key] = column.name;
  }
  return declarations.attributes(kind, input, '', (key) => names[key]!);
}

function shapeIdentifiers(
  row: number,
  values: readonly Cell[],
  expiries: readonly Cell[],
  declarations: Declarations,
  faults: RowFault[],
): IncomingIdentifier[] {
  const codeOf = (column: Column): string => (column as Column & { readonly of: string }).of;
  for (const [column] of expiries)
    if (!values.some(([value]) => codeOf(value) === codeOf(column)))
      faults.push({ row, column: column.name, rule: 'needs the identifier itself' });
  return values.flatMap(([column, value]) => {
    const expiry = expiries.find(([other]) => codeOf(other) === codeOf(column));
    const input = { idType: codeOf(column), value, expiresOn: expiry?.[1] ?? null };
    const checked = declarations.identifier(input, '');
    if ('value' in checked) return [checked.value];
    const named = ({ pointer }: FieldFault): string => (pointer === '/expiresOn' ? expiry![0] : column).name;
    faults.push(...checked.faults.map((fault) => ({ row, column: named(fault), rule: fault.message })));
    return [];
  });
}

const shapeGroupKind = (text: string): Checked<GroupKind> =>
  GROUP_KINDS.includes(text)
    ? { value: text as GroupKind }
    : { faults: [{ pointer: '', message: `must be one of ${GROUP_KINDS.join(', ')}` }] };
