import type {
  Checked,
  Declarations,
  IncomingIdentifier,
  IncomingMember,
  IncomingRecord,
  IncomingRegistrant,
} from '#registry';
import type { SourceRecord } from '../dialects/dialect.js';
import type { SourceMapping } from '../social-registry.entity.js';

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
  readonly declarations: Declarations;
  /** By the source's name of the ID type: our code, and its rank among those that name a record. */
  readonly idTypes: ReadonlyMap<string, { readonly idType: string; readonly rank: number }>;
  /** Attributes that are still declared, each with the fields it may come from, in their order. */
  readonly sources: Readonly<Record<'individual' | 'group', readonly AttributeSource[]>>;
}

interface AttributeSource {
  readonly attribute: string;
  readonly fields: readonly string[];
}

export const mappingContext = (mapping: SourceMapping, declarations: Declarations): MappingContext => ({
  mapping,
  declarations,
  idTypes: new Map(mapping.idTypes.map(({ name, idType }, rank) => [name, { idType, rank }])),
  sources: {
    individual: sourcesOf(mapping.individual, (attribute) => declarations.declares('individual', attribute)),
    group: sourcesOf(mapping.group, (attribute) => declarations.declares('group', attribute)),
  },
});

function sourcesOf(mapped: SourceMapping['individual'], declares: (attribute: string) => boolean): AttributeSource[] {
  const attributes = [...new Set(mapped.map(({ attribute }) => attribute))].filter(declares); // what no longer is, is dropped
  return attributes.map((attribute) => ({
    attribute,
    fields: mapped.filter((one) => one.attribute === attribute).map(({ field }) => field),
  }));
}

/** A source's record as an incoming registrant: declared fields only, typed and checked. Throws {@link BadRecord}. */
export function mapRecord(record: SourceRecord, context: MappingContext): IncomingRecord {
  const mapped = mapRegistrant(record, record.isGroup ? 'group' : 'individual', context, '#');
  if (!record.isGroup) return { ...mapped, kind: 'individual' };
  if (mapped.link === null) throw new BadRecord('#/regIds', 'a group needs an identifier of a mapped type');
  const firstHead = record.members.findIndex((member) => member.isHead);
  const members = record.members.map((member, index): IncomingMember => {
    const pointer = `#/members/${index}`;
    const person = mapRegistrant(member.record, 'individual', context, pointer);
    return { ...person, isHead: index === firstHead, memberKey: memberKeyOf(member.record, person, context, pointer) };
  });
  return { ...mapped, kind: 'group', link: mapped.link, members };
}

/**
 * A record that was not taken in, as far as it is named: what its identifiers and its members' make of it, and nothing else. Empty
 * for a record without a name.
 */
export function nameOf(record: SourceRecord, context: MappingContext): IncomingRecord[] {
  const link = linkOf(record, context);
  const named = { ...NOTHING_TOLD, link };
  if (!record.isGroup) return link === null ? [] : [{ kind: 'individual', ...named }];
  const members = record.members.flatMap(({ record: member }, index): IncomingMember[] => {
    const person = { ...NOTHING_TOLD, link: linkOf(member, context) };
    try {
      return [{ ...person, isHead: false, memberKey: memberKeyOf(member, person, context, `#/members/${index}`) }];
    } catch (error) {
      if (error instanceof BadRecord) return [];
      throw error;
    }
  });
  if (link !== null) return [{ kind: 'group', ...named, link, members }];
  return members.filter((member) => member.link !== null).map((member) => ({ ...member, kind: 'individual' as const }));
}

const NOTHING_TOLD = { attributes: {}, openCodes: {}, identifiers: [], contacts: [], paymentAccounts: [] };

/** By the first identifier, in the order of the mapping, that is one. */
function linkOf(record: SourceRecord, context: MappingContext): readonly string[] | null {
  const good = record.identifiers.filter((identifier, index) => {
    try {
      return mapIdentifier(identifier, context, `#/regIds/${index}`);
    } catch (error) {
      if (error instanceof BadRecord) return false;
      throw error;
    }
  });
  const bare = { ...record, fields: {}, phones: [], identifiers: good, members: [] };
  return good.length === 0 ? null : namingOf(bare, context, '#').link;
}

function mapRegistrant(
  record: SourceRecord,
  kind: 'individual' | 'group',
  context: MappingContext,
  at: string,
): IncomingRegistrant {
  const { link, identifiers } = namingOf(record, context, at);
  const { attributes, openCodes } = mapAttributes(record, kind, context, at);
  const contacts = record.phones.map((value, index) =>
    right(context.declarations.contact({ kind: 'phone', value }, `${at}/phones/${index}`)),
  );
  const paymentAccounts = kind === 'individual' ? mapAccount(record, context, at) : [];
  return { link, identifiers, attributes, openCodes, contacts, paymentAccounts };
}

/** Its identifiers, and which of them names it. */
function namingOf(
  record: SourceRecord,
  context: MappingContext,
  at: string,
): Pick<IncomingRegistrant, 'link' | 'identifiers'> {
  const identifiers = record.identifiers.map((identifier, index) =>
    mapIdentifier(identifier, context, `${at}/regIds/${index}`),
  );
  const naming = identifiers.reduce<(typeof identifiers)[number] | null>(
    (best, candidate) => (best === null || candidate.rank < best.rank ? candidate : best),
    null,
  );
  const link = naming ? [naming.identifier.idTypeId, naming.identifier.normalized] : null;
  return { link, identifiers: identifiers.map(({ identifier }) => identifier) };
}

function mapIdentifier(
  { type, value, expiresOn }: SourceRecord['identifiers'][number],
  { idTypes, declarations }: MappingContext,
  pointer: string,
): { readonly identifier: IncomingIdentifier; readonly rank: number } {
  const mapped = idTypes.get(type);
  if (!mapped) throw new BadRecord(pointer, 'the ID type is not mapped');
  const input = { idType: mapped.idType, value, expiresOn };
  return { identifier: right(declarations.identifier(input, pointer)), rank: mapped.rank };
}

function mapAccount({ fields }: SourceRecord, { mapping, declarations }: MappingContext, at: string) {
  const account = mapping.paymentAccount;
  const value = account ? fields[account.field] : null;
  if (!account || !value) return [];
  const checked = declarations.paymentAccount({ kind: account.kind, value }, at);
  if ('faults' in checked) throw new BadRecord(`${at}/${account.field}`, checked.faults[0]!.message);
  return [checked.value];
}

function mapAttributes(
  { fields }: SourceRecord,
  kind: 'individual' | 'group',
  { sources, declarations }: MappingContext,
  at: string,
): Pick<IncomingRegistrant, 'attributes' | 'openCodes'> {
  const input: Record<string, unknown> = {};
  for (const source of sources[kind]) input[source.attribute] = fields[fieldFor(source, fields)];
  const pointerOf = (attribute: string): string =>
    `${at}/${fieldFor(
      sources[kind].find((source) => source.attribute === attribute)!,
      fields,
    )}`;
  const { attributes, openCodes, faults } = declarations.attributes(kind, input, at, pointerOf);
  if (faults[0]) throw new BadRecord(faults[0].pointer, faults[0].message);
  return { attributes, openCodes };
}

/** The first that holds a value; where none does, the first. */
const fieldFor = ({ fields: names }: AttributeSource, told: SourceRecord['fields']): string =>
  names.find((name) => !isEmpty(told[name])) ?? names[0]!;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function right<T>(checked: Checked<T>): T {
  if ('value' in checked) return checked.value;
  throw new BadRecord(checked.faults[0]!.pointer, checked.faults[0]!.message);
}

/** What either dialect calls them. */
const NAMES = ['givenName', 'familyName', 'addlName', 'name', 'name.given_name', 'name.surname', 'name.second_name'];
const BIRTH_DATES = ['birthdate', 'birth_date'];

/** Finds a member without an ID again inside its group: name in every spelling, and birth date. */
function memberKeyOf(
  record: SourceRecord,
  person: IncomingRegistrant,
  context: MappingContext,
  pointer: string,
): string {
  const name = NAMES.map((field) => record.fields[field]).filter((part) => typeof part === 'string');
  if (person.link === null && name.length === 0)
    throw new BadRecord(pointer, 'a member without an identifier needs a name');
  const born = BIRTH_DATES.map((field) => record.fields[field]).find((date) => typeof date === 'string');
  return `${context.declarations.nameForm(name.join(' '))}|${(born as string | undefined) ?? ''}`;
}
