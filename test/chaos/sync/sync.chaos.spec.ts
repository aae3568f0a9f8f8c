import { testDatabases } from '../../support/database.js';
import { sync } from './sync.chaos.js';

describe('a pull of a service that is killed', () => {
  it('ends as one that is left alone, in a short form', async () => {
    const databases = await testDatabases();
    try {
      const { wrong, lines } = await sync.run({
        ...sync.size,
        registrants: 3_000,
        kills: 2,
        seed: 4,
        databases,
        tell: () => {},
      });
      expect(wrong).toEqual([]);
      // a kill that comes after the end of the pull counts as none
      expect(lines).toContainEqual(expect.stringMatching(/^holds  kills in one pull: [12]$/));
    } finally {
      await databases.drop();
    }
  }, 180_000);
});
