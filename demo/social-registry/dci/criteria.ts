import { z } from 'zod';
import { ID_TYPES } from './records.js';

const CHANGED = 'last_updated';
const MOST_ROWS = 1000;

const PREDICATE = z.array(
  z.object({
    seq_num: z.number().optional(),
    expression1: z.object({
      attribute_name: z.literal(CHANGED),
      operator: z.enum(['ge', 'gt']),
      attribute_value: z.iso.datetime({ offset: true }),
    }),
  }),
);
const COMPARED = z.union([
  z.strictObject({ $gte: z.iso.datetime({ offset: true }) }),
  z.strictObject({ $gt: z.iso.datetime({ offset: true }) }),
]);
const CONDITION = z.strictObject({ [CHANGED]: COMPARED.optional() });
const EXPRESSION = z.object({
  value: z.object({
    expression: z.object({ query: z.union([z.strictObject({ $and: z.array(CONDITION) }), CONDITION]) }),
  }),
});
const IDENTIFIER = z.object({ type: z.string(), value: z.string() });

/** What is searched for: everybody, those changed since an instant, or who carries an identifier. */
export interface Criteria {
  readonly kind: 'group' | 'individual';
  readonly changedSince: number | null;
  readonly identifier: { readonly type: string; readonly value: string } | null;
  readonly limit: number;
  readonly page: number;
}

export interface SearchCriteria {
  readonly reg_record_type?: string;
  readonly response_entity?: string;
  readonly query_type: string;
  readonly query: unknown;
  readonly pagination?: { readonly page_size: number; readonly page_number?: number };
}

/** The criteria, or the reason code of a refusal. Dispatched on query_type: the three shapes overlap. */
export function readCriteria(asked: SearchCriteria): Criteria | string {
  const { page_size: limit = MOST_ROWS, page_number: page = 1 } = asked.pagination ?? {};
  if (!(limit >= 1 && limit <= MOST_ROWS && page >= 1)) return 'rjct.pagination.invalid';
  const entity = asked.response_entity ?? asked.reg_record_type ?? '';
  const place = { kind: /group$/i.test(entity) ? 'group' : 'individual', limit, page } as const;
  if (asked.query_type === 'idtype-value') {
    const read = IDENTIFIER.safeParse(asked.query);
    const type = Object.keys(ID_TYPES).find((name) => ID_TYPES[name] === read.data?.type);
    return type
      ? { ...place, changedSince: null, identifier: { type, value: read.data!.value } }
      : 'rjct.search_criteria.invalid';
  }
  const bounds = asked.query_type === 'predicate' ? predicate(asked.query) : expression(asked.query);
  if (!bounds) return 'rjct.search_criteria.invalid';
  return { ...place, identifier: null, changedSince: bounds.length === 0 ? null : Math.max(...bounds) };
}

/** Conditions that follow one another must all hold. `gt`: from the next millisecond on. */
function predicate(query: unknown): number[] | null {
  const read = PREDICATE.safeParse(query);
  if (!read.success) return null;
  return read.data.map(
    ({ expression1: { operator, attribute_value: value } }) => Date.parse(value) + (operator === 'gt' ? 1 : 0),
  );
}

function expression(query: unknown): number[] | null {
  const read = EXPRESSION.safeParse(query);
  if (!read.success) return null;
  const { query: asked } = read.data.value.expression;
  const conditions =
    '$and' in asked ? (asked.$and as z.infer<typeof CONDITION>[]) : [asked as z.infer<typeof CONDITION>];
  return conditions.flatMap(({ [CHANGED]: compared }) => {
    if (!compared) return [];
    return '$gte' in compared ? [Date.parse(compared.$gte)] : [Date.parse(compared.$gt) + 1];
  });
}
