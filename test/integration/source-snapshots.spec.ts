import fc from 'fast-check';
import { LinkToken } from '#platform/vault/link-token.js';
import { newId } from '#platform/ids/ids.js';
import type { IncomingRecord, OpenedProfile } from '#registry';
import { startTestApp, type TestApp } from '../support/app.js';
import { Corridor } from '../support/corridor.js';
import { card, individual } from '../support/registrants.js';
import { Oracle, recordsOf, type Snapshot, snapshots } from '../support/snapshots.js';

type Row = Record<string, unknown>;

describe('records of a source, pull after pull', () => {
  let amparo: TestApp;
  let corridor: Corridor;
  let CARD: string;
  let OTHER: string;

  beforeAll(async () => {
    amparo = await startTestApp();
    corridor = new Corridor(amparo);
    [CARD, OTHER] = [await corridor.idType('card'), await corridor.idType('other')];
  });
  afterAll(() => amparo.close());

  const person = (link: string, ...cards: [string, string][]): IncomingRecord =>
    individual({ link: [link], identifiers: cards.map(([type, value]) => card(type, value)) });

  /** Every name a source may have told, and its token. */
  const tokensOf = (source: string, prefix: string): Map<string, string> => {
    const tokens = amparo.app.get(LinkToken, { strict: false });
    const names = new Map<string, string>();
    const add = (name: string, ...parts: string[]): void => {
      names.set(tokens.of(...parts).toString('hex'), name);
    };
    for (let person = 0; person < 5; person++) add(`person ${person}`, 'individual', source, `${prefix}-${person}`);
    for (let household = 0; household < 3; household++) {
      const group = tokens.of('group', source, `${prefix} household ${household}`).toString('hex');
      names.set(group, `household ${household}`);
      for (let person = 0; person < 5; person++)
        add(`member ${person} of ${household}`, 'member', source, group, `name ${person}|`);
    }
    return names;
  };
  /** What the registry has made of a source, as the oracle says it; entities are numbered as the oracle's are. */
  const outcome = async (source: string, prefix: string, oracle: Oracle): Promise<unknown> => {
    const names = tokensOf(source, prefix);
    const links = await corridor.rows(
      `select encode(token, 'hex') as token, registrant_id as id, gone_at is not null as gone from registry.source_link where source_id = $1`,
      [source],
    );
    const profiles = await corridor.opened(links.map(({ id }) => id as string));
    const entities = new Map(
      links.map(({ token, id }) => [id as string, oracle.known.get(names.get(token as string)!)?.entity]),
    );
    return new Map(
      links.map(({ token, id, gone }) => {
        const { attributes, members } = profiles.get(id as string)!;
        const heads = members.toSorted((a, b) => Number(b.isHead) - Number(a.isHead));
        const found = { entity: entities.get(id as string), isGone: gone, attributes };
        return [names.get(token as string), { ...found, members: heads.map((one) => entities.get(one.registrantId)) }];
      }),
    );
  };
  /** Members after the head come in any order. */
  const expected = ({ known }: Oracle, found: Map<string, { members: number[] }>): unknown =>
    new Map(
      [...known].map(([name, one]) => {
        const [head, ...others] = one.members;
        const isSame = [...others].toSorted().join() === (found.get(name)?.members.slice(1) ?? []).toSorted().join();
        return [
          name,
          {
            ...one,
            members: head === undefined ? [] : [head, ...(isSame ? found.get(name)!.members.slice(1) : others)],
          },
        ];
      }),
    );
  const whole = (source: string): Promise<Row[]> =>
    corridor.rows(
      `select l.token, l.registrant_id, l.gone_at, r.profile_version, r.status,
              (select array_agg(m.id order by m.id) from registry.membership m where m.registrant_id = r.id and m.ended_at is null) as members,
              (select array_agg(c.id order by c.id) from registry.contact c where c.registrant_id = r.id) as contacts,
              (select array_agg(i.id order by i.id) from registry.identifier i where i.registrant_id = r.id) as identifiers
         from registry.source_link l join registry.registrant r on r.id = l.registrant_id where l.source_id = $1 order by l.token`,
      [source],
    );

  it('are what a plain model makes of them, by pages of any size, and the second time nothing changes', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(snapshots, fc.integer({ min: 1, max: 5 }), async (all: Snapshot[], pageSize) => {
        const [source, prefix, oracle] = [newId(), `run ${runs++}`, new Oracle()];
        for (const snapshot of all) {
          await corridor.pull(source, recordsOf(snapshot, CARD, prefix), pageSize);
          oracle.tell(snapshot);
          const found = (await outcome(source, prefix, oracle)) as Map<string, { members: number[] }>;
          expect(found).toEqual(expected(oracle, found));
        }
        const once = await whole(source);
        await corridor.pull(source, recordsOf(all.at(-1)!, CARD, prefix), pageSize + 1);
        expect(await whole(source)).toEqual(once);
      }),
      { numRuns: 25 },
    );
  });

  describe('about somebody of another origin', () => {
    const told = (link: string, cards: [string, string][], change: Partial<IncomingRecord>): IncomingRecord =>
      ({ ...person(link, ...cards), ...change }) as IncomingRecord;
    const opened = async (id: string): Promise<OpenedProfile> => (await corridor.opened([id])).get(id)!;
    const values = (id: string): Promise<Row[]> =>
      corridor.rows(
        `select count(*)::int as n, (select count(*)::int from registry.contact where registrant_id = $1) as contacts,
                (select count(distinct token)::int from matching.match_token where registrant_id = $1) as tokens
           from registry.identifier where registrant_id = $1`,
        [id],
      );

    it('are written over what is on file, and the rest of it stays, also when they change', async () => {
      const [one, two] = [newId(), newId()];
      const contacts = [{ kind: 'phone' as const, value: '+1' }];
      await corridor.tell(one, [told('a', [[CARD, 'F-1']], { attributes: { name: 'Ana', trade: 'mason' }, contacts })]);
      const [ana] = await corridor.linked(one);
      const both: [string, string][] = [
        [CARD, 'F-1'],
        [OTHER, 'F-2'],
      ];
      await corridor.tell(two, [
        told('x', both, { attributes: { name: 'Anna', income: 7 }, contacts: [{ kind: 'phone', value: '+2' }] }),
      ]);
      expect((await opened(ana!)).attributes).toEqual({ name: 'Anna', trade: 'mason', income: 7 });
      expect(await values(ana!)).toEqual([{ n: 2, contacts: 1, tokens: 3 }]);
      expect((await corridor.tell(two, [told('x', both, { attributes: { income: 8 } })])).counts).toMatchObject({
        updated: 1,
      });
      expect((await opened(ana!)).attributes).toEqual({ name: 'Anna', trade: 'mason', income: 8 });
      expect(
        (await corridor.tell(one, [told('a', [[CARD, 'F-1']], { attributes: { trade: 'baker' } })])).counts,
      ).toMatchObject({
        updated: 1,
      });
      expect((await opened(ana!)).attributes).toEqual({ name: 'Anna', trade: 'baker', income: 8 });
      expect(await values(ana!)).toEqual([{ n: 2, contacts: 1, tokens: 3 }]);
    });

    it('replace all they brought where nobody else told of it', async () => {
      const one = newId();
      await corridor.tell(one, [told('a', [[CARD, 'F-9']], { attributes: { name: 'Ana', trade: 'mason' } })]);
      await corridor.tell(one, [told('a', [[CARD, 'F-9']], { attributes: { name: 'Ana' } })]);
      expect((await opened((await corridor.linked(one))[0]!)).attributes).toEqual({ name: 'Ana' });
    });
  });

  it('come in all the same where the database refuses one of them, which is set aside alone', async () => {
    const source = newId();
    const records = Array.from({ length: 20 }, (_, n) => person(`r${n}`, [CARD, `R-${n}`]));
    records[13] = { ...records[13]!, openCodes: { area: 'N\u0000' } }; // jsonb holds no NUL
    expect(await corridor.pull(source, records, 20)).toEqual([
      [{ index: 13, reason: 'refused', pointer: '#', candidates: [] }],
    ]);
    expect(await corridor.linked(source)).toHaveLength(19);
  });
});
