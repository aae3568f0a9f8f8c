import type { Agreement, Predicate } from '../agreements/agreement.entity.js';
import { asObject, isObject, type Json } from './received.js';
import { lastOf, statusTold } from './vocabulary.js';

/** A code of DCI's search items. */
export type SearchReason =
  | 'rjct.reference_id.invalid'
  | 'rjct.reference_id.duplicate'
  | 'rjct.timestamp.invalid'
  | 'rjct.search_criteria.invalid'
  | 'rjct.filter.invalid'
  | 'rjct.sort.invalid'
  | 'rjct.pagination.invalid'
  | 'rjct.search.too_many_records_found';

/** An item that is not answered. `message` names places and rules, never what stands there. */
export class ItemRejected extends Error {
  constructor(
    readonly reason: SearchReason,
    message: string,
  ) {
    super(message);
    this.name = 'ItemRejected';
  }
}

export interface Paging {
  readonly size: number;
  readonly page: number;
}

/** Who is asked for: by an identifier the client brings, or by what they have in common. */
export type Question =
  | { readonly by: 'identifier'; readonly idType: string; readonly value: string }
  | { readonly by: 'predicate'; readonly wanted: Wanted };

/** All of these hold; what is undefined is not asked about. */
export interface Wanted {
  readonly programs?: readonly string[];
  readonly statuses?: readonly string[];
  /** Inclusive, and exclusive. */
  readonly from?: Date;
  readonly before?: Date;
}

const MOST_PAGE = 100;
const UNLESS_TOLD: Paging = { size: 50, page: 1 };
const SORTS = ['enrollment_date', 'enrolment_date', 'status_change_date'];
const LONGEST_VALUE = 200;

/** Where the page is wanted: in the criteria, as the schema has it, or beside them, as others write it. */
export function pagingOf(criteria: Json, item: Json): Paging {
  const told = [criteria['pagination'], item['pagination']].filter((one) => one !== undefined);
  const pages = told.map((one) => {
    const { page_size: size = UNLESS_TOLD.size, page_number: page = 1 } = asObject(one);
    if (!isCount(size, MOST_PAGE) || !isCount(page, 1_000_000))
      throw new ItemRejected(
        'rjct.pagination.invalid',
        `page_size is 1 to ${MOST_PAGE}, page_number begins with 1, both whole`,
      );
    return { size, page };
  });
  return pages[0] ?? UNLESS_TOLD;
}

const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;

/** Whether the newest come first. */
export function isDescending(criteria: Json): boolean {
  const sort = Array.isArray(criteria['sort']) ? (criteria['sort'] as unknown[]).map(asObject) : [];
  if (sort.length > 1) throw new ItemRejected('rjct.sort.invalid', 'One attribute to sort by');
  const [first] = sort;
  if (first && !SORTS.includes(String(first['attribute_name'])))
    throw new ItemRejected('rjct.sort.invalid', 'attribute_name must be enrollment_date or status_change_date');
  return first?.['sort_order'] !== 'asc';
}

/** What an item asks. Throws {@link ItemRejected}. */
export function questionOf(criteria: Json, agreement: Agreement): Question {
  const registry = criteria['reg_type'];
  if (registry !== undefined && lastOf(registry) !== 'ibr')
    throw new ItemRejected('rjct.search_criteria.invalid', 'reg_type must end with IBR');
  const { query_type: type, query } = criteria;
  if (type === 'idtype-value') return byIdentifier(asObject(query), agreement);
  const conditions = type === 'predicate' ? predicates(query) : expression(query);
  if (conditions.length === 0) throw new ItemRejected('rjct.filter.invalid', 'The query has no condition');
  return { by: 'predicate', wanted: wantedBy(conditions, agreement) };
}

function byIdentifier({ type, value }: Json, { idTypes }: Agreement): Question {
  const known = idTypes.find(({ name }) => name.toLowerCase() === String(type).toLowerCase());
  if (!known) throw new ItemRejected('rjct.search_criteria.invalid', 'query.type is no identifier of the agreement');
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new ItemRejected('rjct.search_criteria.invalid', 'query.value must be a text');
  const text = String(value).trim();
  if (text === '' || text.length > LONGEST_VALUE)
    throw new ItemRejected('rjct.search_criteria.invalid', `query.value must have 1 to ${LONGEST_VALUE} characters`);
  return { by: 'identifier', idType: known.idType, value: text };
}

type Operator = 'eq' | 'in' | 'gt' | 'ge' | 'lt' | 'le';

interface Condition {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value: unknown;
}

/** Every condition of DCI's list of predicates: they all hold, entries and what stands in them. */
function predicates(query: unknown): Condition[] {
  if (!Array.isArray(query)) throw new ItemRejected('rjct.filter.invalid', 'query must be a list of predicates');
  return query.map(asObject).flatMap((entry) => {
    const { expression1, expression2, condition = 'and' } = entry;
    if (condition !== 'and') throw new ItemRejected('rjct.filter.invalid', 'Conditions are joined by and only');
    return [expression1, expression2]
      .filter((one) => one !== undefined)
      .map(asObject)
      .map(({ attribute_name: attribute, operator, attribute_value: value }) => ({
        attribute: String(attribute),
        operator: operator as Operator,
        value,
      }));
  });
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  $eq: 'eq',
  $in: 'in',
  $gt: 'gt',
  $gte: 'ge',
  $lt: 'lt',
  $lte: 'le',
};

/** The conditions of DCI's expression: fields with operators, and `$and`. */
function expression(query: unknown): Condition[] {
  const { value } = asObject(query);
  const { expression: told = value } = asObject(value);
  const inner = asObject(told);
  return conditionsIn(isObject(inner['query']) ? inner['query'] : inner);
}

function conditionsIn(node: Json, depth = 0): Condition[] {
  if (depth > 5) throw new ItemRejected('rjct.filter.invalid', 'The expression is too deep');
  return Object.entries(node).flatMap(([name, told]): Condition[] => {
    if (name === '$and' && Array.isArray(told)) return told.flatMap((one) => conditionsIn(asObject(one), depth + 1));
    if (name.startsWith('$')) throw new ItemRejected('rjct.filter.invalid', 'Only $and joins conditions');
    if (!isObject(told)) return [{ attribute: name, operator: 'eq', value: told }];
    return Object.entries(told).map(([operator, value]) => {
      const known = OPERATORS[operator];
      if (!known) throw new ItemRejected('rjct.filter.invalid', 'Operators are $eq, $in, $gt, $gte, $lt and $lte');
      return { attribute: name, operator: known, value };
    });
  });
}

/** By what the attribute of a condition is known here; both spellings, and whatever path leads there. */
function predicateOf(attribute: string): Predicate | undefined {
  const name = attribute.split('.').at(-1)!.toLowerCase().replace('enrolment', 'enrollment');
  if (['programme_identifier', 'program_identifier', 'programme_code'].includes(name)) return 'programme_identifier';
  return (['enrollment_status', 'enrollment_date'] as const).find((known) => known === name);
}

function wantedBy(conditions: readonly Condition[], agreement: Agreement): Wanted {
  let wanted: Wanted = {};
  for (const condition of conditions) {
    const predicate = predicateOf(condition.attribute);
    if (!predicate || !agreement.predicates.includes(predicate))
      throw new ItemRejected('rjct.search_criteria.invalid', 'An attribute is none that the agreement lists');
    wanted = narrowed(wanted, predicate, condition);
  }
  return wanted;
}

function narrowed(wanted: Wanted, predicate: Predicate, { operator, value }: Condition): Wanted {
  if (predicate === 'enrollment_date') return { ...wanted, ...withinDates(wanted, operator, value) };
  if (operator !== 'eq' && operator !== 'in')
    throw new ItemRejected('rjct.filter.invalid', `${predicate} is compared by eq and in`);
  const texts = (Array.isArray(value) ? value : String(value).split(operator === 'in' ? ',' : /$^/)).map((one) =>
    String(one).trim(),
  );
  if (predicate === 'programme_identifier') return { ...wanted, programs: common(wanted.programs, texts) };
  const statuses = texts.map(statusTold);
  if (statuses.includes(undefined)) throw new ItemRejected('rjct.filter.invalid', 'A status is none of the standard');
  return { ...wanted, statuses: common(wanted.statuses, statuses as string[]) };
}

const common = (before: readonly string[] | undefined, now: readonly string[]): readonly string[] =>
  before ? before.filter((one) => now.includes(one)) : now;

const DAY_MS = 86_400_000;

/** A day is the whole of it. */
function withinDates(wanted: Wanted, operator: Operator, value: unknown): Wanted {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const isInstant = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value);
  const at = new Date(isDay || isInstant ? (value as string) : Number.NaN);
  if (Number.isNaN(at.getTime()) || operator === 'in')
    throw new ItemRejected(
      'rjct.filter.invalid',
      'enrollment_date is compared with a day, or an instant with its zone',
    );
  const after = new Date(at.getTime() + (isDay ? DAY_MS : 1));
  const latest = (one: Date): Date => (wanted.from && wanted.from > one ? wanted.from : one);
  const earliest = (one: Date): Date => (wanted.before && wanted.before < one ? wanted.before : one);
  switch (operator) {
    case 'eq':
      return { from: latest(at), before: earliest(after) };
    case 'ge':
      return { from: latest(at) };
    case 'gt':
      return { from: latest(after) };
    case 'le':
      return { before: earliest(after) };
    default:
      return { before: earliest(at) };
  }
}
