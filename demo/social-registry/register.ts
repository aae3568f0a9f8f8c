import { householdsFor, locatePerson } from '../population/index.js';
import { type ChangeOrder, Changes } from './changes.js';
import { Disturbance } from './disturbance.js';
import { HouseholdList } from './household-list.js';
import { fromHousehold, fromPerson, type Registrant } from './registrant.js';

/** Instants of which it is known who has changed since. */
const MOST_LISTS = 4;

/** One page of a kind, and how many there are of it. */
export interface Found {
  readonly rows: readonly Registrant[];
  readonly total: number;
}

/**
 * Everyone the registry knows, in the order of their ids: the sample people, then every member of every household.
 * Only the sample people and what has changed are held; the rest is made when asked for, from any place, so memory is that
 * of one page.
 */
export class Register {
  /** What goes wrong with the answer that is being made. */
  readonly disturbance = new Disturbance();
  private readonly changes: Changes;
  /** Who was made or changed since an instant. */
  private readonly lists = new Map<number, HouseholdList>();

  constructor(
    seed: number,
    people: number,
    private readonly samplePeople: readonly Registrant[],
  ) {
    this.changes = new Changes(seed, householdsFor(people));
  }

  get groups(): number {
    return this.changes.households;
  }

  get individuals(): number {
    return this.samplePeople.length + this.changes.people;
  }

  change(order: ChangeOrder, at: Date): void {
    this.lists.clear();
    this.changes.apply(order, at);
  }

  *listGroups(from: number): Generator<Registrant> {
    for (let k = from; k < this.groups; k += 1) yield this.group(this.changes.nth(k));
  }

  *listIndividuals(from: number): Generator<Registrant> {
    for (let i = from; i < this.samplePeople.length; i += 1) yield this.samplePeople[i] as Registrant;
    const start = Math.max(0, from - this.samplePeople.length);
    if (start >= this.changes.people) return;
    const first = locatePerson(this.changes.nthPerson(start));
    for (let h = first.household; h < this.changes.made; h += 1)
      if (!this.changes.isRemoved(h)) yield* this.peopleOf(h).slice(h === first.household ? first.member : 0);
  }

  /** Those made after an instant that is later than the day of registration. */
  *arrived(kind: 'group' | 'individual', after: number): Generator<Registrant> {
    for (const h of this.changes.arrivedAfter(after))
      if (kind === 'group') yield this.group(h);
      else yield* this.peopleOf(h);
  }

  /** A page of those made or changed at or after an instant; all, without one. */
  page(kind: 'group' | 'individual', offset: number, limit: number, changedSince: number | null): Found {
    if (changedSince !== null) {
      const list = this.changed(changedSince);
      const rows = taken(kind === 'group' ? this.groupsOf(list, offset) : this.individualsOf(list, offset), limit);
      return { rows: this.disturbance.rows(rows), total: kind === 'group' ? list.households.length : list.people };
    }
    const from = this.disturbance.offset(offset, limit);
    const rows = taken(kind === 'group' ? this.listGroups(from) : this.listIndividuals(from), limit);
    return { rows: this.disturbance.rows(rows), total: kind === 'group' ? this.groups : this.individuals };
  }

  /** The registrant of a kind that carries an identifier. There is no index. */
  find(kind: 'group' | 'individual', type: string, value: string): Registrant[] {
    const all = kind === 'group' ? this.listGroups(0) : this.listIndividuals(0);
    for (const row of all) if (row.regIds.some((id) => id.idTypeAsStr === type && id.value === value)) return [row];
    return [];
  }

  /** Looked for once, and kept for the pages that follow: of the last few instants that were asked about. */
  private changed(since: number): HouseholdList {
    const known = this.lists.get(since);
    if (known) return known;
    const list = new HouseholdList(this.changes.changedSince(since));
    this.lists.set(since, list);
    if (this.lists.size > MOST_LISTS) this.lists.delete(this.lists.keys().next().value!);
    return list;
  }

  private *groupsOf({ households }: HouseholdList, from: number): Generator<Registrant> {
    for (let at = from; at < households.length; at += 1) yield this.group(households[at]!);
  }

  private *individualsOf(list: HouseholdList, from: number): Generator<Registrant> {
    if (from >= list.people) return;
    const first = list.locate(from);
    for (let { at } = first; at < list.households.length; at += 1)
      yield* this.peopleOf(list.households[at]!).slice(at === first.at ? first.member : 0);
  }

  private group(h: number): Registrant {
    return { ...fromHousehold(this.changes.home(h)), ...this.instants(h) };
  }

  /** Members, and those who left: they are registrants still. */
  private peopleOf(h: number): Registrant[] {
    const home = this.changes.home(h);
    const instants = this.instants(h);
    return [...home.members, ...home.left].map((person) => ({ ...fromPerson(person, home), ...instants }));
  }

  private instants(h: number): Partial<Registrant> {
    const [made, changed] = [this.changes.madeAt(h), this.changes.changedAt(h)];
    if (!changed) return {};
    const created = made ? { createDate: day(made), registrationDate: day(made), createdAt: made } : {};
    return { ...created, writeDate: day(changed), changedAt: changed };
  }
}

function taken<T>(rows: Iterable<T>, count: number): T[] {
  const list: T[] = [];
  if (count > 0) for (const row of rows) if (list.push(row) === count) break;
  return list;
}

const day = (instant: Date): string => instant.toISOString().slice(0, 10);
