import { type TestDatabases, testDatabases } from '../../support/database.js';
import { FAULT_CASES } from '../../support/hostile/fault-cases.js';
import { hostileOf } from './hostile.chaos.js';

describe('a source that fails at any page', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it('leaves what an undisturbed pull leaves, in a short form', async () => {
    const some = hostileOf(FAULT_CASES.filter(({ kind }) => kind === 'reset-mid-page' || kind === 'error-403'));
    const { lines, wrong } = await some.run({ ...some.size, times: 1, seed: 7, databases, tell: () => {} });
    expect(wrong).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^dci +error-403 +1 +1 +[01] +1 /));
    expect(lines).toContainEqual(expect.stringMatching(/^openg2p +deletes +1 +0 +0 +1 /));
  }, 120_000);
});
