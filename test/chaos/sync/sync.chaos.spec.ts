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
      expect(lines).toContain('holds  kills in one pull: 1');
    } finally {
      await databases.drop();
    }
  }, 180_000);
});
