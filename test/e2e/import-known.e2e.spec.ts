import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { OpenRegistrant } from '../../src/registry/open-profiles/open-registrant.service.js';
import type { ApiClient } from '../support/api-client.js';
import type { TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { counts, entriesOf, imported, startDeclared } from '../support/imports.js';

describe('rows whose ID is known', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    ({ amparo, admin } = await startDeclared());
  });
  afterAll(() => amparo.close());

  const individuals = (csv: string, query = '') => imported(admin, `content=individuals${query}`, csv);
  const rowOf = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>> =>
    connected(amparo.urls.data, async (client) => (await client.query<Record<string, unknown>>(sql, values)).rows[0]!);
  const registrants = async (): Promise<number> =>
    (await rowOf('select count(*)::int as n from registry.registrant'))['n'] as number;

  it('(17) follow the policy; the same ID twice in a file is known the second time, and never blocks', async () => {
    const csv = 'given_name,identifier:card,phone\nOne,V-300001,+258840000001\nTwo,V300001,\nThree,V-300002,\n';
    expect((await individuals(csv)).counts).toEqual(counts({ rows: 3, created: 2, skipped: 1, knownMatches: 1 }));
    expect((await individuals(csv)).counts).toEqual(counts({ rows: 3, skipped: 3, knownMatches: 3 }));
    const updated = await individuals(csv, '&policy=update');
    expect(updated.counts).toEqual(counts({ rows: 3, updated: 3, knownMatches: 3 }));
    expect(await entriesOf(admin, 'card', 'V-300001')).toHaveLength(1);
    const added = await individuals(csv, '&policy=add-entry');
    expect(added.counts).toEqual(counts({ rows: 3, created: 3, knownMatches: 3 }));
    expect(await entriesOf(admin, 'card', 'V-300001')).toHaveLength(3);
    const several = await individuals(csv, '&policy=update');
    expect(several.errors).toEqual(
      [2, 3, 4].map((row) => [row, null, 'must be known as one entry to be updated: there are several']),
    );
    expect(several.counts).toEqual(counts({ rows: 3, knownMatches: 3, failed: 3 }));
  });

  it('change by an update what the file tells, and leave the rest', async () => {
    const header = 'given_name,children,area,identifier:card,identifier:card:expires,phone,email,bank';
    await individuals(`${header}\nOld,1,N1,V-400001,2030-01-01,+258840000001,old@example.org,1234567890123\n`);
    const before = await onFile('V-400001');
    const more = 'given_name,identifier:card,identifier:card:expires,identifier:household,phone';
    const update = `${more}\nNew,V-400001,2035-01-01,HH-0001,+258840000002\nNewest,,,HH-0001,\n`;
    expect((await individuals(update, '&policy=update')).counts).toEqual(
      counts({ rows: 2, updated: 2, knownMatches: 2 }),
    );
    const after = await onFile('V-400001');
    expect(after).toEqual({
      ...before,
      profile: [{ given_name: 'Newest', children: 1 }, { area: 'N1' }],
      version: 2,
      history: 1,
      identifiers: 2,
      expires: ['2035-01-01'],
      tokens: (before['tokens'] as number) + 1,
    });
    expect(before).toMatchObject({
      profile: [{ given_name: 'Old', children: 1 }, { area: 'N1' }],
      contacts: 2,
      accounts: 1,
    });
    expect(await entriesOf(admin, 'household', 'HH-0001')).toEqual(await entriesOf(admin, 'card', 'V-400001'));
  });

  it('make one registrant of several rows of an update, also of one that the file itself begins', async () => {
    const csv =
      'given_name,area,identifier:card,identifier:household\nA,N1,V-410001,\nB,,V-410001,HH-0002\nC,N2,,HH-0002\n';
    expect((await individuals(csv, '&policy=update')).counts).toEqual(
      counts({ rows: 3, created: 1, updated: 2, knownMatches: 2 }),
    );
    expect(await onFile('V-410001')).toMatchObject({
      profile: [{ given_name: 'C' }, { area: 'N2' }],
      version: 1,
      identifiers: 2,
    });
  });

  it('are judged by a dry run as if it wrote, across chunks; and nothing is written', async () => {
    const rows = Array.from({ length: 4_500 }, (_, index) => `P${index},V-${500_000 + (index % 2_300)}`);
    const csv = `given_name,identifier:card\n${rows.join('\n')}\nbad,V-1\n`;
    const before = await registrants();
    const dry = await individuals(csv, '&dryRun=true');
    expect(await registrants()).toBe(before);
    const real = await individuals(csv);
    expect(await registrants()).toBe(before + 2_300);
    expect(dry.counts).toEqual(counts({ rows: 4_501, created: 2_300, skipped: 2_200, knownMatches: 2_200, failed: 1 }));
    expect([real.counts, real.errors]).toEqual([dry.counts, dry.errors]);
    expect((await rowOf('select count(*)::int as n from registry.import_mark'))['n']).toBe(0);
  });

  it('groups and memberships come in by their identifiers, each rule of them told by row (15, 19)', async () => {
    await individuals(
      'given_name,identifier:card\na,V-600001\nb,V-600002\nc,V-600003\nc2,V-600004\nc3,V-600004\n',
      '&policy=add-entry',
    );
    const groups = 'group_kind,area,identifier:household\nhousehold,N1,HH-6001\nfamily,,HH-6002\ncastle,,HH-6003\n';
    const made = await imported(admin, 'content=groups', groups);
    expect([made.counts, made.errors]).toEqual([
      counts({ rows: 3, created: 2, failed: 1 }),
      [[4, 'group_kind', 'must be one of household, family, institution, other']],
    ]);
    const rows = [
      'group:household,member:card,role,relationship,started_at',
      'HH-6001,V-600001,head,,2024-01-01',
      'HH-6001,V-600002,head,,2024-01-01',
      'HH-6001,V-600002,representative,spouse,2024-01-01',
      'HH-6001,V-600003,representative,,',
      'HH-6001,V-600001,member,,',
      'HH-6001,V-600001,head,head,',
      'HH-9999,V-600001,,,',
      'HH-6001,V-999999,,,',
      'HH-6001,V-600004,,,',
      'HH-6002,V-600003,chief,uncle,2999-01-01',
      'HH-6002,V-600003,,head,',
      ',V-600003,,,',
    ].join('\n');
    for (const query of ['&dryRun=true', '']) {
      const report = await imported(admin, `content=memberships${query}`, rows);
      expect(report.errors).toEqual([
        [3, null, 'must not be a second head of the group'],
        [5, null, 'must not be a second representative of the group'],
        [6, null, 'must not overlap a membership of the same individual in the group'],
        [8, 'group:household', 'must be the identifier of a known group'],
        [9, 'member:card', 'must be the identifier of a known individual'],
        [10, 'member:card', 'must name one individual: several are known by it'],
        [11, 'role', 'must be one of head, representative, member'],
        [11, 'relationship', expect.stringContaining('must be one of head, spouse') as unknown],
        [11, 'started_at', expect.stringContaining('must be a date from 1900-01-01 to') as unknown],
        [12, 'relationship', 'must be head for the head of the group, and for nobody else'],
        [13, 'group:household', expect.any(String) as unknown],
      ]);
      expect(report.counts).toEqual(counts({ rows: 12, created: 2, skipped: 1, knownMatches: 1, failed: 9 }));
    }
    const again = await imported(admin, 'content=memberships', rows);
    expect(again.counts).toEqual(counts({ rows: 12, skipped: 3, knownMatches: 3, failed: 9 }));
    expect((await rowOf('select count(*)::int as n from registry.membership where is_head'))['n']).toBe(1);
  });

  const onFile = async (card: string): Promise<Record<string, unknown>> => {
    const [entry] = await entriesOf(admin, 'card', card);
    const id = amparo.app.get(Pseudonyms).reveal('development', 'registrant', entry!.id)!;
    const opened = (await amparo.app.get(OpenRegistrant, { strict: false }).profile(id, new Date(), 'compare'))!;
    const row = await rowOf(
      `select r.profile_version as version,
              (select count(*)::int from registry.profile_history h where h.registrant_id = r.id) as history,
              (select count(*)::int from registry.identifier i where i.registrant_id = r.id) as identifiers,
              (select array_agg(expires_on::text) from registry.identifier i
                where i.registrant_id = r.id and expires_on is not null) as expires,
              (select count(*)::int from registry.contact c where c.registrant_id = r.id) as contacts,
              (select count(*)::int from registry.payment_account a where a.registrant_id = r.id) as accounts,
              (select count(*)::int from matching.match_token m where m.registrant_id = r.id) as tokens
         from registry.registrant r where r.id = $1`,
      [id],
    );
    return { ...row, profile: [opened.sealed, opened.open] };
  };
});
