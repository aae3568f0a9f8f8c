import type { ReadItem, SourceRecord } from '../dialects/dialect.js';
import { declaredFields, isValue } from '../declared-fields.js';
import type { SourceMapping } from '../social-registry.entity.js';

/** A record with what its source's mapping names, and how many values it held besides. */
export interface Kept {
  readonly record: SourceRecord;
  /** Values that were sent and not asked for, members' among them; what holds nothing is no value. */
  readonly dropped: number;
}

/** A record of a page as it is gone on with: where its dialect has not dropped what is not declared, it is dropped now. */
export const keptOf = ({ record, dropped }: ReadItem, mapping: SourceMapping): Kept =>
  dropped === undefined ? keepDeclared(record, mapping) : { record, dropped };

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
