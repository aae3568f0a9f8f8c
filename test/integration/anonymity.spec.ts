import {
  callerOf,
  countClasses,
  declaredLooks,
  displayedLooks,
  fill,
  rowsInSmallClasses,
} from '../../bench/anonymity/displayed-looks.js';
import { startTestApp, type TestApp } from '../support/app.js';

const PEOPLE = 4_000;

describe('a skewed population', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp();
  });
  afterAll(() => amparo.close());

  it('shows nobody together with fewer than nine others, and most people something', async () => {
    const { token } = await amparo.api('registry_admin');
    const call = callerOf(amparo.url, token!);
    await fill(amparo.app, call, PEOPLE);
    await countClasses(call);
    const shown = await displayedLooks(call);
    expect([...shown.values()].reduce((sum, size) => sum + size, 0)).toBe(PEOPLE);
    expect(rowsInSmallClasses(shown, 10)).toBe(0);
    const [ofPeople, ofGroups] = ['individual []', 'group []'].map((look) => shown.get(look) ?? 0);
    expect(ofPeople! + ofGroups!).toBeLessThan(20);
    expect([...shown.keys()].filter((look) => look.includes('-D')).length).toBeGreaterThan(10); // some show their district
    expect(rowsInSmallClasses(await declaredLooks(amparo.app, PEOPLE), 10)).toBeGreaterThan(1_000); // it was no easy one
  });
});
