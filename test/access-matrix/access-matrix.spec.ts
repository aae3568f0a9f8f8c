import { FAULTS } from './faults.js';
import { runCells } from './run-cells.js';
import { allCells } from './table.js';
import { type Removal, WITHOUT_GUARD, WITHOUT_ROW_SECURITY, WITHOUT_SCOPE } from './walls.js';
import { World } from './world.js';
import { FINGERPRINT } from './world.sql.js';

const CELLS = allCells();
const BY_NAME = new Map(CELLS.map((cell) => [cell.name, cell]));
/** What callers who do not reach the south may meet of it. */
const ABOUT_PROGRAMS = CELLS.filter(
  ({ route, reachesSouth }) => !reachesSouth && (route.reach === 'program' || route.reach === 'listed'),
);

const WALLS: readonly (readonly [string, Removal])[] = [
  ['the permission guard', WITHOUT_GUARD],
  ['row security', WITHOUT_ROW_SECURITY],
  ['the scope of the services', WITHOUT_SCOPE],
];

describe('the access matrix', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.make();
  }, 120_000);
  afterAll(() => world?.close());

  const south = async (): Promise<string> =>
    (await world.database.query<{ fingerprint: string }>(FINGERPRINT, [world.programs.south.id])).rows[0]!.fingerprint;

  /** Runs `work` with something taken away or planted, and puts it right again. */
  async function under<T>(removal: Removal, work: () => Promise<T>): Promise<T> {
    const repair = await removal(world);
    try {
      return await work();
    } finally {
      await repair();
      await world.reset();
    }
  }

  it(`holds in each of its ${CELLS.length} cells`, async () => {
    expect(CELLS.length).toBeGreaterThan(1_500);
    const before = await south();
    expect(await runCells(world, CELLS)).toEqual([]);
    expect(world.cursors.size).toBeGreaterThanOrEqual(8); // of real pages, not only texts that are none
    expect(await south()).toBe(before);
  }, 600_000);

  it.each(WALLS)(
    'lets nothing of another program out or in without %s: each wall holds alone',
    async (_, removal) => {
      const before = await south();
      const wrong = await under(removal, () => runCells(world, ABOUT_PROGRAMS));
      expect(wrong.filter(({ foreign, relation, met }) => foreign || (relation === 'foreign' && met < 400))).toEqual(
        [],
      );
      expect(await south()).toBe(before);
    },
    300_000,
  );

  it('knows every cell that a fault must turn red, and plants thirty', () => {
    expect(FAULTS.flatMap(({ red }) => red).filter((name) => !BY_NAME.has(name))).toEqual([]);
    expect(FAULTS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(FAULTS)('catches a planted fault: $name', async ({ plant, red }) => {
    const wrong = await under(plant, () =>
      runCells(
        world,
        red.map((name) => BY_NAME.get(name)!),
      ),
    );
    expect(wrong.map(({ cell }) => cell).toSorted()).toEqual([...red].toSorted());
  });
});
