import { idBytes, newId } from '#platform/ids/ids.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { judgeEligibility, OUTCOMES } from '../../src/programs/evaluate-eligibility/eligibility.judge.js';
import { PROFILE } from '../../src/registry/places.js';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { rowsOf } from '../support/rounds.js';
import { type EvaluateFacts, RULE } from './evaluate.facts.js';

const SAMPLE = 20_000;

const READ = {
  name: 'read',
  text: 'select profile_sealed as sealed, profile_version as version from registry.registrant where id = $1',
};
const READ_KEY = {
  name: 'read-key',
  text: 'select generation, kek_version, wrapped from keys.registrant_key where registrant_id = $1',
};
const VERDICT = {
  name: 'verdict',
  text: `insert into naive.verdict (registrant_id, program_id, rule_version_id, as_of, outcome) values ($1, $2, $3, $4, $5)
         on conflict (registrant_id, program_id) do update
            set rule_version_id = excluded.rule_version_id, as_of = excluded.as_of, outcome = excluded.outcome`,
};
const ENROL = {
  name: 'enrol',
  text: `with opened as (
           insert into naive.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since, rule_version_id, verdict, verdict_as_of)
           values ($1, $2, $3, 'enrolled', now(), now(), $4, 'eligible', $5) on conflict do nothing returning id, registrant_id
         )
         insert into naive.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
         select $6, registrant_id, $3, id, 'draft', 'enrolled', $7, now(), 'eligible', $4 from opened`,
};

/** Person at a time: read, open and judge here and now, upsert the verdict, enrol; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const { programs, asOf } = stage.facts as EvaluateFacts;
  const app = await openApplication(stage);
  const ring = app.get(KeyRing);
  const [data, keys] = [await connect(stage.dataUrl), await connect(stage.keyUrl)];
  const judge = judgeEligibility(RULE, new Date(asOf));

  const evaluate = async (id: string, programId: string, ruleVersionId: string): Promise<void> => {
    const { rows: profiles } = await data.query<{ sealed: Buffer; version: number }>({ ...READ, values: [id] });
    const { rows: stored } = await keys.query<{ generation: number; kek_version: number; wrapped: Buffer }>({
      ...READ_KEY,
      values: [id],
    });
    const [{ sealed, version }, { generation, kek_version: kekVersion, wrapped }] = [profiles[0]!, stored[0]!];
    const subject = idBytes(id);
    const { key } = ring.unwrap(subject, { generation, kekVersion, wrapped });
    const text = open(classKey(key, 'attributes'), PROFILE, { row: subject, subject, generation, version }, sealed);
    const attributes = JSON.parse(text.toString('utf8')) as Record<string, unknown>;
    const outcome = OUTCOMES[judge({ registrantId: id, kind: 'individual', attributes, members: [], payee: null })]!;
    await data.query({ ...VERDICT, values: [id, programId, ruleVersionId, asOf, outcome] });
    if (outcome === 'eligible')
      await data.query({ ...ENROL, values: [newId(), id, programId, ruleVersionId, asOf, newId(), ACTOR_ID] });
  };

  return {
    async round(index) {
      const { id: programId, ruleVersionId } = programs[index]!;
      const { from, to } = rowsOf({ ...stage, rounds: stage.rounds + 1 }, index + 1, Math.min(stage.rows, SAMPLE));
      const { rows } = await data.query<{ id: string }>(
        'select id from registry.registrant order by id offset $1 limit $2',
        [from, to - from],
      );
      const began = performance.now();
      for (const { id } of rows) await evaluate(id, programId, ruleVersionId);
      return { items: rows.length, seconds: (performance.now() - began) / 1000 };
    },
    async close() {
      await Promise.all([data.end(), keys.end()]);
      await app.close();
    },
  };
};

export default openNaive;
