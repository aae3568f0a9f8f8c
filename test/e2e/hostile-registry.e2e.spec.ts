import { FAULTS } from '../../demo/social-registry/spoil.js';
import { BOTH, type Dialect, FAULT_CASES, titleOf } from '../support/hostile/fault-cases.js';
import { HostileRegistry } from '../support/hostile/hostile-registry.js';

const MOST_MB_MORE = 150;

/** Every way a peer can fail, in every dialect that can fail so. `npm run chaos -- hostile` does it twenty times, anywhere. */
const EACH = FAULT_CASES.flatMap((fault) =>
  (fault.dialects ?? BOTH).map((dialect) => ({ fault, dialect, title: titleOf(fault) })),
);

describe('a social registry that does not behave', () => {
  let hostile: HostileRegistry;
  /** Of individuals, with a page before it and others behind it. */
  const secondPage = (dialect: Dialect): number => hostile.oracle[dialect].pagesBefore + 1;

  beforeAll(async () => {
    hostile = await HostileRegistry.start();
  }, 60_000);
  afterAll(() => hostile?.stop());
  afterEach(() => hostile.clear());

  it('tells both dialects of the same people', () => {
    const { openg2p, dci } = hostile.oracle;
    expect(dci.pages).toBe(secondPage('dci') + 3);
    expect(dci.people).toBe(openg2p.people);
    expect(new Set(FAULT_CASES.map(({ kind }) => kind)).add('deletes')).toEqual(new Set(FAULTS));
  });

  it.each(EACH)(
    '$dialect: $title: nobody is lost, nobody doubled',
    async ({ fault, dialect }) => {
      const { deceives } = fault;
      // what cannot be seen is met where it cannot: before the last page
      const page = deceives === 'hides' ? secondPage(dialect) + 1 : secondPage(dialect);
      const problem = deceives === 'hides' ? null : (fault.problem ?? null);
      const { first, after, isBeyond } = await hostile.meet(fault, dialect, page);
      expect([first.state, first.problem]).toEqual([problem ? 'failed' : 'succeeded', problem]);
      if (deceives !== 'alters') expect(isBeyond).toBe(false);
      if (!problem && !deceives) expect(after.first).toBe(hostile.oracle[dialect].digest);
      expect(after.next).toBe(hostile.oracle[dialect].digest);
    },
    30_000,
  );

  it('is left alone after five failures in a row, and asked again by itself', async () => {
    const before = await hostile.befallen('error-500');
    await hostile.order({ kind: 'error-500', times: 1_000, after: secondPage('dci') });
    const broken = await hostile.pull('dci', ({ problem }) => problem === 'sr-sync:source-circuit-open');
    expect([broken.state, await hostile.befallen('error-500')]).toEqual(['queued', before + 5]);
    await hostile.order({ kind: 'error-500', times: 0 });
    expect((await hostile.settled(broken.id)).state).toBe('succeeded');
    expect(await hostile.state()).toBe(hostile.oracle.dci.digest);
  }, 60_000);

  it('takes no more memory than one that does', () => {
    expect(hostile.mbMore).toBeLessThan(MOST_MB_MORE);
  });

  it.each(BOTH)(
    '%s: households that leave while they are read are at most still there',
    async (dialect) => {
      await hostile.order({ kind: 'deletes', times: 1, after: secondPage(dialect) });
      await hostile.pull(dialect);
      expect((await hostile.pull(dialect)).state).toBe('succeeded');
      const found = await hostile.people();
      await hostile.clear();
      await hostile.pull(dialect);
      const there = await hostile.people();
      expect(there.filter((one) => !found.includes(one))).toEqual([]);
      expect(found.length).toBeLessThanOrEqual(hostile.oracle[dialect].people);
    },
    30_000,
  );
});
