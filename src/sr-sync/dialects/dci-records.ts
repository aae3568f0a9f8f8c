import { isValue, type Wanted, wantedFields, wantedPart } from '../declared-fields.js';
import type { SourceMapping } from '../social-registry.entity.js';
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

/** What is read of one of `reg_records`: only what the mapping names, and how many values stood there besides. */
interface Reading {
  readonly mapping: SourceMapping;
  dropped: number;
}

/** An object of an answer, as it was sent. */
type Told = Readonly<Record<string, unknown>>;

/** One of `reg_records`. What is no record of its kind is set aside alone. */
export function readDciRecord(kind: 'group' | 'individual', item: unknown, mapping: SourceMapping): PageItem {
  if (!isWithinLimits(item)) return { unreadable: item };
  const parsed = (kind === 'group' ? GROUP : MEMBER).safeParse(item);
  if (!parsed.success) return { unreadable: item };
  const reading: Reading = { mapping, dropped: 0 };
  const record =
    kind === 'group'
      ? groupRecord(parsed.data as Group, item as Told, reading)
      : memberRecord(parsed.data as Member, item as Told, reading);
  return { record, dropped: reading.dropped };
}

function groupRecord(group: Group, told: Told, reading: Reading): SourceRecord {
  return {
    isGroup: true,
    fields: flatten(reading, 'group', told),
    identifiers: identifiersOf(group.group_identifier),
    phones: [],
    members: membersOf(group, told, reading),
  };
}

/** The head is named beside the list, and mostly stands in it too. */
function membersOf({ group_head_info: head, member_list: list }: Group, told: Told, reading: Reading) {
  const listed = (told['member_list'] ?? []) as readonly Told[];
  const members = (list ?? []).map((member, index) => memberRecord(member, listed[index]!, reading));
  if (!head) return members.map((record) => ({ isHead: false, record }));
  const toldOfHead = told['group_head_info'] as Told;
  const ids = identifiersOfMember(head);
  const at = members.findIndex((record, index) => isSame(record.identifiers, ids, listed[index]!, toldOfHead));
  const heads = members.map((record, index) => ({ isHead: index === at, record }));
  return at < 0 ? [{ isHead: true, record: memberRecord(head, toldOfHead, reading) }, ...heads] : heads;
}

type Identifiers = SourceRecord['identifiers'];

/** By an identifier both have; without any, by what they are called and when they were born. */
function isSame(one: Identifiers, other: Identifiers, told: Told, toldOther: Told): boolean {
  if (one.length > 0 || other.length > 0)
    return one.some(({ type, value }) => other.some((theirs) => theirs.type === type && theirs.value === value));
  return CALLED.every((path) => (valueAt(told, path) ?? '') === (valueAt(toldOther, path) ?? ''));
}

const CALLED = [['name', 'given_name'], ['name', 'surname'], ['name', 'second_name'], ['birth_date']] as const;

function valueAt(told: Told, path: readonly string[]): unknown {
  const person = personOf(told);
  let value: unknown = Object.hasOwn(person, path[0]!) ? person : told;
  for (const name of path) value = firstOf((value as Told | null | undefined)?.[name]);
  return value;
}

/** The fields of the person stand beside those of the member that is about them. `told`: the same as it was sent. */
function memberRecord(member: Member, told: Told, reading: Reading): SourceRecord {
  const { phone_number: phones } = member.demographic_info ?? member;
  const given = (phones ?? []).filter((phone) => phone.trim() !== '');
  if (!reading.mapping.phones) reading.dropped += given.length;
  return {
    isGroup: false,
    fields: flatten(reading, 'individual', told, personOf(told)),
    identifiers: identifiersOfMember(member),
    phones: reading.mapping.phones ? given : [],
    members: [],
  };
}

const personOf = (told: Told): Told => (told['demographic_info'] ?? NOTHING) as Told;
const NOTHING: Told = {};

/** Those of the member and of the person, each once. */
function identifiersOfMember(member: Member): Identifiers {
  const ids = [...identifiersOf(member.member_identifier)];
  for (const one of identifiersOf((member.demographic_info ?? member).identifier))
    if (!ids.some(({ type, value }) => type === one.type && value === one.value)) ids.push(one);
  return ids;
}

const identifiersOf = (list: Member['identifier']): Identifiers =>
  (list ?? [])
    .filter(({ identifier_value: value }) => value !== '')
    .map(({ identifier_type: type, identifier_value: value }) => ({ type, value, expiresOn: null }));

/**
 * Fields that are asked for, by their path, `name.given_name`. Of a list the first one counts; `additional_attributes` are a list of
 * names with values. What `over` tells stands instead of what has the same name in `record`.
 */
function flatten(reading: Reading, kind: 'individual' | 'group', record: Told, over: Told = NOTHING): Told {
  const [wanted, fields] = [wantedFields(reading.mapping, kind), {}];
  const top = (name: string, value: unknown): void => {
    if (name === 'additional_attributes') addAdditional(reading, fields, wantedPart(wanted, name), value);
    else add(reading, fields, wantedPart(wanted, name), value, 1);
  };
  for (const name in record) if (isField(name)) top(name, Object.hasOwn(over, name) ? over[name] : record[name]);
  for (const name in over) if (isField(name) && !Object.hasOwn(record, name)) top(name, over[name]);
  return fields;
}

/** A name of an object's own prototype is none of a field. */
const isField = (name: string): boolean => !name.startsWith('@') && !PLACES.has(name) && name !== '__proto__';

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

function add(
  reading: Reading,
  fields: Record<string, unknown>,
  wanted: Wanted | undefined,
  value: unknown,
  depth: number,
): void {
  const one = firstOf(value);
  if (typeof one === 'object' && one !== null) {
    if (depth === MOST_DEPTH) return;
    for (const name in one)
      if (isField(name)) add(reading, fields, wantedPart(wanted, name), (one as Told)[name], depth + 1);
  } else if (wanted && wanted.path !== null) fields[wanted.path] = one;
  else if (isValue(one)) reading.dropped++;
}

/** Core leaves open what an additional attribute is: an object of values, or a pair of a name and a value. */
function addAdditional(
  reading: Reading,
  fields: Record<string, unknown>,
  wanted: Wanted | undefined,
  value: unknown,
): void {
  for (const one of (Array.isArray(value) ? value : [value]) as unknown[]) {
    if (typeof one !== 'object' || one === null) continue;
    const { attribute_name: name, attribute_value: told } = one as Told;
    if (typeof name === 'string') add(reading, fields, wantedPart(wanted, name), told, 2);
    else add(reading, fields, wanted, one, 1);
  }
}
