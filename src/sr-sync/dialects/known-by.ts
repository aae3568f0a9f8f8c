import type { SocialRegistry, SourceMapping } from '../social-registry.entity.js';
import type { SourceRecord } from './dialect.js';
import { recordTypeOf } from './dci-query.js';

/** What one record is asked for by: the source's name of an ID type, and the value. */
export interface OneRecord {
  readonly kind: 'group' | 'individual';
  readonly type: string;
  readonly value: string;
}

/** Whether a source can be asked for a single record of a kind by an identifier: `openg2p` has no such question. */
export const canBeAskedFor = (
  { dialect, dci }: Pick<SocialRegistry, 'dialect' | 'dci'>,
  kind: 'group' | 'individual',
): boolean => dialect === 'dci' && recordTypeOf(kind, dci!) !== null;

const MOST_IDENTIFIERS = 20;
const MOST_CHARACTERS = 100;

type Loose = Readonly<Record<string, unknown>>;

/**
 * What is left of a record that could not be read or is too large: its identifiers, in so far as they stand where a dialect has
 * them. Everything else is left out, so that it is known by name and as nothing more. Null where it has none.
 */
export function namedIn(item: unknown): SourceRecord | null {
  if (!isObject(item)) return null;
  const { demographic_info: person } = item;
  const lists = [
    item['identifiers'],
    item['regIds'],
    item['group_identifier'],
    item['member_identifier'],
    item['identifier'],
    isObject(person) ? person['identifier'] : null,
  ];
  const identifiers = lists
    .flatMap((list) => (Array.isArray(list) ? list.slice(0, MOST_IDENTIFIERS) : []))
    .flatMap(identifiersIn);
  if (identifiers.length === 0) return null;
  const isGroup = item['isGroup'] === true || 'group_identifier' in item || 'groupMembershipIds' in item;
  return { isGroup, fields: {}, identifiers, phones: [], members: [] };
}

/** What a record may be asked for by: the first of its identifiers in the order of the mapping. Null where none is mapped. */
export function askedBy({ isGroup, identifiers }: SourceRecord, { idTypes }: SourceMapping): OneRecord | null {
  for (const { name } of idTypes) {
    const found = identifiers.find(({ type }) => type === name);
    if (found) return { kind: isGroup ? 'group' : 'individual', type: name, value: found.value };
  }
  return null;
}

/** The identifier that an entry tells, in whichever dialect's names; empty where it tells none. */
function identifiersIn(told: unknown): SourceRecord['identifiers'] {
  if (!isObject(told)) return [];
  const type = told['type'] ?? told['idTypeAsStr'] ?? told['identifier_type'];
  const value = told['value'] ?? told['identifier_value'];
  if (!isShort(type) || !(isShort(value) || typeof value === 'number')) return [];
  return [{ type, value: String(value), expiresOn: null }];
}

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MOST_CHARACTERS;
