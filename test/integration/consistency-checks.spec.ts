import pg from 'pg';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import { newId } from '#platform/ids/ids.js';
import { CONSISTENCY_CHECKS } from '../../scripts/consistency-checks.js';
import { type TestDatabases, testDatabases } from '../support/database.js';

const [ANA, BEN, HOME, NOBODY] = [newId(), newId(), newId(), newId()];
const day = (of: number): string => new Date(Date.UTC(2025, 0, of)).toISOString();

describe('the consistency of memberships and payees', () => {
  let databases: TestDatabases;
  let client: pg.Client;

  beforeAll(async () => {
    databases = await testDatabases();
    client = new pg.Client({ connectionString: reachingEveryProgram(databases.urls.owner) });
    await client.connect();
    for (const [id, kind] of [
      [ANA, 'individual'],
      [BEN, 'individual'],
      [HOME, 'group'],
    ])
      await client.query(
        `insert into registry.registrant (id, kind, profile_sealed, profile_since, created_at, updated_at)
         values ($1, $2, '', now(), now(), now())`,
        [id, kind],
      );
  });
  afterAll(async () => {
    await client.end();
    await databases.drop();
  });
  beforeEach(() => client.query('begin'));
  afterEach(() => client.query('rollback'));

  const broken = async (): Promise<Record<string, number>> => {
    const found: Record<string, number> = {};
    for (const { rule, sql } of CONSISTENCY_CHECKS) {
      const { rows } = await client.query<{ broken: number }>(sql);
      if (rows[0]!.broken > 0) found[rule] = rows[0]!.broken;
    }
    return found;
  };
  const member = (
    group: string,
    of: string,
    from: number,
    to: number | null,
    role = 'false, false',
  ): Promise<unknown> =>
    client.query(
      `insert into registry.membership (id, registrant_id, member_id, started_at, ended_at, is_head, is_representative)
       values ($1, $2, $3, $4, $5, ${role})`,
      [newId(), group, of, day(from), to === null ? null : day(to)],
    );
  const payee = (of: string, who: string, kind: string, from: number, to: number | null): Promise<unknown> =>
    client.query(
      `insert into registry.payee (id, registrant_id, payee_id, kind, valid_from, valid_to, usable_from, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $5, $1, $5)`,
      [newId(), of, who, kind, day(from), to === null ? null : day(to)],
    );

  it('is given where periods follow each other, and where one was in force at no time', async () => {
    await member(HOME, ANA, 1, 5, 'true, true');
    await member(HOME, ANA, 5, 5, 'true, true');
    await member(HOME, ANA, 5, null);
    await member(HOME, BEN, 5, null, 'true, true');
    await payee(HOME, ANA, 'nominee', 1, 5);
    await payee(HOME, BEN, 'nominee', 5, null);
    expect(await broken()).toEqual({});
  });

  it('is missed where a request for access ended without its move', async () => {
    const [request, other] = [newId(), newId()];
    for (const id of [request, other])
      await client.query(
        `insert into registry.access_request
           (id, registrant_id, state, purpose, key_thumbprint, opened_by, opened_at, expires_at, state_since)
         values ($1, $2, 'fulfilled', 'access', '', $2, now(), now(), now())`,
        [id, ANA],
      );
    await client.query(
      `insert into registry.access_request_history (id, registrant_id, request_id, from_state, to_state, at, reason)
       values ($1, $2, $1, 'requested', 'fulfilled', now(), 'answered')`,
      [request, ANA],
    );
    expect(await broken()).toEqual({ 'a request for access that has ended has its move': 1 });
  });

  it('is missed where somebody is twice in a group, also within a longer period', async () => {
    await member(HOME, ANA, 1, 20);
    await member(HOME, ANA, 2, 3);
    await member(HOME, ANA, 19, null);
    expect(await broken()).toEqual({ 'nobody is twice in a group at a time': 2 });
  });

  it('is missed where a group had two heads or representatives at a time', async () => {
    await member(HOME, ANA, 1, 20, 'true, true');
    await member(HOME, BEN, 19, null, 'true, true');
    expect(await broken()).toEqual({
      'a group has one head at a time': 1,
      'a group has one representative at a time': 1,
    });
  });

  it('is missed where a group is no group, or a member no individual', async () => {
    await member(ANA, BEN, 1, null);
    expect(await broken()).toEqual({ 'a membership is of a group': 1 });
    await client.query('rollback; begin');
    await member(NOBODY, HOME, 1, null);
    expect(await broken()).toEqual({
      'registry.membership.registrant_id is a registrant': 1,
      'a membership is of a group': 1,
      'a member is an individual': 1,
    });
  });

  it('is missed where a payee is nobody, for nobody, or one too many', async () => {
    await payee(ANA, NOBODY, 'nominee', 1, 20);
    await payee(NOBODY, BEN, 'alternate', 1, null);
    await payee(ANA, BEN, 'nominee', 19, null);
    await payee(HOME, BEN, 'alternate', 1, null);
    await payee(HOME, BEN, 'alternate', 9, null);
    expect(await broken()).toEqual({
      'registry.payee.registrant_id is a registrant': 1,
      'a payee is an individual': 1,
      'a registrant has one nominee at a time': 1,
      'nobody is named twice to collect for one at a time': 1,
    });
  });

  it('is missed where an enrolment is of no program, or follows from a rule that its program has not', async () => {
    await client.query(
      `insert into programs.enrolment (id, registrant_id, program_id, state, state_since, rule_version_id)
       values ($1, $2, $1, 'draft', now(), $1)`,
      [newId(), ANA],
    );
    expect(await broken()).toEqual({
      'an enrolment has its program': 1,
      'an enrolment has the rule version it follows from, of its program': 1,
    });
  });

  it('is missed where a part of a payment came back that no payment tells of', async () => {
    const [channel, reconciliation, exception] = [newId(), newId(), newId()];
    await client.query(
      `insert into disbursements.delivery_channel (id, code, name, kind, created_by) values ($1, 'DEPOT', 'Depot', 'in_kind', $1)`,
      [channel],
    );
    await client.query(
      `insert into disbursements.reconciliation (id, channel_id, source, received, applied, unchanged, exceptions, created_by)
       values ($1, $2, 'upload', 1, 0, 0, 1, $2)`,
      [reconciliation, channel],
    );
    await client.query(
      `insert into disbursements.reconciliation_exception (id, reconciliation_id, kind) values ($1, $2, 'amount_mismatch')`,
      [exception, reconciliation],
    );
    await client.query(
      `insert into disbursements.exception_resolution (exception_id, decision, reason, resolved_by, resolved_at, registrant_id, returned_of,
              returned_minor, return_reference) values ($1, 'accepted', 'confirmed_by_channel', $1, now(), $2, $3, 400, '')`,
      [exception, ANA, NOBODY],
    );
    expect(await broken()).toEqual({ 'what was accepted as come back of a payment came back of it': 1 });
  });

  it('is kept cheaply: the members as of an instant are found by index, whatever has ended', async () => {
    await client.query(
      `insert into registry.membership (id, registrant_id, member_id, started_at, ended_at)
       select gen_random_uuid(), md5((i / 5)::text)::uuid, gen_random_uuid(), '2025-01-01', case when i % 3 = 0 then timestamptz '2025-02-01' end
         from generate_series(1, 20000) i`,
    );
    await client.query('analyze registry.membership');
    const { MEMBERSHIPS } = await import('../../src/registry/open-profiles/open-profiles.sql.js');
    const { MEMBERS_AS_OF, MEMBERS_EVER } = await import('../../src/registry/membership.sql.js');
    const [group, groups] = [`md5('7')::uuid`, `array(select md5(i::text)::uuid from generate_series(1, 50) i)`];
    const areas = `array['N']::text[]`;
    const plans = [
      [MEMBERSHIPS.text, [`timestamptz '2025-01-15'`, groups]],
      [MEMBERS_AS_OF.text, [group, `timestamptz '2025-01-15'`, `'${HOME}'::uuid`, '50', areas]],
      [MEMBERS_EVER.text, [group, `'${HOME}'::uuid`, '50', areas]],
    ] as const;
    for (const [text, values] of plans) {
      const sql = text.replace(/\$(\d)(::(uuid|text)\[\])?/g, (_, index: string) => values[Number(index) - 1]!);
      const { rows } = await client.query<Record<string, string>>(`explain ${sql}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('membership_ended');
      expect(plan).not.toMatch(/Seq Scan on membership/);
    }
  });
});
