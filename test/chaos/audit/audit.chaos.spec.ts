import { type TestDatabases, testDatabases } from '../../support/database.js';
import { audit } from './audit.chaos.js';

describe('kill -9 of the process that writes the audit trail', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it('leaves no gap, nothing acknowledged without its event, and a chain that holds', async () => {
    const size = { ...audit.size, kills: 3, seed: 20240831 };
    const { lines, wrong } = await audit.run({ ...size, databases, tell: () => {} });
    expect(wrong).toEqual([]);
    expect(lines[0]).toMatch(/^kills 3; acknowledged: [1-9]\d* changes, [1-9]\d* reads; cut off [1-9]/);
  }, 120_000);
});
