import type { FieldFault } from '#platform/errors/domain-error.js';
import { isShownName } from '#platform/errors/shown-names.js';
import { ColumnsUnusable } from './import.errors.js';
import type { ImportContent } from './import.record.js';

/** What a column holds. `name` is the header's own; `of` an attribute's key, an ID type's code or a kind. */
export type ColumnRole =
  | { readonly as: 'attribute' | 'identifier' | 'expiry' | 'group' | 'member'; readonly of: string }
  | { readonly as: 'contact'; readonly of: 'phone' | 'email' }
  | { readonly as: 'account'; readonly of: 'bank' | 'wallet' }
  | { readonly as: 'group-kind' | 'role' | 'relationship' | 'started-at' };

export type Column = ColumnRole & { readonly name: string };

/** What a header may name. */
export interface Nameable {
  declares(kind: 'individual' | 'group', key: string): boolean;
  hasIdType(code: string): boolean;
}

const CODE = '[a-z][a-z0-9_]{1,39}';
const TOKEN = new RegExp(`^(?:[a-z]+:)?${CODE}(?::[a-z]+)?$`);
const isShown = (name: string): boolean => TOKEN.test(name) && name.split(':').every(isShownName);

const FIXED: Readonly<Record<string, ColumnRole>> = {
  phone: { as: 'contact', of: 'phone' },
  email: { as: 'contact', of: 'email' },
  bank: { as: 'account', of: 'bank' },
  wallet: { as: 'account', of: 'wallet' },
};
const MEMBERSHIP: Readonly<Record<string, ColumnRole>> = {
  role: { as: 'role' },
  relationship: { as: 'relationship' },
  started_at: { as: 'started-at' },
};

/** The columns a header names. Throws {@link ColumnsUnusable}, naming every column that cannot be used by its position. */
export function readHeader(names: readonly string[], content: ImportContent, known: Nameable): Column[] {
  const faults: FieldFault[] = [];
  const fault = (index: number, message: string): void => void faults.push({ pointer: `#/columns/${index}`, message });
  const seen = new Set<string>();
  const columns = names.flatMap((written, index): Column[] => {
    const name = written.trim();
    const role = content === 'memberships' ? membershipRole(name, known) : personRole(name, content, known);
    if (!role) {
      fault(index, `${isShown(name) ? `"${name}" is` : 'is'} not a column of ${content}`);
      return [];
    }
    const key = JSON.stringify(role);
    if (seen.has(key)) fault(index, 'stands in the header twice');
    seen.add(key);
    return [{ ...role, name }];
  });
  if (faults.length === 0) faults.push(...missing(columns, content));
  if (faults.length > 0) throw new ColumnsUnusable(faults);
  return columns;
}

function personRole(name: string, content: 'individuals' | 'groups', known: Nameable): ColumnRole | undefined {
  const kind = content === 'individuals' ? 'individual' : 'group';
  if (Object.hasOwn(FIXED, name)) return FIXED[name];
  if (name === 'group_kind' && kind === 'group') return { as: 'group-kind' };
  const [, idType, expires] = /^identifier:([a-z0-9_]+)(:expires)?$/.exec(name) ?? [];
  if (idType !== undefined)
    return known.hasIdType(idType) ? { as: expires ? 'expiry' : 'identifier', of: idType } : undefined;
  const key = name.replace(/^attribute:/, '');
  return known.declares(kind, key) ? { as: 'attribute', of: key } : undefined;
}

function membershipRole(name: string, known: Nameable): ColumnRole | undefined {
  if (Object.hasOwn(MEMBERSHIP, name)) return MEMBERSHIP[name];
  const [, as, idType] = /^(group|member):([a-z0-9_]+)$/.exec(name) ?? [];
  return idType !== undefined && known.hasIdType(idType) ? { as: as as 'group' | 'member', of: idType } : undefined;
}

function missing(columns: readonly Column[], content: ImportContent): FieldFault[] {
  const count = (as: Column['as']): number => columns.filter((column) => column.as === as).length;
  const faults: FieldFault[] = [];
  if (content === 'memberships')
    for (const end of ['group', 'member'] as const)
      if (count(end) !== 1)
        faults.push({
          pointer: '#/columns',
          message: `must name one column ${end}:CODE, CODE being that of an ID type`,
        });
  columns.forEach((column, index) => {
    const isAlone = !columns.some(
      ({ as, ...other }) => as === 'identifier' && 'of' in other && other.of === columnOf(column),
    );
    if (column.as === 'expiry' && isAlone)
      faults.push({ pointer: `#/columns/${index}`, message: 'needs the column of the identifier itself' });
  });
  return faults;
}

const columnOf = (column: Column): string | undefined => ('of' in column ? column.of : undefined);
