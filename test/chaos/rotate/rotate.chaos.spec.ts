import { type TestDatabases, testDatabases } from '../../support/database.js';
import { rotate } from './rotate.chaos.js';

describe('kill -9 of the process that rotates the keys, while another replica serves', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it('fails no request, leaves nobody unreadable and nothing under an old key', async () => {
    const size = { registrants: 300, kills: 1, perSecond: 30, times: 1 };
    const { lines, wrong } = await rotate.run({ ...size, seed: 20240830, databases, tell: () => {} });
    expect(wrong).toEqual([]);
    for (const key of ['registrant', 'index'])
      expect(lines).toContainEqual(expect.stringMatching(`^${key} key: rotations [1-9]\\d*, kills 1 `));
  }, 180_000);
});
