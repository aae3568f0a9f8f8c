import { runCells, type Wrong } from './run-cells.js';
import { allCells } from './table.js';
import { World } from './world.js';

const CELLS = allCells();

describe('the access matrix', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.make();
  }, 120_000);
  afterAll(() => world?.close());

  it(`holds in each of its ${CELLS.length} cells`, async () => {
    expect(CELLS.length).toBeGreaterThan(1_500);
    const wrong: Wrong[] = await runCells(world, CELLS);
    expect(wrong).toEqual([]);
  }, 600_000);
});
