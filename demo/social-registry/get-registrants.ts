import type { Register } from './register.js';
import { REGISTERED_AT, type Registrant } from './registrant.js';

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
  const offset = Math.max(0, args.offset ?? 0);
  const limit = args.limit ? Math.max(0, args.limit) : Number.POSITIVE_INFINITY;
  const filters = TEXT_FILTERS.filter((name) => args[name] !== undefined && args[name] !== null);
  const { disturbance } = register;
  const since = args.lastSyncDate ? args.lastSyncDate.getTime() : null;
  // Without a filter the page is found by arithmetic; with one there is no index, as in the peer.
  const from = disturbance.offset(offset, limit);
  const isPlain = filters.length === 0 && since === null;
  const rows = list(register, args.isGroup, isPlain ? from : 0, since);
  const page: Registrant[] = [];
  let skip = isPlain ? 0 : from;
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
  return disturbance.rows(page);
}

/** Who was made after an instant are the last ones: nobody else is looked at. */
function* list(
  register: Register,
  isGroup: boolean | null | undefined,
  from: number,
  since: number | null,
): Generator<Registrant> {
  const wanted = since === null || since < REGISTERED_AT.getTime() ? null : since;
  if (isGroup !== true)
    yield* wanted === null ? register.listIndividuals(from) : register.arrived('individual', wanted);
  if (isGroup === false) return;
  const groupsFrom = isGroup === true ? from : Math.max(0, from - register.individuals);
  yield* wanted === null ? register.listGroups(groupsFrom) : register.arrived('group', wanted);
}

function matches(row: Registrant, name: (typeof TEXT_FILTERS)[number], wanted: string): boolean {
  if (name === 'phoneNumberIds') return row.phoneNumberIds.some((phone) => phone.phoneNo === wanted);
  return String(row[name]) === wanted;
}
