import { firstPersonOf, household, householdsFor, locatePerson } from '../population/index.js';
import { fromHousehold, fromPerson, type Registrant } from './registrant.js';

/**
 * Everyone the registry knows, in the order of their ids: the sample people, then every member of every household.
 * Only the sample people are held; the rest is made when asked for, from any place, so memory is that of one page.
 */
export class Register {
  readonly groups: number;
  readonly individuals: number;

  constructor(
    private readonly seed: number,
    people: number,
    private readonly samplePeople: readonly Registrant[],
  ) {
    this.groups = householdsFor(people);
    this.individuals = samplePeople.length + firstPersonOf(this.groups);
  }

  *listGroups(from: number): Generator<Registrant> {
    for (let h = from; h < this.groups; h += 1) yield fromHousehold(household(this.seed, h));
  }

  *listIndividuals(from: number): Generator<Registrant> {
    for (let i = from; i < this.samplePeople.length; i += 1) yield this.samplePeople[i] as Registrant;
    const person = Math.max(0, from - this.samplePeople.length);
    const first = locatePerson(person);
    for (let h = first.household; h < this.groups; h += 1) {
      const home = household(this.seed, h);
      const members = h === first.household ? home.members.slice(first.member) : home.members;
      for (const member of members) yield fromPerson(member, home);
    }
  }

  /** Both kinds, individuals first: what an absent isGroup asks for. */
  *listAll(from: number): Generator<Registrant> {
    if (from < this.individuals) yield* this.listIndividuals(from);
    yield* this.listGroups(Math.max(0, from - this.individuals));
  }
}
