import type { PageItem, SourceRecord } from './dialect.js';
import { GROUP, type Group, MEMBER, type Member } from './dci.schema.js';
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
    return member.success ? { record: memberRecord(member.data, item as Told) } : { unreadable: item };
  }
  const group = GROUP.safeParse(item);
  if (!group.success) return { unreadable: item };
  return {
    record: {
      isGroup: true,
      fields: flatten(item as Told),
      identifiers: identifiersOf(group.data.group_identifier),
      phones: [],
      members: membersOf(group.data, item as Told),
    },
  };
}

/** The head is named beside the list, and mostly stands in it too. */
function membersOf({ group_head_info: head, member_list: list }: Group, told: Told): SourceRecord['members'] {
  const listed = told['member_list'] as readonly Told[];
  const members = (list ?? []).map((member, index) => memberRecord(member, listed[index]!));
  if (!head) return members.map((record) => ({ isHead: false, record }));
  const named = memberRecord(head, told['group_head_info'] as Told);
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

/** The fields of the person stand beside those of the member that is about them. `told`: the same as it was sent. */
function memberRecord(member: Member, told: Told): SourceRecord {
  const { identifier, phone_number: phones } = member.demographic_info ?? member;
  return {
    isGroup: false,
    fields: flatten(told, (told['demographic_info'] ?? {}) as Told),
    identifiers: onceEach(identifiersOf(member.member_identifier), identifiersOf(identifier)),
    phones: (phones ?? []).filter((phone) => phone.trim() !== ''),
    members: [],
  };
}

type Identifiers = SourceRecord['identifiers'];

const identifiersOf = (list: Member['identifier']): Identifiers =>
  (list ?? [])
    .filter(({ identifier_value: value }) => value !== '')
    .map(({ identifier_type: type, identifier_value: value }) => ({ type, value, expiresOn: null }));

const onceEach = (...lists: readonly Identifiers[]): Identifiers =>
  lists
    .flat()
    .filter(
      ({ type, value }, index, all) => all.findIndex((one) => one.type === type && one.value === value) === index,
    );

/** An object of an answer, as it was sent. */
type Told = Readonly<Record<string, unknown>>;

/**
 * Fields by their path, `name.given_name`. Of a list the first one counts; `additional_attributes` are a list of names with values.
 * What `over` tells stands instead of what has the same name in `record`.
 */
function flatten(record: Told, over: Told = NOTHING): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const name in record)
    if (isField(name)) addTop(fields, name, Object.hasOwn(over, name) ? over[name] : record[name]);
  for (const name in over) if (isField(name) && !Object.hasOwn(record, name)) addTop(fields, name, over[name]);
  return fields;
}

const NOTHING: Told = {};

/** A name of an object's own prototype is none of a field. */
const isField = (name: string): boolean => !name.startsWith('@') && !PLACES.has(name) && name !== '__proto__';

function addTop(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== 'additional_attributes') add(fields, name, value, 1);
  else for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) addAdditional(fields, one);
}

function add(fields: Record<string, unknown>, path: string, value: unknown, depth: number): void {
  const one = Array.isArray(value) ? (value[0] as unknown) : value;
  if (typeof one !== 'object' || one === null) fields[path] = one;
  else if (depth < MOST_DEPTH)
    for (const name in one) if (isField(name)) add(fields, `${path}.${name}`, (one as Told)[name], depth + 1);
}

/** Core leaves open what an additional attribute is: an object of values, or a pair of a name and a value. */
function addAdditional(fields: Record<string, unknown>, one: unknown): void {
  if (typeof one !== 'object' || one === null) return;
  const { attribute_name: name, attribute_value: told } = one as Told;
  if (typeof name === 'string') add(fields, `additional_attributes.${name}`, told, 2);
  else for (const key in one) if (isField(key)) add(fields, `additional_attributes.${key}`, (one as Told)[key], 2);
}
