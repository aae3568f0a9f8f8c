import type { FieldFault } from '#platform/errors/domain-error.js';
import type { AttributeDefinition, DataType, Dimension, Generalizer } from './attribute-definition.entity.js';

/** More codes than these point at few people each: too fine to stand in clear. */
export const MOST_OPEN_CODES = 1000;
/** Ages in narrower bands are as good as birth years. */
const NARROWEST_AGE_BAND = 5;
/** A band of one unit is the value itself. */
const NARROWEST_BAND = 2;

const FITS: Readonly<Record<Exclude<Generalizer, 'hidden'>, readonly DataType[]>> = {
  as_is: ['code', 'boolean'],
  year: ['date'],
  age_band: ['date'],
  band: ['integer', 'decimal'],
  parent_code: ['code'],
};

const TYPE_OF: Readonly<Record<Dimension, DataType>> = { sex: 'code', birth_date: 'date', area: 'code' };

type Declaration = Pick<AttributeDefinition, 'dataType' | 'storage' | 'generalizer' | 'bandWidth' | 'dimension'>;

/** The code list an attribute is of, with how many values it has. */
export interface ListOfCodes {
  readonly id: string;
  readonly code: string;
  readonly count: number;
}

/**
 * Which rules a declaration breaks. Open values stand in clear beside a random id, so they must be coarse codes that are known
 * in advance: without a list anything could be written into them, a name too, and with a long one few people share a code.
 */
export function declarationFaults(declared: Declaration, list: ListOfCodes | null): FieldFault[] {
  const faults: FieldFault[] = [];
  const refuse = (field: string, message: string) => faults.push({ pointer: `#/${field}`, message });
  if (list && declared.dataType !== 'code') refuse('codeList', 'a code list is for the data type code only');
  if (declared.storage === 'open') {
    if (declared.dataType !== 'code') refuse('storage', 'open is allowed for the data type code only');
    else if (!list) refuse('storage', 'open needs a code list: without one anything could stand in clear');
    else if (list.count > MOST_OPEN_CODES)
      refuse('storage', `open is allowed for a code list of at most ${MOST_OPEN_CODES} values`);
  }
  const { dimension, dataType } = declared;
  if (dimension && dataType !== TYPE_OF[dimension])
    refuse('dimension', `${dimension} is for the data type ${TYPE_OF[dimension]}`);
  else if (dimension === 'area' && (declared.storage !== 'open' || !list))
    refuse('dimension', 'area is for an attribute of a code list that is stored open: rows are chosen by it');
  faults.push(...showingFaults(declared, list));
  return faults;
}

function showingFaults({ dataType, generalizer, bandWidth }: Declaration, list: ListOfCodes | null): FieldFault[] {
  const faults: FieldFault[] = [];
  const refuse = (field: string, message: string) => faults.push({ pointer: `#/${field}`, message });
  if (generalizer !== 'hidden' && !FITS[generalizer].includes(dataType))
    refuse('generalizer', `${generalizer} is for the data types ${FITS[generalizer].join(' and ')}`);
  else if (generalizer === 'parent_code' && !list) refuse('generalizer', 'parent_code needs a code list');
  if (generalizer === 'band' && (bandWidth === null || bandWidth < NARROWEST_BAND))
    refuse('bandWidth', `band needs a width of at least ${NARROWEST_BAND}`);
  if (generalizer === 'age_band' && bandWidth !== null && bandWidth < NARROWEST_AGE_BAND)
    refuse('bandWidth', `age_band needs a width of at least ${NARROWEST_AGE_BAND} years, or none`);
  if (generalizer !== 'band' && generalizer !== 'age_band' && bandWidth !== null)
    refuse('bandWidth', 'a width is for band and age_band only');
  return faults;
}
