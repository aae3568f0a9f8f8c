import { randomUUID } from 'node:crypto';
import { ByHand } from '../support/by-hand.js';
import { connected, testDatabases, type TestDatabases } from '../support/database.js';
import { type FilledProgram, fillProgram } from '../support/programs.js';

const [APPROVAL, LINE] = [randomUUID(), randomUUID()];
const PREPARED = `
  insert into entitlements.cycle_history (id, cycle_id, from_state, to_state, actor_id, at, reason)
  values (gen_random_uuid(), $1, 'draft', 'prepared', $2, now(), 'prepared')`;
const APPROVE = `
  insert into entitlements.approval (id, submission_id, cycle_id, revision, approved_by, approved_at, line_count, totals, digest)
  values ($1, $2, $3, 1, $4, now(), 0, '[]', '')`;
const SIGN = `
  insert into entitlements.sign_off (id, submission_id, stage, actor_id, at, line_count, digest, makers)
  values (gen_random_uuid(), $1, $3, $2, now(), 0, '', '{}')`;
const SUPPLEMENT = `
  insert into entitlements.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, kind, made_by, currency,
         amount_minor, created_at)
  select $1, registrant_id, $3, program_id, benefit_id, enrolment_id, 'supplementary', $2, currency, 500, now()
    from entitlements.entitlement where currency is not null limit 1`;
const PUT_UNDER = `
  update entitlements.entitlement set state = 'approved', approval_id = $2, approved_digest = '' where id = $1`;

describe('an approval by who prepared, written by hand', () => {
  let databases: TestDatabases;
  let program: FilledProgram;
  let maker: string;
  let cycle: string;
  let submission: string;
  const [worker, checker] = [randomUUID(), randomUUID()];

  const within = <T>(work: (hand: ByHand) => Promise<T>): Promise<T> =>
    ByHand.within(databases.urls.data, [program.id], work);

  beforeAll(async () => {
    databases = await testDatabases();
    await connected(databases.urls.data, async (client) => {
      program = await fillProgram(client, 'CHECKED', [randomUUID(), randomUUID()]);
      cycle = program.cycles[3]!;
      const { rows } = await client.query<{ maker: string; submission: string }>(
        `select c.created_by as maker, s.id as submission from entitlements.cycle c join entitlements.submission s on s.cycle_id = c.id
          where c.id = $1`,
        [cycle],
      );
      ({ maker, submission } = rows[0]!);
    });
  });
  afterAll(() => databases.drop());

  it('is refused whatever the cycle says of its makers by now: its moves are not written over', () =>
    within(async (hand) => {
      // the worker prepared it again, and the cycle is made to say that somebody else did
      expect(await hand.tries(PREPARED, [cycle, worker])).toBe('done');
      const over = `update entitlements.cycle set prepared_by = $2, submitted_by = $2 where id = $1`;
      expect(await hand.tries(over, [cycle, randomUUID()])).toBe('done');
      for (const who of [maker, worker]) {
        expect(await hand.tries(APPROVE, [APPROVAL, submission, cycle, who])).toBe('approval_maker_is_not_checker');
        expect(await hand.tries(SIGN, [submission, who, 'approve'])).toBe('sign_off_maker_is_not_checker');
      }
      expect(await hand.tries(APPROVE, [APPROVAL, submission, cycle, checker])).toBe('done');
      expect(await hand.tries(SIGN, [submission, checker, 'approve'])).toBe('done');
    }));

  it('is refused to who made a line of it, though it is no draft any more', () =>
    within(async (hand) => {
      expect(await hand.tries(SUPPLEMENT, [LINE, worker, cycle])).toBe('done');
      expect(await hand.tries(PUT_UNDER, [LINE, APPROVAL])).toBe('done');
      expect(await hand.tries(APPROVE, [APPROVAL, submission, cycle, worker])).toBe('approval_maker_is_not_checker');
      expect(await hand.tries(APPROVE, [APPROVAL, submission, cycle, checker])).toBe('done');
      expect(await hand.tries(SIGN, [submission, worker, 'approve'])).toBe('sign_off_maker_is_not_checker');
    }));

  it('takes no line of who gave it', () =>
    within(async (hand) => {
      expect(await hand.tries(APPROVE, [APPROVAL, submission, cycle, checker])).toBe('done');
      expect(await hand.tries(SIGN, [submission, worker, 'authorize'])).toBe('done');
      for (const [who, refused] of [
        [checker, 'entitlement_maker_is_not_checker'],
        [worker, 'entitlement_maker_is_not_checker'], // passed a stage of it
        [randomUUID(), 'done'],
      ] as const) {
        const line = randomUUID();
        expect(await hand.tries(SUPPLEMENT, [line, who, cycle])).toBe('done');
        expect(await hand.tries(PUT_UNDER, [line, APPROVAL])).toBe(refused);
      }
    }));

  it('is refused when who passed a stage before has made a line since', () =>
    within(async (hand) => {
      expect(await hand.tries(SIGN, [submission, worker, 'approve'])).toBe('done');
      expect(await hand.tries(SUPPLEMENT, [LINE, worker, cycle])).toBe('done');
      expect(await hand.tries(PUT_UNDER, [LINE, APPROVAL])).toBe('done');
      expect(await hand.tries(APPROVE, [APPROVAL, submission, cycle, checker])).toBe('approval_maker_is_not_checker');
    }));

  it('is not made one by another by saying who prepared anew, or not at all', () =>
    within(async (hand) => {
      for (const [table, column] of [
        ['entitlements.cycle', 'created_by'],
        ['entitlements.submission', 'submitted_by'],
        ['entitlements.entitlement', 'made_by'],
        ['entitlements.entitlement', 'kind'],
        ['entitlements.cycle_history', 'actor_id'],
        ['entitlements.approval', 'approved_by'],
        ['disbursements.batch', 'created_by'],
      ])
        expect([column, await hand.tries(`update ${table} set ${column} = ${column}`)]).toEqual([column, '42501']);
      expect(await hand.tries(SUPPLEMENT, [LINE, null, cycle])).toBe('entitlement_supplementary_made_by');
    }));

  it('is refused of a batch, and so is one by nobody', () =>
    within(async (hand) => {
      const move = `update disbursements.batch set state = $2, approved_by = case when $3 then created_by end where id = $1`;
      const [batch] = program.draftBatches;
      for (const state of ['approved', 'dispatching', 'settled']) {
        expect(await hand.tries(move, [batch, state, true])).toBe('batch_maker_is_not_checker');
        expect(await hand.tries(move, [batch, state, false])).toBe('batch_names_its_checker');
      }
      expect(await hand.tries(move, [batch, 'cancelled', false])).toBe('done');
    }));
});
