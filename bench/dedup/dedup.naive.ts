import { copyShapes } from '../support/real-shape.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { rowsOf } from '../support/rounds.js';
import type { DedupFacts } from './dedup.facts.js';

const SAMPLE = 20_000;

const TWINS = {
  name: 'twins',
  text: `select b.registrant_id as id, b.token, b.kind
           from matching.match_token a
           join matching.match_token b on b.token = a.token and b.registrant_id > a.registrant_id
           join programs.enrolment e on e.registrant_id = b.registrant_id and e.program_id = $2 and e.ended_at is null
          where a.registrant_id = $1`,
};
const KEEP = {
  name: 'keep',
  text: `insert into naive.duplicate_match (program_id, registrant_a, registrant_b, key, criterion, through_members, run_id, found_at)
         values ($1, $2, $3, $4, $5, false, $1, now()) on conflict do nothing`,
};

/** Enrolment at a time: who else holds one of its keys, and a row for each; every statement commits. Nothing is put into clusters. */
const openNaive: OpenPart = async (stage) => {
  const { programId } = stage.facts as DedupFacts;
  const client = await connect(stage.dataUrl);
  await copyShapes(client, 'naive', ['programs.duplicate_match']);
  return {
    async round(index) {
      const { from, to } = rowsOf({ ...stage, rounds: stage.rounds + 1 }, index + 1, Math.min(stage.rows, SAMPLE));
      const { rows } = await client.query<{ id: string }>(
        'select registrant_id as id from programs.enrolment where program_id = $1 order by 1 offset $2 limit $3',
        [programId, from, to - from],
      );
      const began = performance.now();
      for (const { id } of rows) {
        const { rows: twins } = await client.query<{ id: string; token: Buffer; kind: string }>({
          ...TWINS,
          values: [id, programId],
        });
        for (const twin of twins)
          await client.query({ ...KEEP, values: [programId, id, twin.id, twin.token, twin.kind] });
      }
      return { items: rows.length, seconds: (performance.now() - began) / 1000 };
    },
    close: () => client.end(),
  };
};

export default openNaive;
