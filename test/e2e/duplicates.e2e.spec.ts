import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk, unique } from '../support/deduplication.js';

const JUSTIFICATION = 'They were asked at the office, and showed their papers';

describe('duplicates in a program', () => {
  let amparo: TestApp;
  let desk: DuplicatesDesk;

  beforeAll(async () => {
    amparo = await startTestApp();
    desk = await DuplicatesDesk.open(amparo);
  });
  afterAll(() => amparo.close());

  it('keep one primary, and the others are duplicated, by whom and why (behaviour 30)', async () => {
    const program = await desk.program('PRIMARY');
    const ids = await desk.sameId(program, ['paused', 'enrolled', 'draft']);
    await desk.run(program);
    const { path, etag, body } = await desk.theCluster(program);
    expect(body.members.map((one: { heldFrom: string }) => one.heldFrom).toSorted()).toEqual([
      'draft',
      'enrolled',
      'paused',
    ]);
    const primaryId = desk.people.handle(ids[0]!);
    expect((await desk.resolve(path, '"77"', { outcome: 'duplicate', primaryId })).status).toBe(412);
    const stranger = desk.people.handle(await desk.register({}));
    expect((await desk.resolve(path, etag, { outcome: 'duplicate', primaryId: stranger })).status).toBe(422);
    const resolved = await desk.resolve(path, etag, { outcome: 'duplicate', primaryId });
    expect([resolved.status, resolved.body.state, resolved.body.outcome]).toEqual([200, 'resolved', 'duplicate']);
    const states = await desk.states(program);
    expect(ids.map((id) => states[id])).toEqual(['paused', 'duplicated', 'duplicated']);
    expect(resolved.body.history).toEqual([
      expect.objectContaining({ fromState: 'open', toState: 'resolved', reason: 'duplicate' }),
    ]);
    expect(await desk.told('duplicate:resolve', ids[1]!)).toBe(1);
    expect((await desk.resolve(path, resolved.headers.get('etag')!, { outcome: 'not_duplicate' })).status).toBe(409);
    const facts = await desk.people.rows<{ kind: string; n: number }>(
      'select kind, sum(cardinality(registrant_ids))::int as n from platform.fact where program_id = $1 group by 1 order by 1',
      [program],
    );
    expect(facts).toEqual([
      { kind: 'duplicate.resolved', n: 3 },
      { kind: 'enrolment.duplicated', n: 3 },
      { kind: 'enrolment.paused', n: 1 },
    ]);
    // the next run finds nothing new
    expect((await desk.run(program)).counts).toMatchObject({ people: 0, opened: 0, held: 0, restored: 0 });
  });

  it('that are none are remembered until a new key matches (behaviour 30)', async () => {
    const program = await desk.program('DISTINCT');
    const ids = await desk.sameId(program);
    await desk.run(program);
    const { path, etag } = await desk.theCluster(program);
    expect((await desk.resolve(path, etag, { outcome: 'not_duplicate' })).status).toBe(200);
    const states = await desk.states(program);
    expect(ids.map((id) => states[id])).toEqual(['enrolled', 'enrolled']);
    expect((await desk.run(program)).counts).toMatchObject({ people: 0, opened: 0 });
    const value = unique('V');
    for (const id of ids) {
      const added = await desk.admin.post(`/v1/registrants/${desk.people.handle(id)}/identifiers`, {
        idType: 'voter_card',
        value,
      });
      expect(added.status).toBe(201);
    }
    expect((await desk.run(program)).counts).toMatchObject({ people: 2, opened: 1 });
    const again = await desk.theCluster(program);
    expect(again.body.matches.map((one: { code: string; dismissed: boolean }) => [one.code, one.dismissed])).toEqual([
      ['national_id', true],
      ['voter_card', false],
    ]);
  });

  it('stand under block unless a named permission lets one go on, are told with warn and left alone with off (behaviour 31)', async () => {
    const program = await desk.program('POLICIES', { policy: 'warn' });
    const ids = await desk.sameId(program);
    expect((await desk.run(program)).counts).toMatchObject({ people: 2, opened: 1 });
    let states = await desk.states(program);
    expect(ids.map((id) => states[id])).toEqual(['enrolled', 'enrolled']);
    const policy = (wanted: string, etag: string) =>
      desk.manager.patch(`/v1/programs/${program}/deduplication`, { policy: wanted }, etag);
    expect((await policy('block', '"0"')).status).toBe(412);
    expect((await policy('block', '"1"')).status).toBe(200);
    expect((await desk.run(program)).counts).toMatchObject({ opened: 0, held: 2 });
    const { path, etag } = await desk.theCluster(program);
    const body = { registrantId: desk.people.handle(ids[0]!), justification: JUSTIFICATION };
    expect((await desk.caseWorker.post(`${path}/override`, body, { 'if-match': etag })).status).toBe(403);
    const overridden = await desk.manager.post(`${path}/override`, body, { 'if-match': etag });
    expect(overridden.status).toBe(200);
    states = await desk.states(program);
    expect(ids.map((id) => states[id])).toEqual(['enrolled', 'duplicated']);
    expect((await desk.run(program)).counts).toMatchObject({ held: 0 });
    expect(await desk.told('duplicate:override', ids[0]!)).toBe(1);
    expect((await policy('off', '"2"')).status).toBe(200);
    const refused = await desk.manager.post(`/v1/programs/${program}/deduplication-runs`);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:programs:deduplication-off']);
  });

  it('leave whoever was found to be the first entry where they are when another entry comes', async () => {
    const program = await desk.program('ANOTHER');
    const value = unique('N');
    const [first, second] = [await desk.holding('national_id', value), await desk.holding('national_id', value)];
    await desk.enrol(program, [first, second]);
    await desk.run(program);
    const { path, etag } = await desk.theCluster(program);
    await desk.resolve(path, etag, { outcome: 'duplicate', primaryId: desk.people.handle(first) });
    const third = await desk.holding('national_id', value);
    await desk.enrol(program, [third]);
    expect((await desk.run(program)).counts).toMatchObject({ people: 2, opened: 1, held: 1 });
    expect(await desk.clusters(program)).toEqual([[first, third].toSorted()]);
    const states = await desk.states(program);
    expect([first, second, third].map((id) => states[id])).toEqual(['enrolled', 'duplicated', 'duplicated']);
    // the third is kept: who stood for the first stands for it
    const next = await desk.theCluster(program);
    await desk.resolve(next.path, next.etag, { outcome: 'duplicate', primaryId: desk.people.handle(third) });
    const after = await desk.states(program);
    expect([first, second, third].map((id) => after[id])).toEqual(['duplicated', 'duplicated', 'enrolled']);
    expect((await desk.run(program)).counts).toMatchObject({ people: 0 });
  });

  it('are marked on enrolments while nobody has decided, and these are listed by it', async () => {
    const program = await desk.program('MARKED', { policy: 'warn' });
    const ids = await desk.sameId(program);
    await desk.enrol(program, [await desk.register({})]);
    const marks = async (query = ''): Promise<string[]> => {
      const { status, body } = await desk.manager.get(`/v1/programs/${program}/enrolments?limit=200${query}`);
      expect(status).toBe(200);
      return body.data.map((one: { duplicateCluster: string }) => one.duplicateCluster);
    };
    expect(await marks()).toEqual(['none', 'none', 'none']);
    await desk.run(program);
    expect((await marks()).toSorted()).toEqual(['none', 'open', 'open']);
    expect(await marks('&duplicateCluster=open')).toEqual(['open', 'open']);
    expect(await marks('&duplicateCluster=none')).toEqual(['none']);
    const first = await desk.manager.get(`/v1/programs/${program}/enrolments?duplicateCluster=open&limit=1`);
    const rest = `?duplicateCluster=open&limit=1&cursor=${first.body.nextCursor as string}`;
    expect((await desk.manager.get(`/v1/programs/${program}/enrolments${rest}`)).body.data).toHaveLength(1);
    expect((await desk.manager.get(`/v1/programs/${program}/enrolments?duplicateCluster=maybe`)).status).toBe(400);
    const { path, etag } = await desk.theCluster(program);
    await desk.resolve(path, etag, { outcome: 'duplicate', primaryId: desk.people.handle(ids[0]!) });
    expect(await marks('&duplicateCluster=open')).toEqual([]);
  });

  it('are opened again by somebody else than who resolved them, and count as before', async () => {
    const program = await desk.program('REOPENED');
    await desk.sameId(program);
    await desk.run(program);
    const { path, etag } = await desk.theCluster(program);
    const resolved = await desk.resolve(path, etag, { outcome: 'not_duplicate' });
    const body = { justification: JUSTIFICATION };
    const headers = { 'if-match': resolved.headers.get('etag')! };
    expect((await desk.caseWorker.post(`${path}/reopen`, body, headers)).status).toBe(403);
    const reopened = await desk.manager.post(`${path}/reopen`, body, headers);
    expect([reopened.status, reopened.body.state]).toEqual([200, 'open']);
    expect((await desk.run(program)).counts).toMatchObject({ people: 2, opened: 0, held: 2 });
  });

  it('are reviewed field by field, and nothing of a value is told', async () => {
    for (const [key, dataType] of [
      ['given_name', 'text'],
      ['birth_date', 'date'],
      ['income', 'integer'],
      ['disabled', 'boolean'],
    ])
      await desk.admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'individual' });
    const program = await desk.program('REVIEW');
    const identifiers = [{ idType: 'national_id', value: unique('N') }];
    const told = { given_name: 'Amina Juma', birth_date: '1980-05-04', income: 100, disabled: true };
    const [one, two] = [
      await desk.register({ identifiers, attributes: told }),
      await desk.register({
        identifiers,
        attributes: { given_name: 'Juma Aminah', birth_date: '1980-04-05', income: 300 },
      }),
    ];
    await desk.enrol(program, [one, two]);
    await desk.run(program);
    const { path } = await desk.theCluster(program);
    const at = `${path}/members/${desk.people.handle(two)}/comparison`;
    expect((await desk.manager.get(at)).status).toBe(403);
    const { status, body } = await desk.caseWorker.get(at);
    expect([status, body.others[0].registrantId]).toEqual([200, desk.people.handle(one)]);
    const fields = Object.fromEntries(
      (body.others[0].fields as { attribute: string; comparison: string }[]).map((field) => [
        field.attribute,
        field.comparison,
      ]),
    );
    expect(fields).toEqual({ given_name: 'similar', birth_date: 'similar', income: 'different', disabled: 'missing' });
    expect(JSON.stringify(body)).not.toMatch(/Amina|1980|300/);
    expect(await desk.told('duplicate:review', one)).toBe(1);
  });
});
