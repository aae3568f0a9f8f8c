import { type TestDatabases, testDatabases } from '../../support/database.js';
import { replicasOf, SHORT } from './replicas.chaos.js';

describe('two replicas on one PostgreSQL', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it('are one service, and are replaced under load without a failed request', async () => {
    const short = replicasOf(SHORT);
    const size = { ...short.size, registrants: 800, perSecond: 10, times: 1 };
    const { wrong, lines } = await short.run({ ...size, seed: 20240902, databases, tell: () => {} });
    expect(wrong).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^rolling: 2 restarts /));
    expect(lines).toContainEqual(expect.stringMatching(/^acknowledged: [1-9]\d* users, [1-9]\d* people; 0 of them/));
  }, 480_000);
});
