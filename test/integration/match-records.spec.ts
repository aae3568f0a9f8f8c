import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { AbsorbRecords, type IncomingMember, type IncomingRecord, type SealedBatch } from '#registry';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { card, individual } from '../support/registrants.js';

type Row = Record<string, unknown>;

const CARD = newId();
const OTHER = newId();

describe('records of a source', () => {
  let amparo: TestApp;
  let absorb: AbsorbRecords;
  let uow: UnitOfWork;

  beforeAll(async () => {
    amparo = await startTestApp();
    absorb = amparo.app.get(AbsorbRecords, { strict: false });
    uow = amparo.app.get(UnitOfWork, { strict: false });
    for (const [id, code] of [
      [CARD, 'card'],
      [OTHER, 'other'],
    ])
      await rows(
        `insert into registry.id_type (id, code, name, class, pattern) values ('${id}', '${code}', 'Card', 'functional', '.+')`,
      );
  });
  afterAll(() => amparo.close());

  const rows = (sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    connected(amparo.urls.data, async (client) => (await client.query<Row>(sql, [...values])).rows);
  const tell = async (source: string, records: IncomingRecord[]): Promise<SealedBatch & { ended: number }> => {
    const batch = await absorb.seal(source, records);
    const written = await uow.asWorker(() => uow.run(() => absorb.write(batch)));
    return { ...batch, ...written };
  };
  const person = (link: string, ...cards: [string, string][]): IncomingRecord =>
    individual({ link: [link], identifiers: cards.map(([type, value]) => card(type, value)) });
  /** Whom a source's links lead to, in the order of the registrants. */
  const linked = async (source: string): Promise<string[]> =>
    (await rows('select registrant_id as id from registry.source_link where source_id = $1 order by 1', [source])).map(
      ({ id }) => id as string,
    );

  it('are those of another origin that hold their identifier, and are linked to them', async () => {
    const [one, two] = [newId(), newId()];
    await tell(one, [person('a', [CARD, 'A-1']), person('b', [CARD, 'A-2'])]);
    const { counts } = await tell(two, [person('x', [CARD, 'A-1']), person('y', [CARD, 'A-3'])]);
    expect(counts).toMatchObject({ joined: 1, created: 1 });
    const [known] = await linked(one);
    expect(await linked(two)).toContain(known);
    expect((await tell(two, [person('x', [CARD, 'A-1'])])).counts).toMatchObject({ unchanged: 1 });
  });

  it('stay entries of their own when the same source told of that identifier before', async () => {
    const [one, two] = [newId(), newId()];
    await tell(one, [person('a', [CARD, 'B-1'])]);
    const { counts } = await tell(two, [person('x', [CARD, 'B-1']), person('y', [CARD, 'B-1'])]);
    expect(counts).toMatchObject({ joined: 1, created: 1 });
    expect((await tell(two, [person('z', [CARD, 'B-1'])])).counts).toMatchObject({ created: 1 });
    expect(new Set(await linked(two)).size).toBe(3);
  });

  it('are set aside alone where two different registrants are meant, with both of them', async () => {
    const [one, two] = [newId(), newId()];
    await tell(one, [person('a', [CARD, 'C-1']), person('b', [OTHER, 'C-2'])]);
    const told = [person('w', [CARD, 'C-9']), person('x', [CARD, 'C-1'], [OTHER, 'C-2']), person('y', [OTHER, 'C-8'])];
    const { counts, setAside } = await tell(two, told);
    expect(counts).toMatchObject({ created: 2 });
    expect(setAside).toEqual([{ index: 1, reason: 'ambiguous', pointer: '#', candidates: await linked(one) }]);
    expect(await linked(two)).toHaveLength(2);
  });

  it('are who somebody said, once it was said', async () => {
    const [one, two] = [newId(), newId()];
    await tell(one, [person('a', [CARD, 'D-1']), person('b', [OTHER, 'D-2'])]);
    const [, second] = await linked(one);
    const doubt = [person('x', [CARD, 'D-1'], [OTHER, 'D-2'])];
    const said = await absorb.seal(two, doubt, { choice: new Map([['#', second!]]) });
    await uow.asWorker(() => uow.run(() => absorb.write(said)));
    expect(await linked(two)).toEqual([second]);
    const three = newId();
    const asNew = await absorb.seal(three, doubt, { choice: new Map([['#', 'new']]) });
    await uow.asWorker(() => uow.run(() => absorb.write(asNew)));
    expect([...(await linked(one)), second]).not.toContain((await linked(three))[0]);
  });

  it('are matched by identifiers that are valid, of a type that is active', async () => {
    const [one, two] = [newId(), newId()];
    await tell(one, [person('a', [CARD, 'E-1']), person('b', [OTHER, 'E-2'])]);
    await rows(`update registry.identifier set status = 'invalid' where registrant_id = any($1)`, [await linked(one)]);
    expect((await tell(two, [person('x', [CARD, 'E-1'])])).counts).toEqual({
      received: 1,
      unidentified: 0,
      created: 1,
    });
    await rows(`update registry.identifier set status = 'valid' where registrant_id = any($1)`, [await linked(one)]);
    await rows(`update registry.id_type set active = false where id = $1`, [OTHER]);
    expect((await tell(two, [person('y', [OTHER, 'E-2'])])).counts).toMatchObject({ created: 1 });
    await rows(`update registry.id_type set active = true where id = $1`, [OTHER]);
    expect((await tell(two, [person('z', [OTHER, 'E-2'])])).counts).toMatchObject({ joined: 1 });
  });

  describe('about a household', () => {
    const member = (link: string | null, memberKey: string, change: Partial<IncomingMember> = {}): IncomingMember => ({
      ...individual(),
      link: link === null ? null : [link],
      identifiers: link === null ? [] : [card(CARD, link)],
      isHead: false,
      memberKey,
      ...change,
    });
    const home = (link: string, members: IncomingMember[]): IncomingRecord => ({
      ...individual(),
      kind: 'group',
      link: [link],
      groupKind: 'household',
      members,
    });
    const members = async (source: string): Promise<Row[]> =>
      rows(
        `select m.member_id as id, m.ended_at is null as active, m.end_reason as reason, m.is_head as head
           from registry.membership m join registry.source_link l on l.registrant_id = m.registrant_id
          where l.source_id = $1 order by m.member_id, m.started_at`,
        [source],
      );

    it('told three times are one group with the same members; who left is ended, and counted', async () => {
      const source = newId();
      const all = [member('M-1', 'ana|', { isHead: true }), member('M-2', 'ben|'), member(null, 'child|2020')];
      await tell(source, [home('H-1', all)]);
      const before = await members(source);
      for (let again = 0; again < 2; again++) await tell(source, [home('H-1', all)]);
      expect(await members(source)).toEqual(before);
      expect(before).toHaveLength(3);
      const { ended } = await tell(source, [
        home('H-1', [
          { ...all[0]!, isHead: false },
          { ...all[2]!, isHead: true },
        ]),
      ]);
      expect(ended).toBe(1);
      const after = await members(source);
      expect(after.filter(({ active }) => active)).toHaveLength(2);
      expect(after.filter(({ reason }) => reason === 'left').map(({ id }) => id)).toEqual([before[1]!['id']]);
      expect(after.filter(({ reason }) => reason === 'changed')).toHaveLength(2);
    });

    it('know a member without an ID again when it is given one', async () => {
      const source = newId();
      await tell(source, [home('H-2', [member(null, 'cora|2019')])]);
      const [child] = await members(source);
      const { counts } = await tell(source, [home('H-2', [member('M-9', 'cora|2019')])]);
      expect(counts).toMatchObject({ updated: 2 });
      expect((await members(source)).filter(({ active }) => active)).toEqual([child]);
      expect((await tell(source, [home('H-2', [member('M-9', 'cora|2019')])])).counts).toMatchObject({ unchanged: 2 });
    });

    it('are set aside as a whole where one member is in doubt', async () => {
      const [one, two] = [newId(), newId()];
      await tell(one, [person('a', [CARD, 'M-20']), person('b', [OTHER, 'M-21'])]);
      const doubtful = member('M-20', 'dan|', { identifiers: [card(CARD, 'M-20'), card(OTHER, 'M-21')] });
      const told = [home('H-3', [member('M-22', 'eva|'), doubtful]), home('H-4', [member('M-23', 'fay|')])];
      const { setAside, counts } = await tell(two, told);
      expect(setAside).toEqual([
        { index: 0, reason: 'ambiguous', pointer: '#/members/1', candidates: await linked(one) },
      ]);
      expect(counts).toMatchObject({ received: 1, created: 2 });
    });
  });
});
