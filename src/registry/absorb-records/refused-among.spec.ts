import { DatabaseFault } from '#platform/database/database-error.js';
import { refusedAmong } from './refused-among.js';

const refusing =
  (...bad: number[]) =>
  async (places: readonly number[]): Promise<void> => {
    if (places.some((place) => bad.includes(place))) throw new DatabaseFault('23514', 'a_rule', 'a_table');
  };
const all = Array.from({ length: 500 }, (_, place) => place);

describe('what the database refuses', () => {
  it('is found among the rest, wherever it stands and however much it is', async () => {
    for (const bad of [[0], [499], [250], [3, 4, 499], all.slice(0, 10), []])
      expect(await refusedAmong(all, refusing(...bad))).toEqual(bad);
    expect(await refusedAmong([], refusing(1))).toEqual([]);
  });

  it('costs few attempts', async () => {
    let attempts = 0;
    await refusedAmong(all, async (places) => {
      attempts++;
      await refusing(321)(places);
    });
    expect(attempts).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(all.length)) + 1);
  });

  it('is not looked for when the database is away', async () => {
    const away = new DatabaseFault('57P01', undefined, undefined);
    await expect(refusedAmong(all, () => Promise.reject(away))).rejects.toBe(away);
  });
});
