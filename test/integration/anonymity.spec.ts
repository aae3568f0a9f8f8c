import {
  callerOf,
  countClasses,
  declaredLooks,
  displayedLooks,
  fill,
  rowsInSmallClasses,
} from '../../bench/anonymity/displayed-looks.js';
import { attackStatistics } from '../../bench/anonymity/attack-statistics.js';
import { publishDays } from '../../bench/anonymity/published-days.js';
import { startTestApp, type TestApp } from '../support/app.js';

const PEOPLE = 4_000;

describe('a skewed population', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_STATISTICS_PER_DAY: '1000000' });
  });
  afterAll(() => amparo.close());

  it('shows nobody together with fewer than nine others, and most people something', async () => {
    const { token } = await amparo.api('registry_admin');
    const call = callerOf(amparo.url, token!);
    await fill(amparo.app, call, PEOPLE);
    await countClasses(call);
    const { looks: shown } = await displayedLooks(call);
    expect([...shown.values()].reduce((sum, size) => sum + size, 0)).toBe(PEOPLE);
    expect(rowsInSmallClasses(shown, 10)).toBe(0);
    const [ofPeople, ofGroups] = ['individual []', 'group []'].map((look) => shown.get(look) ?? 0);
    expect(ofPeople! + ofGroups!).toBeLessThan(20);
    expect([...shown.keys()].filter((look) => look.includes('-D')).length).toBeGreaterThan(10); // some show their district
    expect(rowsInSmallClasses(await declaredLooks(amparo.app, PEOPLE), 10)).toBeGreaterThan(1_000); // it was no easy one
  });

  it('is published day after day, and nothing suppressed is told by all that can be asked for', async () => {
    const { token } = await amparo.api('registry_admin');
    const call = callerOf(amparo.url, token!);
    const attacks = await attackStatistics(call, await publishDays(amparo.app, call, 3));
    expect(attacks.map(({ recovered }) => recovered)).toEqual([[], [], []]);
    for (const { suppressed } of attacks) expect(suppressed).toBeGreaterThan(300); // it was no easy one
  }, 120_000);
});
