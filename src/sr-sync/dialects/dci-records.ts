import type { PageItem, SourceRecord } from './dialect.js';
import { GROUP, MEMBER, type Member } from './dci.schema.js';
import { isWithinLimits } from './within-limits.js';

/** Fields nest no deeper than a part of an address of a person. */
const MOST_DEPTH = 4;
/** What stands in a record's own places, and is no field. */
const PLACES = new Set([
  'identifier',
  'member_identifier',
  'group_identifier',
  'phone_number',
  'demographic_info',
  'member_list',
  'group_head_info',
]);

/** One of `reg_records`. What is no record of its kind is set aside alone. */
export function readDciRecord(kind: 'group' | 'individual', item: unknown): PageItem {
  if (!isWithinLimits(item)) return { unreadable: item };
  if (kind === 'individual') {
    const member = MEMBER.safeParse(item);
    return member.success ? { record: memberRecord(member.data) } : { unreadable: item };
  }
  const group = GROUP.safeParse(item);
  if (!group.success) return { unreadable: item };
  const { group_identifier: ids, group_head_info: head, member_list: list, ...fields } = group.data;
  return {
    record: {
      isGroup: true,
      fields: flatten(fields),
      identifiers: identifiersOf(ids),
      phones: [],
      members: membersOf(head ?? null, list ?? []),
    },
  };
}

/** The head is named beside the list, and mostly stands in it too. */
function membersOf(head: Member | null, list: readonly Member[]): SourceRecord['members'] {
  const members = list.map(memberRecord);
  if (!head) return members.map((record) => ({ isHead: false, record }));
  const named = memberRecord(head);
  const at = members.findIndex((record) => isSame(record, named));
  const heads = members.map((record, index) => ({ isHead: index === at, record }));
  return at < 0 ? [{ isHead: true, record: named }, ...heads] : heads;
}

/** By an identifier both have; without any, by what they are called and when they were born. */
function isSame(one: SourceRecord, other: SourceRecord): boolean {
  if (one.identifiers.length > 0 || other.identifiers.length > 0)
    return one.identifiers.some(({ type, value }) =>
      other.identifiers.some((theirs) => theirs.type === type && theirs.value === value),
    );
  return ['name.given_name', 'name.surname', 'name.second_name', 'birth_date'].every(
    (field) => (one.fields[field] ?? '') === (other.fields[field] ?? ''),
  );
}

/** The fields of the person stand beside those of the member that is about them. */
function memberRecord(member: Member): SourceRecord {
  const person = member.demographic_info ?? {};
  const { identifier, phone_number: phones } = member.demographic_info ?? member;
  const ids = [...identifiersOf(member.member_identifier), ...identifiersOf(identifier)];
  return {
    isGroup: false,
    fields: flatten({ ...member, ...person }),
    identifiers: ids.filter(
      ({ type, value }, index) => ids.findIndex((one) => one.type === type && one.value === value) === index,
    ),
    phones: (phones ?? []).filter((phone) => phone.trim() !== ''),
    members: [],
  };
}

const identifiersOf = (list: Member['identifier']): SourceRecord['identifiers'] =>
  (list ?? [])
    .filter(({ identifier_value: value }) => value !== '')
    .map(({ identifier_type: type, identifier_value: value }) => ({ type, value, expiresOn: null }));

/**
 * Fields by their path, `name.given_name`. Of a list the first one counts; `additional_attributes` are a list of names with values.
 */
function flatten(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields: [string, unknown][] = [];
  const add = (path: string, value: unknown, depth: number): void => {
    const one = Array.isArray(value) ? value[0] : value;
    if (typeof one !== 'object' || one === null) fields.push([path, one]);
    else if (depth < MOST_DEPTH) for (const [name, part] of parts(one)) add(`${path}.${name}`, part, depth + 1);
  };
  for (const [name, value] of parts(record)) {
    if (name !== 'additional_attributes') add(name, value, 1);
    else for (const [key, told] of additional(value)) add(`${name}.${key}`, told, 2);
  }
  return Object.fromEntries(fields);
}

const parts = (record: object): [string, unknown][] =>
  Object.entries(record).filter(([name]) => !name.startsWith('@') && !PLACES.has(name));

/** Core leaves open what an additional attribute is: an object of values, or pairs of a name and a value. */
function additional(value: unknown): [string, unknown][] {
  const list = (Array.isArray(value) ? value : [value]) as unknown[];
  return list.flatMap((one): [string, unknown][] => {
    if (typeof one !== 'object' || one === null) return [];
    const { attribute_name: name, attribute_value: told } = one as Record<string, unknown>;
    return typeof name === 'string' ? [[name, told]] : parts(one);
  });
}
