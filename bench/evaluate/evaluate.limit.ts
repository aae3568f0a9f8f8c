import type pg from 'pg';
import { FIRST_ID } from '#platform/ids/ids.js';
import { OpenProfiles } from '#registry';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect, transaction } from '../support/clients.js';
import { Stopwatch } from '../support/rounds.js';
import type { EvaluateFacts } from './evaluate.facts.js';

const JUDGE = { module: new URL('./judge-nothing.js', import.meta.url).href, name: 'judgeNothing', parameters: null };

/** Rows in one transaction, as many as a chunk of the scan. */
const CHUNK_SIZE = 5_000;

const NEXT = {
  name: 'next',
  text: 'select registrant_id as last from bare.judged where registrant_id > $1 order by registrant_id offset $2 limit 1',
};
const RANGE = 'j.registrant_id > $1 and ($2::uuid is null or j.registrant_id <= $2)';
const VERDICTS = {
  name: 'verdicts',
  text: `insert into bare.verdict (registrant_id, program_id, rule_version_id, as_of, outcome)
         select j.registrant_id, $3, $4, $5, j.outcome from bare.judged j where ${RANGE}
         on conflict (registrant_id, program_id) do update
            set rule_version_id = excluded.rule_version_id, as_of = excluded.as_of, outcome = excluded.outcome`,
};
const ENROLMENTS = {
  name: 'enrolments',
  text: `with opened as (
           insert into bare.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since, rule_version_id, verdict, verdict_as_of)
           select platform.uuid_v7(), j.registrant_id, $3, 'enrolled', now(), now(), $4, j.outcome, $5
             from bare.judged j where ${RANGE} and j.outcome = 'eligible'
           on conflict do nothing returning id, registrant_id
         )
         insert into bare.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
         select platform.uuid_v7(), registrant_id, $3, id, 'draft', 'enrolled', $6, now(), 'eligible', $4 from opened`,
};

/** Opening everyone for nothing, plus writing the verdicts of our run from a table that already holds them. */
const openLimit: OpenPart = async (stage) => {
  const { target, programs } = stage.facts as EvaluateFacts;
  const app = await openApplication(stage);
  const profiles = app.get(OpenProfiles);
  const client = await connect(stage.dataUrl);

  const open = async (asOf: Date): Promise<number> => {
    let opened = 0;
    const everyone = { kind: target, asOf, after: null };
    for await (const { ids } of profiles.scan(everyone, 'eligibility', JUDGE)) opened += ids.length;
    return opened;
  };

  return {
    async round(index) {
      const { id, ruleVersionId } = programs[index]!;
      await client.query('truncate bare.judged');
      await client.query(
        'insert into bare.judged select registrant_id, outcome from programs.verdict where program_id = $1',
        [id],
      );
      await client.query('vacuum analyze bare.judged');
      const asOf = new Date();
      const common = [id, ruleVersionId, asOf.toISOString()];
      const watch = new Stopwatch();
      const opened = await watch.time('opening', () => open(asOf));
      await watch.time('writing verdicts', () => write(client, VERDICTS, common));
      const { seconds, steps } = watch;
      const besides = new Stopwatch();
      await besides.time('enrolments', () => write(client, ENROLMENTS, [...common, ACTOR_ID]));
      const note = `enrolments and their history, in bare SQL, take ${(besides.seconds / seconds).toFixed(2)} of this besides`;
      return { items: opened, seconds, steps, note };
    },
    async close() {
      await client.end();
      await app.close();
    },
  };
};

async function write(client: pg.Client, statement: typeof VERDICTS, common: readonly string[]): Promise<void> {
  let after: string | null = FIRST_ID;
  while (after !== null) {
    const next: pg.QueryResult<{ last: string }> = await client.query({ ...NEXT, values: [after, CHUNK_SIZE - 1] });
    const last: string | null = next.rows[0]?.last ?? null;
    await transaction(client, async () => {
      await client.query({ ...statement, values: [after, last, ...common] });
    });
    after = last;
  }
}

export default openLimit;
