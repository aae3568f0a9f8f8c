import { mix } from './random.js';

const RANGE = 900_000_000_000;
/** Coprime with RANGE, so person -> number is one to one; small enough for 100 million people without rounding. */
const STRIDE = 70_000_093;

/** 12 digits, unique by person number. */
export function nationalId(seed: number, person: number): string {
  return spread(person, mix(seed, 0x1d));
}

/** 13 digits, unique by person number. */
export function bankAccount(seed: number, person: number): string {
  return `4${spread(person, mix(seed, 0xba4c))}`;
}

/** Household 0 -> HH-0000001. */
export function householdId(household: number): string {
  return `HH-${String(household + 1).padStart(7, '0')}`;
}

/** Person 0 -> SR-000000001. */
export function socialRegistryNumber(person: number): string {
  return `SR-${String(person + 1).padStart(9, '0')}`;
}

function spread(person: number, offset: number): string {
  return String(100_000_000_000 + ((person * STRIDE + offset) % RANGE));
}
