import { setImmediate } from 'node:timers/promises';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { AbsorbRecords, type DecidedEntry, type IncomingRecord, type SealedBatch } from '#registry';
import { FindHolders } from '../../src/registry/import-registrants/find-holders.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { personWith } from '../support/registry-people.js';

type Row = Record<string, unknown>;

const ID_TYPE = newId();
const content = (name: string): DecidedEntry['record'] => ({
  attributes: { given_name: name },
  openCodes: { area: 'N1' },
  identifiers: [{ idTypeId: ID_TYPE, value: `V-${name}`, normalized: `V${name}`, expiresOn: null }],
  contacts: [{ kind: 'phone', value: '+1' }],
  paymentAccounts: [{ kind: 'bank', value: 'XX 1' }],
});

describe('registrants of whom it is decided who they are', () => {
  let amparo: TestApp;
  let absorb: AbsorbRecords;
  let uow: UnitOfWork;

  beforeAll(async () => {
    amparo = await startTestApp();
    absorb = amparo.app.get(AbsorbRecords, { strict: false });
    uow = amparo.app.get(UnitOfWork, { strict: false });
    await rows(
      `insert into registry.id_type (id, code, name, class, pattern) values ('${ID_TYPE}', 'card', 'Card', 'functional', '.+')`,
    );
  });
  afterAll(() => amparo.close());

  const rows = (sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    connected(amparo.urls.data, async (client) => (await client.query<Row>(sql, [...values])).rows);
  const write = async (...entries: DecidedEntry[]): Promise<void> => {
    const batch = await absorb.sealDecided(entries);
    await uow.asWorker(() => uow.run(() => absorb.write(batch)));
  };
  const created = (change: Partial<DecidedEntry> = {}): DecidedEntry => ({
    registrantId: newId(),
    kind: 'individual',
    change: 'created',
    profileVersion: 1,
    record: content('Amina'),
    ...change,
  });
  const update = async (of: DecidedEntry, change: Partial<DecidedEntry> = {}): Promise<DecidedEntry> => {
    const keys = await amparo.app.get(KeyStore, { strict: false }).fetch([of.registrantId]);
    return { ...of, change: 'updated', profileVersion: 2, storedKey: keys.get(of.registrantId)!, ...change };
  };
  const standing = async (id: string): Promise<Row> =>
    (
      await rows(
        `select profile_version, revision, group_kind,
                (select count(*)::int from registry.profile_history where registrant_id = r.id) as history,
                (select array_agg(id) from registry.identifier where registrant_id = r.id) as identifiers,
                (select array_agg(identifier_id) from registry.identifier_index where registrant_id = r.id) as index,
                (select array_agg(value_id) from matching.match_token where registrant_id = r.id and kind = 'identifier') as tokens,
                (select array_agg(value_id) from matching.match_token where registrant_id = r.id and kind = 'contact') as "contactTokens",
                (select array_agg(value_id) from matching.match_token where registrant_id = r.id and kind = 'payment_account') as "accountTokens",
                (select array_agg(id) from registry.contact where registrant_id = r.id) as contacts,
                (select array_agg(id) from registry.payment_account where registrant_id = r.id) as accounts
           from registry.registrant r where id = $1`,
        [id],
      )
    )[0]!;

  /** Every value is found by its index entry and its match token, and nothing else is. */
  const expectWhole = (found: Row): void =>
    expect([found['index'], found['tokens'], found['contactTokens'], found['accountTokens']]).toEqual([
      found['identifiers'],
      found['identifiers'],
      found['contacts'],
      found['accounts'],
    ]);

  it('are written as told, one alone as well as many, without any source', async () => {
    const [one, ...many] = Array.from({ length: 31 }, () => created());
    await write(one!);
    await write(...many);
    for (const { registrantId } of [one!, many[0]!, many[29]!]) {
      const found = await standing(registrantId);
      expect(found).toMatchObject({ profile_version: 1, revision: 1, history: 0 });
      expectWhole(found);
      expect([found['contacts'], found['accounts']].map((list) => (list as string[]).length)).toEqual([1, 1]);
    }
    expect(await rows('select from registry.source_link')).toEqual([]);
  });

  it('keep what an update does not speak of, and lose what it replaces', async () => {
    const [before, other] = [created(), created()];
    await write(before, other);
    const { registrantId } = before;
    const was = await standing(registrantId);
    await write(await update(before, { record: { attributes: {}, openCodes: {}, contacts: [] } }));
    expect(await standing(registrantId)).toEqual({
      ...was,
      profile_version: 2,
      revision: 2,
      history: 1,
      contacts: null,
      contactTokens: null,
    });
    await write(await update(before, { profileVersion: 3, record: { ...content('Amina'), paymentAccounts: [] } }));
    const now = await standing(registrantId);
    expect(now).toMatchObject({ profile_version: 3, revision: 3, history: 2, accounts: null });
    expect(now['identifiers']).not.toEqual(was['identifiers']);
    expectWhole(now);
    expect(await standing(other.registrantId)).toMatchObject({ history: 0, contacts: [expect.any(String)] });
  });

  it('are refused when their profile moved on, or they were erased, since it was decided', async () => {
    const before = created();
    await write(before);
    const late = await absorb.sealDecided([await update(before)]);
    await write(await update(before));
    const was = await standing(before.registrantId);
    await expect(uow.run(() => absorb.write(late))).rejects.toThrow('changed meanwhile');
    await rows(`update registry.registrant set status = 'erased' where id = $1`, [before.registrantId]);
    await expect(write(await update(before, { profileVersion: 3 }))).rejects.toThrow('changed meanwhile');
    expect(await standing(before.registrantId)).toEqual(was);
  });

  it('are found in bulk by any value they have, exactly, each as often as it has it', async () => {
    const [ana, ben] = [content('Ana'), content('Ben')];
    const both = [created({ record: { ...ana, contacts: [] } }), created({ record: { ...ben, paymentAccounts: [] } })];
    const again = created({ record: { ...ana, contacts: [], paymentAccounts: [] } });
    await write(...both, again);
    const holders = amparo.app.get(FindHolders, { strict: false });
    const signs = ['VAna', 'VBen', 'VAn'].map((value) => holders.signOf(ID_TYPE, value));
    signs.push(holders.signOf('bank', 'XX 1'), holders.signOf('phone', 'XX 1'));
    const found = await uow.asWorker(() => holders.of(signs));
    const ids = (sign: string | undefined): string[] =>
      (found.get(sign!) ?? []).map(({ registrantId }) => registrantId);
    expect(new Set(ids(signs[0]))).toEqual(new Set([both[0]!.registrantId, again.registrantId]));
    expect(ids(signs[1])).toEqual([both[1]!.registrantId]);
    expect([ids(signs[2]), ids(signs[4])]).toEqual([[], []]);
    expect(ids(signs[3])).toContain(both[0]!.registrantId);
  });

  it('are groups with their kind and members, whose roles follow', async () => {
    const [ana, ben] = [created(), created()];
    const head = { registrantId: ana.registrantId, isHead: true, relationship: 'head' as const };
    const child = { registrantId: ben.registrantId, isHead: false, relationship: 'child' as const };
    const home = created({ kind: 'group', groupKind: 'household', members: [head, child] });
    await write(ana, ben, home);
    const members = (): Promise<Row[]> =>
      rows(
        `select member_id, is_head, is_representative, relationship, ended_at is null as active
           from registry.membership where registrant_id = $1 order by started_at, relationship desc`,
        [home.registrantId],
      );
    const ofAna = { member_id: ana.registrantId, is_head: true, is_representative: false, relationship: 'head' };
    const ofBen = { member_id: ben.registrantId, is_head: false, is_representative: false, relationship: 'child' };
    expect(await members()).toEqual([
      { ...ofAna, active: true },
      { ...ofBen, active: true },
    ]);
    await write(await update(home, { groupKind: null, members: [head, { ...child, isRepresentative: true }] }));
    expect(await members()).toEqual([
      { ...ofAna, active: true },
      { ...ofBen, active: false },
      { ...ofBen, is_representative: true, active: true },
    ]);
    expect(await standing(home.registrantId)).toMatchObject({ group_kind: 'household' });
    const { members: _, ...silent } = await update(home, { profileVersion: 3 });
    await write(silent);
    expect((await members()).filter(({ active }) => active)).toHaveLength(2);
  });

  describe('in pages of a source', () => {
    const told = (value: string, name: string): IncomingRecord => ({
      ...personWith(ID_TYPE, value),
      attributes: { given_name: name },
    });
    async function* pages(...all: IncomingRecord[][]): AsyncGenerator<{ records: IncomingRecord[] }> {
      for (const records of all) yield { records };
    }
    /** As operations do: under the worker role. */
    const absorbPages: AbsorbRecords['absorbPages'] = (...pulled) => uow.asWorker(() => absorb.absorbPages(...pulled));
    const keys = (): Promise<number> =>
      connected(amparo.urls.keys, async (client) => {
        const { rows: found } = await client.query<{ n: number }>('select count(*)::int as n from keys.registrant_key');
        return found[0]!.n;
      });
    const untilKeys = async (least: number): Promise<void> => {
      while ((await keys()) < least) await setImmediate();
    };
    const linked = async (source: string): Promise<(number | undefined)[]> => {
      const found = await rows(
        `select r.profile_version from registry.source_link l join registry.registrant r on r.id = l.registrant_id
          where l.source_id = $1 order by r.profile_version`,
        [source],
      );
      return found.map((row) => row['profile_version'] as number);
    };

    it('are sealed while the page before is committed', async () => {
      const source = newId();
      const [one, two] = [[told('P-1', 'Ana')], [told('P-2', 'Ben')]];
      const before = await keys();
      await absorbPages(source, pages(one, two), async ({ records }, batch) => {
        if (records === one) await untilKeys(before + 2); // both are sealed, none is written
        await uow.run(() => absorb.write(batch));
      });
      expect(await linked(source)).toEqual([1, 1]);
    });

    it('are one registrant each, also when the next page tells of them again', async () => {
      const source = newId();
      const first = [told('P-3', 'Ana'), told('P-4', 'Ben')];
      const commit = (_: unknown, batch: SealedBatch): Promise<unknown> => uow.run(() => absorb.write(batch));
      await absorbPages(source, pages(first, [told('P-4', 'Benedict')], [told('P-4', 'Bento')]), commit);
      expect(await linked(source)).toEqual([1, 3]);
    });

    it('are sealed anew when somebody was changed since', async () => {
      const source = newId();
      const commit = (_: unknown, batch: SealedBatch): Promise<unknown> => uow.run(() => absorb.write(batch));
      await absorbPages(source, pages([told('P-5', 'Ana')]), commit);
      let commits = 0;
      await absorbPages(source, pages([told('P-5', 'Anita')]), async (page, batch) => {
        if (commits++ === 0)
          await rows(
            `update registry.registrant r set profile_version = 7 from registry.source_link l
              where l.registrant_id = r.id and l.source_id = $1`,
            [source],
          );
        await commit(page, batch);
      });
      expect([commits, await linked(source)]).toEqual([2, [8]]);
    });
  });
});
