import {
  AREAS,
  firstPersonOf,
  household,
  householdsFor,
  householdSize,
  isEnteredTwice,
  locatePerson,
} from './index.js';
import { originOf } from './entered-twice.js';
import type { Person } from './person.js';

const SEED = 20240830;
const HOUSEHOLDS = 5000;
const all = Array.from({ length: HOUSEHOLDS }, (_, h) => household(SEED, h));
const people = all.flatMap((one) => one.members);
const adults = people.filter((person) => person.age >= 18);
const heads = people.filter((person) => person.head);
const share = (list: readonly Person[], test: (person: Person) => boolean): number =>
  list.filter(test).length / list.length;
// Case is not undone by changing it again: "Yılmaz" in capitals and "yilmaz" are one name here, as are "Weiß" and "WEISS".
const plain = (text: string): string => text.trim().toUpperCase().normalize('NFC');

describe('the population', () => {
  it('is a pure function of seed and index', () => {
    expect(household(SEED, 1234)).toEqual(all[1234]);
    expect(household(SEED, 7_000_000_123)).toEqual(household(SEED, 7_000_000_123));
    expect(household(SEED + 1, 1234)).not.toEqual(all[1234]);
  });

  it('finds the i-th person by arithmetic', () => {
    expect(firstPersonOf(HOUSEHOLDS)).toBe(people.length);
    for (let person = 0; person < 2000; person += 1) {
      const { household: h, member } = locatePerson(person);
      expect(firstPersonOf(h) + member).toBe(person);
      expect(member).toBeLessThan(householdSize(h));
    }
    const needed = householdsFor(10_001);
    expect(firstPersonOf(needed)).toBeGreaterThanOrEqual(10_001);
    expect(firstPersonOf(needed - 1)).toBeLessThan(10_001);
    expect(householdsFor(0)).toBe(0);
  });

  it('has households of one to eight, four on average', () => {
    const sizes = new Set(all.map((one) => one.members.length));
    expect([...sizes].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(people.length / HOUSEHOLDS).toBe(4);
  });

  it('gives adults IDs and most children none', () => {
    expect(share(adults, (person) => person.nationalId !== null)).toBeCloseTo(0.95, 2);
    expect(adults.every((person) => person.socialRegistryNumber !== null)).toBe(true);
    const children = people.filter((person) => person.age < 18);
    expect(share(children, (person) => person.nationalId !== null)).toBeCloseTo(0.08, 1);
    expect(children.every((person) => (person.socialRegistryNumber === null) === (person.nationalId === null))).toBe(
      true,
    );
    expect(new Set(adults.map((person) => person.socialRegistryNumber)).size).toBe(adults.length);
  });

  it('has its old people, its gaps and its untidy text', () => {
    expect(share(adults, (person) => person.age > 60)).toBeGreaterThan(0.12);
    expect(share(people, (person) => person.birthDate === null)).toBeCloseTo(0.01, 2);
    expect(share(people, (person) => person.gender === null)).toBeCloseTo(0.01, 2);
    expect(share(heads, (person) => person.bankAccount === null)).toBeCloseTo(0.03, 2);
    expect(share(adults, (person) => person.phone === null)).toBeGreaterThan(0.2);
    expect(share(people, (person) => person.givenName !== person.givenName.trim())).toBeGreaterThan(0.05);
    expect(share(people, (person) => /[^\u0020-\u007e]/.test(person.familyName))).toBeGreaterThan(0.2);
    expect(new Set(all.map((one) => one.area)).size).toBe(AREAS.length);
  });

  it('has skewed incomes from 0 to 20000', () => {
    const incomes = all.map((one) => one.income).toSorted((a, b) => a - b);
    const mean = incomes.reduce((sum, income) => sum + income, 0) / incomes.length;
    expect(incomes[0]).toBe(0);
    expect(incomes.at(-1)).toBeLessThanOrEqual(20_000);
    expect(incomes.every(Number.isInteger)).toBe(true);
    expect(mean).toBeGreaterThan(1.3 * (incomes[HOUSEHOLDS / 2] as number));
  });

  it('enters one household in a hundred twice, with the same people under new numbers', () => {
    const copies = all.filter((one) => isEnteredTwice(SEED, one.index));
    expect(copies.length).toBe(HOUSEHOLDS / 100);
    const origins = copies.map((one) => originOf(SEED, one.index));
    expect(new Set(origins).size).toBe(origins.length);
    for (const copy of copies) {
      const first = all[originOf(SEED, copy.index)];
      expect(first?.index).toBeLessThan(copy.index);
      expect(copy.householdId).not.toBe(first?.householdId);
      expect(copy.members.map((one) => one.nationalId)).toEqual(first?.members.map((one) => one.nationalId));
      expect(copy.members.map((one) => plain(one.familyName))).toEqual(
        first?.members.map((one) => plain(one.familyName)),
      );
    }
    const once = all.filter((one) => !isEnteredTwice(SEED, one.index)).flatMap((one) => one.members);
    for (const field of ['nationalId', 'bankAccount'] as const) {
      const values = once.map((person) => person[field]).filter((value) => value !== null);
      expect(new Set(values).size).toBe(values.length);
    }
  });
});
