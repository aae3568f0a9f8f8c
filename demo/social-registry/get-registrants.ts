import { REGISTRATION_DATE } from '../population/index.js';
import type { Register } from './register.js';
import type { Registrant } from './registrant.js';

/** Above this the real peer's worker dies of its memory limit; ours answers 500 as the proxy before it would. */
const MOST_ROWS = 50_000;

/** The text arguments that the peer compares for equality with the field of the same name. */
export const TEXT_FILTERS = [
  'name',
  'givenName',
  'familyName',
  'addlName',
  'registrationDate',
  'address',
  'email',
  'birthPlace',
  'birthdate',
  'gender',
  'phoneNumberIds',
  'createDate',
  'writeDate',
  'kind',
  'isPartialGroup',
] as const;

export type GetRegistrantsArguments = {
  readonly isGroup?: boolean | null;
  readonly limit?: number | null;
  readonly offset?: number | null;
  readonly order?: string | null;
  readonly lastSyncDate?: Date | null;
} & { readonly [name in (typeof TEXT_FILTERS)[number]]?: string | null };

/** More rows in one answer than a worker can hold; not a GraphQL error. */
export class OutOfMemory extends Error {}

/** One page. `lastSyncDate` looks at the date of creation only: an edited record never comes again (as with the peer). */
export function getRegistrants(register: Register, args: GetRegistrantsArguments): Registrant[] {
  const order = args.order ?? 'id asc';
  if (!/^\s*id(\s+asc)?\s*$/i.test(order)) throw new Error(`Invalid order: ${order}`);
  const createdAt = Date.parse(`${REGISTRATION_DATE}T00:00:00Z`);
  if (args.lastSyncDate && createdAt <= args.lastSyncDate.getTime()) return [];
  const filters = TEXT_FILTERS.filter((name) => args[name] !== undefined && args[name] !== null);
  const offset = Math.max(0, args.offset ?? 0);
  const limit = args.limit ? Math.max(0, args.limit) : Number.POSITIVE_INFINITY;
  // Without a filter the page is found by arithmetic; with one there is no index, as in the peer.
  const rows = list(register, args.isGroup, filters.length === 0 ? offset : 0);
  const page: Registrant[] = [];
  let skip = filters.length === 0 ? 0 : offset;
  for (const row of rows) {
    if (!filters.every((name) => matches(row, name, args[name] as string))) continue;
    if (skip > 0) {
      skip -= 1;
      continue;
    }
    page.push(row);
    if (page.length === limit) break;
    if (page.length > MOST_ROWS) throw new OutOfMemory();
  }
  return page;
}

function list(register: Register, isGroup: boolean | null | undefined, from: number): Generator<Registrant> {
  if (isGroup === true) return register.listGroups(from);
  return isGroup === false ? register.listIndividuals(from) : register.listAll(from);
}

function matches(row: Registrant, name: (typeof TEXT_FILTERS)[number], wanted: string): boolean {
  if (name === 'phoneNumberIds') return row.phoneNumberIds.some((phone) => phone.phoneNo === wanted);
  return String(row[name]) === wanted;
}
