import type { IncomingRecord } from '#registry';
import { newId } from '#platform/ids/ids.js';

const REGIONS = 8;
const DISTRICTS = 10;
const VILLAGES = 10;
/** Crowded towns and empty valleys: the n-th village has n to the power of minus this times the people of the first. */
const SKEW = 1.3;
const LANGUAGES = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff'];

const two = (n: number): string => String(n).padStart(2, '0');

/** 8 regions of 10 districts of 10 villages. */
export const AREAS = Array.from({ length: REGIONS }, (_, r) => `R${two(r)}`).flatMap((region) => [
  { code: region, name: region, parentCode: null },
  ...Array.from({ length: DISTRICTS }, (_, d) => `${region}-D${two(d)}`).flatMap((district) => [
    { code: district, name: district, parentCode: region },
    ...Array.from({ length: VILLAGES }, (_, v) => ({
      code: `${district}-V${two(v)}`,
      name: `${district}-V${two(v)}`,
      parentCode: district,
    })),
  ]),
]);

export const SEXES = ['female', 'male', 'other'].map((code) => ({ code, name: code }));

/** What is declared: four attributes that are shown, and one that is hidden. */
export const ATTRIBUTES = [
  { key: 'area', dataType: 'code', codeList: 'area', storage: 'open', generalizer: 'parent_code', dimension: 'area' },
  { key: 'birth_date', dataType: 'date', generalizer: 'age_band', dimension: 'birth_date' },
  { key: 'household_size', dataType: 'integer', generalizer: 'band', bandWidth: 3 },
  { key: 'language', dataType: 'code', generalizer: 'as_is' },
  { key: 'name', dataType: 'text' },
  { key: 'sex', dataType: 'code', codeList: 'sex', generalizer: 'as_is', dimension: 'sex' },
].map((one) => ({ ...one, name: one.key, appliesTo: 'both' }));

const VILLAGE_CODES = AREAS.filter(({ code }) => code.includes('-V')).map(({ code }) => code);
/** Villages of one district are not neighbours in size: a small district is small in every village. */
const CUMULATED = VILLAGE_CODES.reduce<number[]>(
  (sums, _, at) => [...sums, (sums[at - 1] ?? 0) + (at + 1) ** -SKEW],
  [],
);

/** The registrant of an index, always the same: one in eleven is a household. */
export function skewedRegistrant(index: number): IncomingRecord {
  const draw = (salt: number): number => mixed(index, salt) / 2 ** 32;
  const at = draw(1) * CUMULATED.at(-1)!;
  const area = VILLAGE_CODES[CUMULATED.findIndex((sum) => sum > at)]!;
  const nothing = { identifiers: [], contacts: [], paymentAccounts: [], openCodes: { area } };
  const link = ['skewed', String(index)] as const;
  if (index % 11 === 10)
    return {
      kind: 'group',
      link,
      ...nothing,
      attributes: { household_size: 1 + Math.floor(draw(2) ** 2 * 14) },
      members: [],
    };
  const attributes: Record<string, string> = { name: `Person ${newId()}` };
  if (draw(3) > 0.01)
    attributes['birth_date'] = new Date(Date.UTC(2026, 0, 1) - draw(4) ** 1.5 * 3e12).toISOString().slice(0, 10);
  if (draw(5) > 0.01) attributes['sex'] = draw(6) < 0.002 ? 'other' : draw(6) < 0.5 ? 'female' : 'male';
  attributes['language'] = LANGUAGES[Math.floor(draw(7) ** 3 * LANGUAGES.length)]!;
  return { kind: 'individual', link, ...nothing, attributes };
}

/** 32 well-mixed bits of an index and a salt (the finalizer of MurmurHash3). */
function mixed(index: number, salt: number): number {
  let hash = Math.imul(index, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
