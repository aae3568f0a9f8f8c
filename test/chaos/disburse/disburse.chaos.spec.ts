import { type TestDatabases, testDatabases } from '../../support/database.js';
import { disburseOf, SHORT } from './disburse.chaos.js';

describe('kill -9 of those who pay, and of PostgreSQL, in the middle of a call to the channel', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it('pays everybody once, and shows a protocol that does not', async () => {
    const short = disburseOf(SHORT);
    const { wrong, lines } = await short.run({ ...short.size, registrants: 25, seed: 1, databases, tell: () => {} });
    expect(wrong).toEqual([]);
    expect(lines).toContainEqual(expect.stringContaining('{"workers":2,"postmasters":1}'));
    expect(lines).toContainEqual(expect.stringMatching(/^holds {2}caught by paidThereOnly: silence is a failure/));
  }, 300_000);
});
