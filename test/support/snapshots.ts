import fc from 'fast-check';
import type { IncomingMember, IncomingRecord } from '#registry';
import { card, individual } from './registrants.js';

/** What a source holds at one time: people by number, and the households they are in. */
export interface Snapshot {
  readonly people: readonly { readonly hasId: boolean; readonly age: number }[];
  /** Numbers of people, the head first; a household that is not there is empty. */
  readonly households: readonly (readonly number[])[];
  /** Households that are told twice. */
  readonly twice: readonly number[];
}

const PEOPLE = 5;
const HOUSEHOLDS = 3;

/**
 * Sequences of what a source holds: people come, go and come back as they were, move, are in two households, are given an ID and
 * lose it.
 */
export const snapshots = fc
  .tuple(pool(), fc.array(fc.nat(), { minLength: 2, maxLength: 5 }))
  .map(([held, order]) => order.map((at) => held[at % held.length]!));

function pool(): fc.Arbitrary<Snapshot[]> {
  const snapshot = fc.record({
    people: fc.array(fc.record({ hasId: fc.boolean(), age: fc.integer({ min: 1, max: 3 }) }), {
      minLength: PEOPLE,
      maxLength: PEOPLE,
    }),
    households: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: PEOPLE - 1 }), { maxLength: 4 }), {
      minLength: HOUSEHOLDS,
      maxLength: HOUSEHOLDS,
    }),
    twice: fc.uniqueArray(fc.integer({ min: 0, max: HOUSEHOLDS - 1 }), { maxLength: 1 }),
  });
  return fc.array(snapshot, { minLength: 1, maxLength: 3 });
}

/** Names of a person, alone and in a household without an ID. */
const nameOf = (person: number, household: number, hasId: boolean): string =>
  hasId ? `person ${person}` : `member ${person} of ${household}`;

/** The records of a snapshot in the order they are told: households, then everybody with an ID once more. */
export function recordsOf({ people, households, twice }: Snapshot, idType: string, prefix: string): IncomingRecord[] {
  const told = (person: number): IncomingMember => {
    const { hasId, age } = people[person]!;
    const id = `${prefix}-${person}`;
    return {
      ...individual({
        link: hasId ? [id] : null,
        attributes: { person, age },
        identifiers: hasId ? [card(idType, id)] : [],
        contacts: [{ kind: 'phone', value: `+${age}` }],
      }),
      isHead: false,
      memberKey: `name ${person}|`,
    };
  };
  const groups = [...households.keys(), ...twice].flatMap((household): IncomingRecord[] => {
    const members = households[household]!;
    if (members.length === 0) return [];
    return [
      {
        ...individual({ attributes: { household, size: members.length } }),
        kind: 'group',
        link: [`${prefix} household ${household}`],
        groupKind: 'household',
        members: members.map((person, index) => ({ ...told(person), isHead: index === 0 })),
      },
    ];
  });
  const alone = [...new Set(households.flat())]
    .filter((person) => people[person]!.hasId)
    .map((person): IncomingRecord => ({ ...told(person), kind: 'individual' }));
  return [...groups, ...alone];
}

/** What one name at the source has become. */
interface Known {
  readonly entity: number;
  readonly isGone: boolean;
  readonly attributes: Readonly<Record<string, number>>;
  /** Entities, the head first; of a group. */
  readonly members: readonly number[];
}

/** What should become of a source's snapshots, said in the plainest way. */
export class Oracle {
  readonly known = new Map<string, Known>();
  private entities = 0;

  tell({ people, households }: Snapshot): void {
    const met = new Set<string>();
    const meet = (name: string, attributes: Known['attributes'], members: readonly number[] = []): number => {
      met.add(name);
      const entity = this.known.get(name)?.entity ?? this.entities++;
      this.known.set(name, { entity, isGone: false, attributes, members });
      return entity;
    };
    const meetMember = (person: number, household: number): number => {
      const { hasId, age } = people[person]!;
      const [name, before] = [nameOf(person, household, hasId), nameOf(person, household, false)];
      if (hasId && !this.known.has(name) && this.known.has(before)) {
        this.known.set(name, this.known.get(before)!);
        this.known.delete(before);
      }
      return meet(name, { person, age });
    };
    households.forEach((members, household) => {
      if (members.length === 0) return;
      const entities = members.map((person) => meetMember(person, household));
      meet(`household ${household}`, { household, size: members.length }, entities);
    });
    for (const [name, one] of this.known)
      if (!met.has(name)) this.known.set(name, { ...one, isGone: true, members: [] });
  }
}
