import type { DciFacts } from '../social-registry.entity.js';
import type { PageRequest } from './dialect.js';

const OPERATORS = { ge: '$gte' } as const;

/** `query_type` and `query` of one page. Values are the peer's own identifiers and our instants: no text is put together. */
export function dciQuery(
  { kind, since, identifier }: PageRequest,
  facts: DciFacts,
): { query_type: string; query: object } {
  if (identifier) return { query_type: 'idtype-value', query: { ...identifier } };
  const changed = since && facts.changedAttribute ? { attribute: facts.changedAttribute, instant: since } : null;
  if (facts.queryType === 'predicate') return { query_type: 'predicate', query: predicate(changed) };
  const collection = recordTypeOf(kind, facts)!.split(/[:/#]/).at(-1)!;
  return {
    query_type: 'expression',
    query: {
      type: 'ns:org:QueryType:expression',
      value: { expression: { collection, query: expression(changed) } },
    },
  };
}

export const recordTypeOf = (kind: 'group' | 'individual', facts: DciFacts): string | null =>
  kind === 'group' ? facts.groupRecordType : facts.individualRecordType;

interface Changed {
  readonly attribute: string;
  readonly instant: string;
}

/** A list of no conditions is met by every record. */
function predicate(changed: Changed | null): object[] {
  if (!changed) return [];
  const { attribute, instant } = changed;
  return [{ seq_num: 1, expression1: { attribute_name: attribute, operator: 'ge', attribute_value: instant } }];
}

function expression(changed: Changed | null): object {
  return changed ? { $and: [{ [changed.attribute]: { [OPERATORS.ge]: changed.instant } }] } : {};
}
