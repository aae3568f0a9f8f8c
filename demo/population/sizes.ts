/**
 * Household sizes repeat by index, so that "which household holds the i-th person" is arithmetic
 * and a population of any size needs no memory. Mean 4.
 */
const PATTERN = [4, 3, 5, 2, 6, 4, 1, 7, 3, 5, 4, 2, 8, 4, 3, 5, 4, 6, 1, 3] as const;

/** starts[k]: people in the first k households of a turn of the pattern. */
const STARTS = PATTERN.map((_, at) => PATTERN.slice(0, at).reduce<number>((sum, size) => sum + size, 0));

/** Households and people in one turn of the pattern. */
export const HOUSEHOLDS_PER_TURN = PATTERN.length;
const PEOPLE_PER_TURN = PATTERN.reduce<number>((sum, size) => sum + size, 0);

/** The household at turn position -> household and member of one person, counted from 0 inside a turn. */
const PLACES = PATTERN.flatMap((size, at) => Array.from({ length: size }, (_, member) => ({ at, member })));

export function householdSize(household: number): number {
  return PATTERN[household % HOUSEHOLDS_PER_TURN] as number;
}

/** The number (from 0) of the first member of a household; also: how many people live in the households before it. */
export function firstPersonOf(household: number): number {
  const turn = Math.floor(household / HOUSEHOLDS_PER_TURN);
  return turn * PEOPLE_PER_TURN + (STARTS[household % HOUSEHOLDS_PER_TURN] as number);
}

/** Household and member (both from 0; member 0 is the head) of the i-th person. */
export function locatePerson(person: number): { household: number; member: number } {
  const place = PLACES[person % PEOPLE_PER_TURN] as { at: number; member: number };
  const turn = Math.floor(person / PEOPLE_PER_TURN);
  return { household: turn * HOUSEHOLDS_PER_TURN + place.at, member: place.member };
}

/** The least number of households that hold at least so many people. */
export function householdsFor(people: number): number {
  return people <= 0 ? 0 : locatePerson(people - 1).household + 1;
}
