import { drawArea } from './areas.js';
import { originOf } from './entered-twice.js';
import { drawFamily, type Relative } from './family.js';
import { FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES } from './names.js';
import { bankAccount, householdId, nationalId, socialRegistryNumber } from './numbers.js';
import { REGISTRATION_DATE, type Household, type Person } from './person.js';
import { Random } from './random.js';
import { firstPersonOf, householdSize } from './sizes.js';
import { sanitizedPhone, spellName, spellPhone } from './spelling.js';

const ADULT = 18;
const DAY_MS = 86_400_000;
const EMPLOYMENT = ['employed_fulltime', 'employed_parttime', 'self_employed', 'self_employed', 'unemployed', 'others'];
const [YEAR, MONTH, DAY] = REGISTRATION_DATE.split('-').map(Number) as [number, number, number];

/** Facts come from the origin's stream; how they were typed comes from this entry's own. */
interface Streams {
  readonly facts: Random;
  readonly typing: Random;
}

/**
 * The h-th household of the population with this seed. Pure: nothing is kept between calls, so a register of any
 * number of people needs the memory of one page. A household entered twice has the people, national IDs and
 * accounts of its first entry, but a HOUSEHOLD ID, SR numbers and a typing of its own.
 */
export function household(seed: number, h: number): Household {
  const origin = originOf(seed, h);
  const streams: Streams = { facts: new Random(seed, origin, 1), typing: new Random(seed, h, 2) };
  const area = drawArea(streams.facts);
  const income = drawIncome(streams.facts);
  const address = `${streams.facts.between(1, 980)} ${streams.facts.pick(FAMILY_NAMES)} Road, ${area}`;
  const familyName = streams.facts.pick(FAMILY_NAMES);
  const family = drawFamily(streams.facts, householdSize(h));
  const members = family.map((relative, member) => {
    const numbers = { first: firstPersonOf(origin) + member, own: firstPersonOf(h) + member };
    return drawPerson(seed, streams, relative, familyName, member === 0, numbers);
  });
  return { index: h, householdId: householdId(h), area, income, address, members };
}

/** Lognormal: half below about 700 a month, a long tail, a few with nothing. */
function drawIncome(random: Random): number {
  const draw = Math.round(700 * Math.exp(0.9 * random.normal()));
  return random.chance(0.03) ? 0 : Math.min(20_000, draw);
}

function drawPerson(
  seed: number,
  { facts, typing }: Streams,
  { age, gender, marriedIn }: Relative,
  familyName: string,
  head: boolean,
  numbers: { first: number; own: number },
): Person {
  const given = gender === 'Male' ? MALE_NAMES : FEMALE_NAMES;
  const names = {
    given: facts.pick(given),
    second: facts.chance(0.3) ? facts.pick(given) : null,
    family: marriedIn && facts.chance(0.3) ? facts.pick(FAMILY_NAMES) : familyName,
  };
  const adult = age >= ADULT;
  const born = facts.between(0, 364);
  const hasNationalId = facts.chance(adult ? 0.95 : 0.08);
  const hasAccount = facts.chance(0.97);
  const hasPhone = facts.chance(head ? 0.85 : 0.45) && adult;
  const digits = String(5_000_000_000 + Math.floor(facts.next() * 4_999_999_999));
  const employment = facts.pick(EMPLOYMENT);
  return {
    givenName: spellName(typing, names.given),
    addlName: names.second === null ? null : spellName(typing, names.second),
    familyName: spellName(typing, names.family),
    gender: facts.chance(0.01) ? null : gender,
    birthDate: facts.chance(0.01) ? null : birthDate(age, born),
    age,
    head,
    nationalId: hasNationalId ? nationalId(seed, numbers.first) : null,
    // whoever showed an ID was registered with a number of their own: an entry without one could not be told from its twin
    socialRegistryNumber: adult || hasNationalId ? socialRegistryNumber(numbers.own) : null,
    phone: hasPhone ? { written: spellPhone(typing, digits), sanitized: sanitizedPhone(digits) } : null,
    bankAccount: head && hasAccount ? bankAccount(seed, numbers.first) : null,
    employment: adult ? employment : null,
  };
}

function birthDate(age: number, days: number): string {
  return new Date(Date.UTC(YEAR - age, MONTH - 1, DAY) - days * DAY_MS).toISOString().slice(0, 10);
}
