import {
  type AttributeSchema,
  type AttributeValue,
  type FullMatch,
  fullMatch,
  type IncomingIdentifier,
  type IncomingMember,
  type IncomingRecord,
  type IncomingRegistrant,
  normalizeIdentifier,
  normalizeName,
} from '#registry';
import type { SourceRecord } from '../dialects/dialect.js';
import type { SourceMapping } from '../social-registry.entity.js';

/** A sealed value holds at most 65 535 bytes; a record anywhere near that is not one of minimal data. */
const MOST_PROFILE_BYTES = 32_768;

/** A record that cannot be taken in: where, and which rule it breaks. Never the value. */
export class BadRecord extends Error {
  constructor(
    readonly pointer: string,
    readonly reason: string,
  ) {
    super(`${pointer}: ${reason}`);
  }
}

/** Everything a record is judged by, prepared once for a run. */
export interface MappingContext {
  readonly mapping: SourceMapping;
  readonly schema: ReadonlyMap<string, AttributeSchema[number]>;
  /** By the source's name of the ID type. */
  readonly idTypes: ReadonlyMap<string, { readonly id: string; readonly pattern: FullMatch; readonly rank: number }>;
}

export function mappingContext(
  mapping: SourceMapping,
  schema: AttributeSchema,
  idTypes: readonly { readonly id: string; readonly code: string; readonly pattern: string }[],
): MappingContext {
  return {
    mapping,
    schema: new Map(schema.map((attribute) => [attribute.key, attribute])),
    idTypes: new Map(
      mapping.idTypes.flatMap(({ name, idType }, rank) => {
        const known = idTypes.find(({ code }) => code === idType);
        return known ? [[name, { id: known.id, pattern: fullMatch(known.pattern), rank }] as const] : [];
      }),
    ),
  };
}

/** A source's record as an incoming registrant: declared fields only, typed and checked. Throws {@link BadRecord}. */
export function mapRecord(record: SourceRecord, context: MappingContext): IncomingRecord {
  const mapped = mapRegistrant(record, record.isGroup ? 'group' : 'individual', context, '#');
  if (!record.isGroup) return { kind: 'individual', ...mapped };
  if (mapped.link === null) throw new BadRecord('#/regIds', 'a group needs an identifier of a mapped type');
  const firstHead = record.members.findIndex((member) => member.isHead);
  const members = record.members.map((member, index): IncomingMember => {
    const pointer = `#/members/${index}`;
    const person = mapRegistrant(member.record, 'individual', context, pointer);
    return { ...person, isHead: index === firstHead, memberKey: memberKeyOf(member.record, person, pointer) };
  });
  return { kind: 'group', ...mapped, link: mapped.link, members };
}

function mapRegistrant(
  record: SourceRecord,
  kind: 'individual' | 'group',
  context: MappingContext,
  at: string,
): IncomingRegistrant {
  const identifiers = record.identifiers.map((identifier, index) =>
    mapIdentifier(identifier, context, `${at}/regIds/${index}`),
  );
  const naming = identifiers.reduce<(typeof identifiers)[number] | null>(
    (best, candidate) => (best === null || candidate.rank < best.rank ? candidate : best),
    null,
  );
  const { attributes, openCodes } = mapAttributes(record, kind, context, at);
  const account = kind === 'individual' ? context.mapping.paymentAccount : null;
  const accountValue = account ? record.fields[account.field] : null;
  return {
    link: naming ? [naming.idTypeId, normalizeIdentifier(naming.value)] : null,
    attributes,
    openCodes,
    identifiers: identifiers.map(({ idTypeId, value, expiresOn }) => ({ idTypeId, value, expiresOn })),
    contacts: record.phones.map((value) => ({ kind: 'phone', value: tidyPhone(value) })),
    paymentAccounts:
      account && accountValue ? [{ kind: account.kind, value: text(accountValue, `${at}/${account.field}`) }] : [],
  };
}

function mapIdentifier(
  identifier: SourceRecord['identifiers'][number],
  context: MappingContext,
  pointer: string,
): IncomingIdentifier & { readonly rank: number } {
  const idType = context.idTypes.get(identifier.type);
  if (!idType) throw new BadRecord(pointer, 'the ID type is not mapped');
  const value = identifier.value.trim();
  if (value.length > 100 || normalizeIdentifier(value) === '')
    throw new BadRecord(pointer, 'the value must hold letters or digits, at most 100 characters');
  if (!idType.pattern.matches(value))
    throw new BadRecord(pointer, 'the value does not match the pattern of its ID type');
  const expiresOn = identifier.expiresOn === null ? null : isoDate(identifier.expiresOn, pointer);
  return { idTypeId: idType.id, value, expiresOn, rank: idType.rank };
}

function mapAttributes(record: SourceRecord, kind: 'individual' | 'group', context: MappingContext, at: string) {
  const attributes: Record<string, AttributeValue> = {};
  const openCodes: Record<string, AttributeValue> = {};
  for (const { field, attribute } of context.mapping[kind]) {
    const declared = context.schema.get(attribute);
    const raw = record.fields[field];
    if (!declared || raw === null || raw === undefined || raw === '') continue;
    const value = convert(raw, declared.dataType, `${at}/${field}`);
    if (declared.storage === 'open') openCodes[attribute] = value;
    else attributes[attribute] = value;
  }
  if (Buffer.byteLength(JSON.stringify(attributes)) > MOST_PROFILE_BYTES)
    throw new BadRecord(at, `must not hold more than ${MOST_PROFILE_BYTES} bytes`);
  return { attributes, openCodes };
}

function convert(raw: unknown, dataType: AttributeSchema[number]['dataType'], pointer: string): AttributeValue {
  switch (dataType) {
    case 'integer':
    case 'decimal': {
      const number = typeof raw === 'number' ? raw : Number.NaN;
      if (!Number.isFinite(number) || (dataType === 'integer' && !Number.isSafeInteger(number)))
        throw new BadRecord(pointer, `must be a number (${dataType})`);
      return number;
    }
    case 'boolean':
      if (typeof raw !== 'boolean') throw new BadRecord(pointer, 'must be true or false');
      return raw;
    case 'date':
      return isoDate(raw, pointer);
    default:
      return text(raw, pointer);
  }
}

function text(raw: unknown, pointer: string): string {
  if (typeof raw !== 'string' || raw.length > 1000)
    throw new BadRecord(pointer, 'must be a text of at most 1000 characters');
  if (/[\0\p{Cs}]/u.test(raw)) throw new BadRecord(pointer, 'must hold whole characters, and no NUL');
  return raw.normalize('NFC').trim().replace(/\s+/g, ' ');
}

function isoDate(raw: unknown, pointer: string): string {
  const match = typeof raw === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(raw) : null;
  const date = match ? new Date(`${match[1]}T00:00:00Z`) : null;
  if (!match || !date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== match[1])
    throw new BadRecord(pointer, 'must be a date (YYYY-MM-DD)');
  return match[1]!;
}

/** Phones are written in many ways; what is dialled is digits, with a leading + for an international one. */
const tidyPhone = (phone: string): string =>
  phone
    .trim()
    .replace(/^00/, '+')
    .replace(/(?!^\+)\D/g, '');

/** Finds a member without an ID again inside its group: name in every spelling, and birth date. */
function memberKeyOf(record: SourceRecord, person: IncomingRegistrant, pointer: string): string {
  const name = ['givenName', 'familyName', 'addlName', 'name']
    .map((field) => record.fields[field])
    .filter((part) => typeof part === 'string');
  if (person.link === null && name.length === 0)
    throw new BadRecord(pointer, 'a member without an identifier needs a name');
  return `${normalizeName(name.join(' '))}|${typeof record.fields['birthdate'] === 'string' ? record.fields['birthdate'] : ''}`;
}
