import { CUBES, classesOf, type Dimension, identitiesOf, quantitiesOf } from './statistics.catalogue.js';

const classes = classesOf(['female', 'male'], ['N', 'S']);

describe('the catalogue of statistics', () => {
  it('pairs dimensions in a tree: no circle of tables could be joined into a finer one', () => {
    const root = new Map<Dimension, Dimension>();
    const rootOf = (of: Dimension): Dimension => (root.get(of) === undefined ? of : rootOf(root.get(of)!));
    const pairs = Object.values(CUBES).filter((dimensions) => dimensions.length === 2);
    expect(pairs.length).toBeGreaterThan(2);
    for (const [a, b] of pairs) {
      expect([a, b, rootOf(a)]).not.toEqual([a, b, rootOf(b)]);
      root.set(rootOf(a), rootOf(b));
    }
  });

  it('has at most two dimensions in a statistic', () =>
    expect(Math.max(...Object.values(CUBES).map(({ length }) => length))).toBe(2));

  it('knows every sum: each quantity but the whole is part of one, and all are quantities of it', () => {
    const quantities = quantitiesOf(classes);
    expect(new Set(quantities).size).toBe(quantities.length);
    const identities = identitiesOf(classes);
    const parts = new Set(identities.flatMap((identity) => identity.parts));
    expect(quantities.filter((key) => !parts.has(key))).toEqual(['all']);
    for (const key of [...parts, ...identities.map(({ whole }) => whole)]) expect(quantities).toContain(key);
  });
});
