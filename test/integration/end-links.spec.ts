import { RequestContext, THE_SERVICE } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { EndLinks } from '#registry';
import { startTestApp, type TestApp } from '../support/app.js';
import { Corridor } from '../support/corridor.js';
import { individual } from '../support/registrants.js';

describe('links that a full pull did not meet', () => {
  let amparo: TestApp;
  let corridor: Corridor;

  beforeAll(async () => {
    amparo = await startTestApp();
    corridor = new Corridor(amparo);
  });
  afterAll(() => amparo.close());

  const asService = <T>(work: (links: EndLinks) => Promise<T>): Promise<T> => {
    const uow = amparo.app.get(UnitOfWork, { strict: false });
    const links = amparo.app.get(EndLinks, { strict: false });
    return RequestContext.runAs(newId(), THE_SERVICE, () => uow.asWorker(() => uow.run(() => work(links))));
  };
  const person = (n: number, attributes = {}) => individual({ link: ['card', `P-${n}`], attributes });

  it('end part by part, each part once however often it is tried, and one that is met meanwhile stays', async () => {
    const source = newId();
    await corridor.tell(
      source,
      Array.from({ length: 7 }, (_, n) => person(n)),
    );
    const run = { id: newId(), beganAt: new Date(), full: true };
    const found = () => asService((links) => links.findMissing(source, run, true, 3));
    const end = (part: number) => asService((links) => links.endPart(source, run, part));
    expect(await found()).toEqual({ live: 7, missing: 7, parts: 3 });
    expect(await found()).toEqual({ live: 7, missing: 7, parts: 3 }); // tried again after it was broken off
    expect(await end(0)).toEqual({ gone: 3, ended: 0 });
    expect(await end(0)).toEqual({ gone: 0, ended: 0 });
    const again = [person(0, { told: 'anew' })];
    await RequestContext.runAs(newId(), THE_SERVICE, () => corridor.tell(source, again));
    for (const part of [1, 2]) await end(part);
    const links = await corridor.rows(
      'select gone_at is null as live, count(*)::int as n from registry.source_link where source_id = $1 group by 1 order by 1',
      [source],
    );
    expect(links).toEqual([
      { live: false, n: 6 },
      { live: true, n: 1 },
    ]);
    await asService((all) => all.forget(source, null));
    expect(await corridor.rows('select from registry.missing_link')).toEqual([]);
  });

  it('do not end where it would be more than may be', async () => {
    const source = newId();
    await corridor.tell(source, [person(100), person(101)]);
    const run = { id: newId(), beganAt: new Date(), full: true };
    expect(await asService((links) => links.findMissing(source, run, false))).toEqual({
      live: 2,
      missing: 2,
      parts: 0,
    });
  });
});
