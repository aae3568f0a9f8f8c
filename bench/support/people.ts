import type { AttributeValue, IncomingRecord } from '#registry';
import { normalizeFor } from '../../src/registry/identifier.normalize.js'; // alone: a worker thread that makes people needs no more

/** ID types of the bench, by id. */
export const ID_TYPES = {
  national: '01900000-0000-7000-8000-000000000001',
  registry: '01900000-0000-7000-8000-000000000002',
} as const;

/** Attributes of the bench, all sealed. */
export const ATTRIBUTES = [
  { key: 'given_name', dataType: 'text' },
  { key: 'family_name', dataType: 'text' },
  { key: 'birth_date', dataType: 'date' },
  { key: 'sex', dataType: 'code' },
  { key: 'income', dataType: 'decimal' },
  { key: 'children', dataType: 'integer' },
] as const;

const GIVEN = [
  'Amina',
  'Juan',
  'Fatou',
  'Kwame',
  'María José',
  'Nguyễn',
  'Oluwaseun',
  'Priya',
  'Sofía',
  'Tadesse',
  'Wanjikũ',
  'Yusuf',
];
const FAMILY = [
  'Abebe',
  'Castillo',
  'Diallo',
  'Fernández',
  'Hassan',
  'Kimani',
  'Mensah',
  'Okafor',
  'Rahman',
  'Santos',
  'Tran',
  'Wekesa',
];
const DAY_MS = 86_400_000;

/** The person of an index: six attributes (one in fifty has no income), two identifiers; always the same. */
export function person(index: number): IncomingRecord {
  const draw = (salt: number, below: number): number => mixed(index, salt) % below;
  const attributes: Record<string, AttributeValue> = {
    given_name: GIVEN[draw(1, GIVEN.length)]!,
    family_name: `${FAMILY[draw(2, FAMILY.length)]!} ${FAMILY[draw(3, FAMILY.length)]!}`,
    birth_date: new Date(Date.UTC(1935, 0, 1) + draw(4, 31_000) * DAY_MS).toISOString().slice(0, 10),
    sex: draw(5, 2) === 0 ? 'female' : 'male',
    children: draw(6, 6),
  };
  if (draw(7, 50) > 0) attributes['income'] = draw(8, 300_000) / 100;
  const national = String(100_000_000_000 + index * 7);
  const registered = `SR-${String(index).padStart(9, '0')}`;
  return {
    kind: 'individual',
    link: [ID_TYPES.national, national],
    attributes,
    openCodes: {},
    identifiers: [
      { idTypeId: ID_TYPES.national, value: national, normalized: national, expiresOn: null },
      {
        idTypeId: ID_TYPES.registry,
        value: registered,
        normalized: normalizeFor('alphanumeric', registered),
        expiresOn: null,
      },
    ],
    contacts: [],
    paymentAccounts: [],
  };
}

/** People from an index up to another. */
export const people = (from: number, to: number): IncomingRecord[] =>
  Array.from({ length: to - from }, (_, at) => person(from + at));

/** 32 well-mixed bits of an index and a salt (the finalizer of MurmurHash3). */
function mixed(index: number, salt: number): number {
  let hash = Math.imul(index, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
