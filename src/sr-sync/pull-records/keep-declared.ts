import type { SourceRecord } from '../dialects/dialect.js';
import type { SourceMapping } from '../social-registry.entity.js';

/** A record with what its source's mapping names, and how many values it held besides. */
export interface Kept {
  readonly record: SourceRecord;
  /** Values that were sent and not asked for, members' among them; what holds nothing is no value. */
  readonly dropped: number;
}

/** Drops what is not declared, before anything else is done with a record: it is not judged, not sealed, not set aside. */
export function keepDeclared(record: SourceRecord, mapping: SourceMapping): Kept {
  const declared = declaredFields(mapping, record.isGroup ? 'group' : 'individual');
  const fields: Record<string, unknown> = {};
  let dropped = mapping.phones ? 0 : record.phones.length;
  for (const [field, value] of Object.entries(record.fields)) {
    if (declared.has(field)) fields[field] = value;
    else if (isValue(value)) dropped++;
  }
  const members = record.members.map(({ isHead, record: sent }) => {
    const kept = keepDeclared(sent, mapping);
    dropped += kept.dropped;
    return { isHead, record: kept.record };
  });
  return { record: { ...record, fields, phones: mapping.phones ? record.phones : [], members }, dropped };
}

/** Fields of a kind of record that are asked for. */
export function declaredFields(mapping: SourceMapping, kind: 'individual' | 'group'): ReadonlySet<string> {
  let declared = DECLARED.get(mapping);
  if (!declared)
    DECLARED.set(mapping, (declared = { individual: fields(mapping, 'individual'), group: fields(mapping, 'group') }));
  return declared[kind];
}

/** Put together once for a mapping, not once for a record. */
const DECLARED = new WeakMap<SourceMapping, Record<'individual' | 'group', ReadonlySet<string>>>();

const fields = (mapping: SourceMapping, kind: 'individual' | 'group'): ReadonlySet<string> => {
  const account = kind === 'individual' && mapping.paymentAccount ? [mapping.paymentAccount.field] : [];
  return new Set([...mapping[kind].map(({ field }) => field), ...account]);
};

const isValue = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
