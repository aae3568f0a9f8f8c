import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { CONSISTENCY_CHECKS } from '../../scripts/consistency-checks.js';
import { ByHand } from '../support/by-hand.js';
import { connected, testDatabases, type TestDatabases } from '../support/database.js';
import { type FilledProgram, fillProgram } from '../support/programs.js';

const PEOPLE = Array.from({ length: 4 }, () => randomUUID()).toSorted();
const [FIRST, TWIN, ALONE] = PEOPLE as [string, string, string];
const ATTEMPT = `
  insert into disbursements.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id, channel_id,
         lifecycle, state, currency, amount_minor, delivered_minor, state_since, closed_at, created_at)
  select gen_random_uuid(), e.registrant_id, e.id, b.id, e.program_id, coalesce($3::uuid, e.cycle_id), e.benefit_id, b.channel_id, 'money', $2,
         e.currency, e.amount_minor, case when $2 = 'paid' then e.amount_minor else 0 end, now(),
         case when $2 in ('paid', 'failed', 'cancelled') then now() end, now()
    from entitlements.entitlement e
    join disbursements.batch b on b.program_id = e.program_id and b.state = 'draft'
    join disbursements.delivery_channel c on c.id = b.channel_id and c.kind = 'http_payment'
   where e.id = $1`;
/** One attempt of $2 among thousands. */
const CROWD = `
  insert into disbursements.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id, channel_id,
         lifecycle, currency, amount_minor, state_since, created_at)
  select gen_random_uuid(), case when n = 1500 then e.registrant_id else gen_random_uuid() end,
         case when n = 1500 then e.id else gen_random_uuid() end, b.id, b.program_id, b.cycle_id, e.benefit_id, b.channel_id, 'money', 'KES',
         100, now(), now()
    from disbursements.batch b cross join entitlements.entitlement e cross join generate_series(1, 3000) n
   where b.id = $1 and e.id = $2`;
const CLAIM = `
  insert into disbursements.beneficiary_key (program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id)
  select program_id, coalesce($3::uuid, cycle_id), benefit_id, $2, registrant_id, id from entitlements.entitlement where id = $1`;
const MOVE = `
  update disbursements.disbursement set state = $2, closed_at = case when $2 in ('paid', 'failed', 'cancelled', 'returned') then now() end,
         delivered_minor = case when $2 = 'paid' then amount_minor else 0 end
   where entitlement_id = $1`;
const REPOINT = `
  update disbursements.beneficiary_key k set registrant_id = e.registrant_id, entitlement_id = e.id
    from entitlements.entitlement e where e.id = $2 and k.entitlement_id = $1`;
const LINE_OF = `
  select e.id from entitlements.entitlement e where e.registrant_id = $1 and e.currency is not null and e.kind = 'regular'`;

const { sql: UNNAMED } = CONSISTENCY_CHECKS.find(({ rule }) => rule.includes('beneficiary key'))!;
const unnamed = async (hand: ByHand): Promise<number> => (await hand.rows<{ broken: number }>(UNNAMED))[0]!.broken;

describe('an attempt whose key names another entitlement, written by hand', () => {
  let databases: TestDatabases;
  let program: FilledProgram;
  let cluster: Buffer;
  let lines: readonly string[];
  let [first, twin, alone] = ['', '', ''];

  const own = (registrant: string): Buffer => Buffer.from(registrant.replaceAll('-', ''), 'hex');
  const within = <T>(work: (hand: ByHand) => Promise<T>): Promise<T> =>
    ByHand.within(databases.urls.data, [program.id], work);

  /** Two of them were found to be alike before the freeze. Everything is due, and nobody has claimed a key. */
  beforeAll(async () => {
    databases = await testDatabases();
    await connected(databases.urls.data, async (client) => {
      program = await fillProgram(client, 'TWINS', PEOPLE);
      await client.query('truncate disbursements.disbursement, disbursements.beneficiary_key');
      await client.query(`update programs.duplicate_member set joined_at = joined_at - interval '1 day'`);
      await client.query('delete from programs.duplicate_member where registrant_id <> all ($1)', [[FIRST, TWIN]]);
      const { rows } = await client.query<{ key: Buffer }>('select key from programs.duplicate_cluster');
      cluster = rows[0]!.key;
      const found = [];
      for (const registrant of PEOPLE)
        found.push((await client.query<{ id: string }>(LINE_OF, [registrant])).rows[0]!.id);
      lines = found;
      [first, twin, alone] = lines as [string, string, string];
    });
  });
  afterAll(() => databases.drop());

  it.each(['pending', 'sending', 'paid'])('is not made as %s', (state) =>
    within(async (hand) => {
      expect(await hand.tries(CLAIM, [first, cluster, null])).toBe('done');
      expect(await hand.tries(CLAIM, [twin, own(TWIN), null])).toBe('done'); // a key that is not theirs
      expect(await hand.tries(ATTEMPT, [first, state, null])).toBe('done');
      expect(await hand.tries(ATTEMPT, [twin, state, null])).toBe('disbursement_named');
      expect(await hand.tries(ATTEMPT, [twin, 'held', null])).toBe('done');
    }),
  );

  it('is not made of somebody who has a key of their own, and has not claimed it', () =>
    within(async (hand) => {
      expect(await hand.tries(ATTEMPT, [alone, 'pending', null])).toBe('disbursement_named');
      expect(await hand.tries(CLAIM, [alone, own(ALONE), null])).toBe('done');
      expect(await hand.tries(ATTEMPT, [alone, 'pending', null])).toBe('done');
    }));

  it('is not made under the name of another cycle', () =>
    within(async (hand) => {
      const other = program.cycles[1];
      expect(await hand.tries(CLAIM, [twin, cluster, other])).toBe('done');
      expect(await hand.tries(ATTEMPT, [twin, 'pending', other])).toBe('disbursement_named');
    }));

  it('is not made among thousands, by who is in a cluster', () =>
    within(async (hand) => {
      const values = [program.draftBatches[0], twin];
      expect(await hand.tries(CROWD, values)).toBe('disbursement_named');
      expect(await hand.tries(CLAIM, [twin, cluster, null])).toBe('done');
      expect(await hand.tries(CROWD, values)).toBe('done');
      expect(await unnamed(hand)).toBe(0);
    }));

  it('is counted where it was made among thousands by who has a key of their own', () =>
    within(async (hand) => {
      expect(await hand.tries(CROWD, [program.draftBatches[0], alone])).toBe('done');
      expect(await unnamed(hand)).toBe(1);
    }));

  it.each(['held', 'cancelled', 'failed'])('is not let go from %s', (resting) =>
    within(async (hand) => {
      expect(await hand.tries(CLAIM, [first, cluster, null])).toBe('done');
      expect(await hand.tries(ATTEMPT, [twin, resting, null])).toBe('done');
      for (const state of ['pending', 'sending', 'paid', 'in_doubt'])
        expect([state, await hand.tries(MOVE, [twin, state])]).toEqual([state, 'disbursement_named']);
      expect(await hand.tries(MOVE, [twin, 'cancelled'])).toBe('done');
    }),
  );

  it('takes the place of the one named only while nothing of that is out', () =>
    within(async (hand) => {
      expect(await hand.tries(CLAIM, [first, cluster, null])).toBe('done');
      expect(await hand.tries(ATTEMPT, [first, 'pending', null])).toBe('done');
      expect(await hand.tries(ATTEMPT, [twin, 'held', null])).toBe('done');
      for (const state of ['pending', 'sending', 'paid']) {
        expect(await hand.tries(MOVE, [first, state])).toBe('done');
        expect([state, await hand.tries(REPOINT, [first, twin])]).toEqual([state, 'beneficiary_key_kept']);
      }
      expect(await hand.tries(MOVE, [first, 'returned'])).toBe('done');
      expect(await hand.tries(REPOINT, [first, twin])).toBe('done');
      expect(await hand.tries(MOVE, [first, 'paid'])).toBe('disbursement_named');
      expect(await hand.tries(MOVE, [twin, 'pending'])).toBe('done');
    }));

  it('does not slip by while the key is made to name another', async () => {
    const values = [first, cluster, null];
    await within(async (hand) => {
      await hand.tries(CLAIM, values);
      await hand.commits();
    });
    await within((one) =>
      within(async (other) => {
        expect(await one.tries(ATTEMPT, [first, 'pending', null])).toBe('done');
        const waiting = other.tries(REPOINT, [first, twin]);
        expect(await Promise.race([waiting, setTimeout(500, 'waits')])).toBe('waits');
        await one.commits();
        expect(await waiting).toBe('beneficiary_key_kept');
      }),
    );
  });

  it('is not what was written over: for what an attempt is, what a line is, and when its cycle was frozen', () =>
    within(async (hand) => {
      const fixed = {
        'disbursements.disbursement': ['registrant_id', 'entitlement_id', 'program_id', 'cycle_id', 'benefit_id'],
        'entitlements.entitlement': ['registrant_id', 'cycle_id', 'program_id', 'benefit_id', 'kind', 'made_by'],
        'disbursements.beneficiary_key': ['program_id', 'cycle_id', 'benefit_id', 'key'],
      };
      for (const [table, columns] of Object.entries(fixed))
        for (const column of columns)
          expect([table, column, await hand.tries(`update ${table} set ${column} = ${column}`)]).toEqual([
            table,
            column,
            '42501',
          ]);
      const later = `update entitlements.cycle set freeze_at = now() - interval '1 year' where id = $1`;
      expect(await hand.tries(later, [program.cycles[0]])).toBe('cycle_freeze_kept');
      expect(await hand.tries(later, [program.cycles[1]])).toBe('done'); // a draft
    }));

  it('may be of a supplementary line, which goes by no key', async () => {
    const line = randomUUID();
    await connected(databases.urls.data, (client) =>
      client.query(
        `insert into entitlements.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, kind, made_by, currency,
                amount_minor, created_at)
         select $2, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, 'supplementary', gen_random_uuid(), currency, 500, now()
           from entitlements.entitlement where id = $1`,
        [twin, line],
      ),
    );
    await within(async (hand) => expect(await hand.tries(ATTEMPT, [line, 'pending', null])).toBe('done'));
  });
});
