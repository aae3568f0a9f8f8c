import { type TestDatabases, testDatabases } from '../../support/database.js';
import { postgresOf, SHORT } from './postgres.chaos.js';

describe('PostgreSQL that is restarted, killed, frozen and out of disk, under load', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it('loses nothing that was acknowledged, has callers come again, and needs no restart of the service', async () => {
    const short = postgresOf(SHORT);
    const { wrong, lines } = await short.run({
      ...short.size,
      perSecond: 30,
      times: 1,
      seed: 20240901,
      databases,
      tell: () => {},
    });
    expect(wrong).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^acknowledged: [1-9]\d* users, [1-9]\d* people/));
    expect(lines).toContainEqual(expect.stringMatching(/^frozen: .* readiness: .*data-silent/));
  }, 480_000);
});
