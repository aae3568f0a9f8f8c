import type { AttributeDefinition } from '../attribute-definition.entity.js';

/** What a definition says about showing. */
export type Showing = Pick<AttributeDefinition, 'generalizer' | 'bandWidth' | 'dataType' | 'codeListId'>;

/** The coarser code of a code, by list: `areas.get(codeListId)?.get(code)`. */
export type ParentCodes = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/** Ages are shown in these bands unless a width is declared; whoever is older than the last begins shares one band. */
const LIFE_STAGES = [0, 5, 18, 35, 60];
/** With a declared width, ages from here on share one band: the very old are few. */
const OLDEST = 80;

/**
 * A value as it may be shown, or null when only its presence may be told. `asOf` is the instant ages are of. A value that
 * does not fit its generalizer is hidden: a declaration that changed must not show more than either version would.
 */
export function generalize(
  showing: Showing,
  value: unknown,
  parents: ParentCodes,
  asOf: Date,
): string | number | boolean | null {
  switch (showing.generalizer) {
    case 'as_is':
      return scalar(value);
    case 'year':
      return isDate(showing, value) ? value.slice(0, 4) : null;
    case 'age_band':
      return isDate(showing, value) ? ageBand(ageInYears(value, asOf), showing.bandWidth) : null;
    case 'band':
      return typeof value === 'number' && showing.bandWidth ? band(value, showing.bandWidth) : null;
    case 'parent_code':
      return (typeof value === 'string' && parents.get(showing.codeListId ?? '')?.get(value)) || null;
    default:
      return null;
  }
}

const scalar = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

const isDate = ({ dataType }: Showing, value: unknown): value is string =>
  dataType === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Completed years between a date (YYYY-MM-DD) and an instant, in UTC. */
function ageInYears(birthDate: string, asOf: Date): number {
  const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number];
  const years = asOf.getUTCFullYear() - year;
  const before = asOf.getUTCMonth() + 1 < month || (asOf.getUTCMonth() + 1 === month && asOf.getUTCDate() < day);
  return before ? years - 1 : years;
}

function ageBand(age: number, width: number | null): string | null {
  if (age < 0) return null;
  if (width === null) {
    const from = LIFE_STAGES.findLast((begin) => begin <= age)!;
    const next = LIFE_STAGES[LIFE_STAGES.indexOf(from) + 1];
    return next === undefined ? `${from}+` : `${from}-${next - 1}`;
  }
  const oldest = Math.ceil(OLDEST / width) * width;
  const from = Math.floor(age / width) * width;
  if (from >= oldest) return `${oldest}+`;
  return width === 1 ? `${from}` : `${from}-${from + width - 1}`;
}

/** From (inclusive) to (exclusive), in the attribute's unit. */
function band(value: number, width: number): string {
  const from = Math.floor(value / width) * width;
  return `${from} to under ${from + width}`;
}
