import { ACTOR_ID } from '../support/actor.js';
import type { OpenPart } from '../support/bench.js';
import { connect, transaction } from '../support/clients.js';
import { batches, Stopwatch } from '../support/rounds.js';
import { BareChannel, makeReference, openChannel } from './channel.js';
import { CALLS_AT_ONCE, type DispatchFacts, ITEMS_A_CALL, type Line, LINES, linesInto } from './dispatch.facts.js';

const move = (name: string, sets: string) => ({
  name,
  text: `update bare.disbursement d set ${sets}, state_since = now()
           from unnest($1::uuid[], $2::uuid[]) as r (id, registrant_id) where d.id = r.id and d.registrant_id = r.registrant_id`,
});
const log = (name: string, from: string, to: string) => ({
  name,
  text: `insert into bare.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state, actor_id, at, reason)
         select platform.uuid_v7(), registrant_id, $3, id, 'money', '${from}', '${to}', $4, now(), 'bare'
           from unnest($1::uuid[], $2::uuid[]) as r (id, registrant_id)`,
});
const INTEND = move('intend', `state = 'sending'`);
const LOG_INTENT = log('log-intent', 'pending', 'sending');
const PAY = move('pay', `state = 'paid', closed_at = now(), delivered_minor = d.amount_minor`);
const LOG_PAID = log('log-paid', 'sending', 'paid');
const FULFIL = {
  name: 'fulfil',
  text: `update bare.entitlement e set state = 'fulfilled', delivered_minor = e.amount_minor
           from unnest($1::uuid[], $2::uuid[]) as r (id, registrant_id) where e.id = r.id and e.registrant_id = r.registrant_id`,
};
const LOG_FULFILLED = {
  name: 'log-fulfilled',
  text: `insert into bare.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
         select platform.uuid_v7(), registrant_id, $3, id, 'approved', 'fulfilled', $4, now(), 'bare'
           from unnest($1::uuid[], $2::uuid[]) as r (id, registrant_id)`,
};
const COMMIT_FUND = {
  name: 'commit-fund',
  text: `update bare.fund_account set balance_minor = balance_minor + case code when 'paid' then 1 else -1 end
          where program_id = $1 and code in ('reserved', 'paid')`,
};

/**
 * The same calls, and what must last in bare SQL, a round of four calls at a time: what is about to be sent is written before, what
 * became of it and what follows for entitlement and fund in one transaction afterwards. No account is opened, nothing is checked.
 */
const openDurable: OpenPart = async (stage) => {
  const { rounds } = stage.facts as DispatchFacts;
  const client = await connect(stage.dataUrl);
  const channel = await openChannel(stage);
  const bare = new BareChannel(channel.url);
  return {
    async round(index) {
      const { batchId, programId } = rounds[index]!;
      for (const text of linesInto('bare')) await client.query(text, [batchId]);
      await client.query('vacuum analyze bare.disbursement, bare.entitlement');
      const { rows: lines } = await client.query<Line>(LINES, [batchId]);
      const references = lines.map(() => makeReference());
      const write = (statement: { name: string; text: string }, ids: string[], registrants: string[], logged = false) =>
        client.query({ ...statement, values: [ids, registrants, ...(logged ? [programId, ACTOR_ID] : [])] });
      const eachRound = async (work: (some: readonly Line[], calls: Call[]) => Promise<void>): Promise<void> => {
        for (const { from, to } of batches(0, lines.length, ITEMS_A_CALL * CALLS_AT_ONCE))
          await work(lines.slice(from, to), [...batches(from, to, ITEMS_A_CALL)]);
      };
      const watch = new Stopwatch();
      await watch.time('sending', () =>
        eachRound(async (some, calls) => {
          const [ids, registrants] = [some.map(({ id }) => id), some.map(({ registrant }) => registrant)];
          await transaction(client, async () => {
            await write(INTEND, ids, registrants);
            await write(LOG_INTENT, ids, registrants, true);
          });
          await Promise.all(calls.map(({ from, to }) => bare.disburse(references.slice(from, to), from)));
        }),
      );
      await watch.time('applying', () =>
        eachRound(async (some, calls) => {
          await Promise.all(calls.map(({ from, to }) => bare.status(references.slice(from, to))));
          const [ids, registrants] = [some.map(({ id }) => id), some.map(({ registrant }) => registrant)];
          const entitlements = some.map(({ entitlement }) => entitlement);
          await transaction(client, async () => {
            await write(PAY, ids, registrants);
            await write(LOG_PAID, ids, registrants, true);
            await write(FULFIL, entitlements, registrants);
            await write(LOG_FULFILLED, entitlements, registrants, true);
            await client.query({ ...COMMIT_FUND, values: [programId] });
          });
        }),
      );
      return { items: lines.length, seconds: watch.seconds, steps: watch.steps };
    },
    async close() {
      await bare.close();
      await client.end();
      await channel.stop();
    },
  };
};

interface Call {
  readonly from: number;
  readonly to: number;
}

export default openDurable;
