import { idBytes, newId } from '#platform/ids/ids.js';
import { KeyRing, type WrappedKey } from '#platform/vault/key-ring.js';
import { classKey, open } from '#platform/vault/sealed-format.js';
import { judgeEligibility, OUTCOMES } from '../../src/programs/evaluate-eligibility/eligibility.judge.js';
import type { OpenedMember } from '../../src/registry/open-profiles/opened-profile.js';
import { PROFILE } from '../../src/registry/places.js';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { rowsOf } from '../support/rounds.js';
import { type EvaluateFacts, judgedOf, ruleFor } from './evaluate.facts.js';

/** How many are judged, unless the time is over before: where a commit takes long they would take minutes. */
const SAMPLE = 20_000;
const MOST_SECONDS = 10;
const MOST_SECONDS_OF_WARMING_UP = 3;

const MEMBERS = {
  name: 'members',
  text: 'select member_id as id from registry.membership where registrant_id = $1 and ended_at is null',
};
const READ = {
  name: 'read',
  text: `select profile_sealed as sealed, profile_version as version from registry.registrant where id = $1`,
};
const READ_KEY = {
  name: 'read-key',
  text: `select generation, kek_version as "kekVersion", wrapped from keys.registrant_key where registrant_id = $1`,
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

interface Profile {
  readonly sealed: Buffer;
  readonly version: number;
}

/**
 * Row at a time, as an object-relational mapper goes about it: each person is read by a statement of their own, opened and judged here
 * and now; then the verdict is upserted, and who is eligible enrolled. Every statement commits.
 */
const openNaive: OpenPart = async (stage) => {
  const { target, programs } = stage.facts as EvaluateFacts;
  const app = await openApplication(stage);
  const ring = app.get(KeyRing);
  const [data, keys] = [await connect(stage.dataUrl), await connect(stage.keyUrl)];
  const asOf = new Date();
  const judge = judgeEligibility(ruleFor(target), asOf);

  const read = async (id: string): Promise<Record<string, unknown>> => {
    const { rows: profiles } = await data.query<Profile>({ ...READ, values: [id] });
    const { rows: stored } = await keys.query<WrappedKey>({ ...READ_KEY, values: [id] });
    const { sealed, version } = profiles[0]!;
    const subject = idBytes(id);
    const { key, generation } = ring.unwrap(subject, stored[0]!);
    const text = open(classKey(key, 'attributes'), PROFILE, { row: subject, subject, generation, version }, sealed);
    return JSON.parse(text.toString('utf8')) as Record<string, unknown>;
  };

  const membersOf = async (household: string): Promise<OpenedMember[]> => {
    const { rows } = await data.query<{ id: string }>({ ...MEMBERS, values: [household] });
    const members: OpenedMember[] = [];
    const role = { isHead: false, isRepresentative: false };
    for (const { id } of rows) members.push({ registrantId: id, ...role, attributes: await read(id) });
    return members;
  };

  const evaluate = async (id: string, programId: string, ruleVersionId: string): Promise<void> => {
    const attributes = await read(id);
    const members = target === 'group' ? await membersOf(id) : [];
    const outcome = OUTCOMES[judge({ registrantId: id, kind: target, attributes, members, payee: null })]!;
    await data.query({ ...VERDICT, values: [id, programId, ruleVersionId, asOf, outcome] });
    if (outcome === 'eligible')
      await data.query({ ...ENROL, values: [newId(), id, programId, ruleVersionId, asOf, newId(), ACTOR_ID] });
  };

  return {
    async round(index) {
      const { id: programId, ruleVersionId } = programs[index]!;
      const everybody = judgedOf(target, stage.rows);
      const sample = Math.min(everybody, SAMPLE);
      const { from, to } = rowsOf({ ...stage, rounds: stage.rounds + 1 }, index + 1, sample);
      const { rows } = await data.query<{ id: string }>(
        'select id from registry.registrant where kind = $3 order by id offset $1 limit $2',
        [from, to - from, target],
      );
      const most = index === 0 ? MOST_SECONDS_OF_WARMING_UP : MOST_SECONDS;
      const began = performance.now();
      const elapsed = (): number => (performance.now() - began) / 1000;
      let done = 0;
      while (done < rows.length && elapsed() < most) await evaluate(rows[done++]!.id, programId, ruleVersionId);
      const why = done < rows.length ? ` in the ${most} s it is given` : '';
      return {
        items: done,
        seconds: elapsed(),
        note: `${done} of ${everybody} judged${why}; the rate is taken to hold for the rest`,
      };
    },
    async close() {
      await Promise.all([data.end(), keys.end()]);
      await app.close();
    },
  };
};

export default openNaive;
