import { household, householdsFor } from '../population/index.js';
import { Changes } from './changes.js';
import { Register } from './register.js';

const SEED = 7;
const PEOPLE = 1_200;
const FIRST = householdsFor(PEOPLE);

describe('what has happened to the population', () => {
  it('finds household and person by arithmetic as by counting, whatever has left', () => {
    const register = new Register(SEED, PEOPLE, []);
    const changes = new Changes(SEED, FIRST);
    for (let round = 0; round < 5; round += 1) {
      const order = { edit: 20, remove: 15, add: 10 };
      register.change(order, new Date(1_000 + round));
      changes.apply(order, new Date(1_000 + round));
      const there = Array.from({ length: changes.made }, (_, h) => h).filter((h) => !changes.isRemoved(h));
      expect(changes.households).toBe(there.length);
      expect(there.map((_, k) => changes.nth(k))).toEqual(there);
      const people = [...register.listIndividuals(0)];
      expect([register.groups, register.individuals]).toEqual([there.length, people.length]);
      for (const from of [1, 97, people.length - 1, people.length])
        expect([...register.listIndividuals(from)]).toEqual(people.slice(from));
    }
    expect(changes.made).toBe(FIRST + 50);
  });

  it('tells who was made or changed since an instant', () => {
    const register = new Register(SEED, PEOPLE, []);
    const [early, late] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-02-01T00:00:00Z')];
    register.change({ edit: 6, remove: 0, add: 1 }, early);
    register.change({ edit: 2, remove: 0, add: 3 }, late);
    expect(register.page('group', 0, 100, late.getTime()).total).toBe(5);
    expect(register.page('group', 0, 100, late.getTime() + 1).total).toBe(0);
    expect(register.page('group', 0, 3, early.getTime()).rows).toHaveLength(3);
    expect([...register.arrived('group', early.getTime())]).toHaveLength(3);
  });

  it('gives the changed page by page as it gives them at once, also when more has changed meanwhile', () => {
    const register = new Register(SEED, PEOPLE, []);
    for (const at of [1_000, 2_000]) {
      register.change({ edit: 30, remove: 5, add: 2 }, new Date(at));
      for (const kind of ['group', 'individual'] as const) {
        const { rows, total } = register.page(kind, 0, 1_000, 1_000);
        expect(rows).toHaveLength(total);
        const paged = Array.from({ length: Math.ceil(total / 7) + 1 }, (_, n) => register.page(kind, 7 * n, 7, 1_000));
        expect(paged.flatMap((page) => page.rows)).toEqual(rows);
        expect(paged.at(-1)).toEqual({ rows: [], total });
      }
    }
  });

  it('changes income and phone of the edited, and takes the youngest of every fourth', () => {
    const changes = new Changes(SEED, FIRST);
    changes.apply({ edit: FIRST, remove: 0, add: 0 }, new Date());
    for (let h = 0; h < FIRST; h += 1) {
      const [made, now] = [household(SEED, h), changes.home(h)];
      expect(now.income).not.toBe(made.income);
      expect(now.members[0]!.phone).not.toEqual(made.members[0]!.phone);
      const left = h % 4 === 0 && made.members.length > 1 ? 1 : 0;
      expect([now.members.length, now.left.length]).toEqual([made.members.length - left, left]);
    }
  });
});
