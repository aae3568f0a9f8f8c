import { newId } from '#platform/ids/ids.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { rowsOf } from '../support/rounds.js';
import { AMOUNT_MINOR, type CycleFacts } from './cycle.facts.js';

export const SAMPLE = 20_000;

export const ENROLMENT = {
  name: 'enrolment',
  text: `select id from programs.enrolment where registrant_id = $1 and program_id = $2 and state = 'enrolled'`,
};
export const IS_THERE = {
  name: 'is-there',
  text: 'select from naive.entitlement where cycle_id = $1 and registrant_id = $2 and benefit_id = $3',
};
export const ADD = {
  name: 'add',
  text: `insert into naive.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, currency, amount_minor, created_at)
         values ($1, $2, $3, $4, $5, $6, 'KES', $7, now())`,
};

/** Row at a time: is there an enrolment, is there a line, add one; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const client = await connect(stage.dataUrl);
  return {
    async round(index) {
      const { programId, benefitId, cycleId } = rounds[index]!;
      const { from, to } = rowsOf({ ...stage, rounds: stage.rounds + 1 }, index + 1, Math.min(stage.rows, SAMPLE));
      const { rows } = await client.query<{ id: string }>(
        'select id from registry.registrant order by id offset $1 limit $2',
        [from, to - from],
      );
      const began = performance.now();
      for (const { id } of rows) {
        const { rows: enrolments } = await client.query<{ id: string }>({ ...ENROLMENT, values: [id, programId] });
        const { rowCount } = await client.query({ ...IS_THERE, values: [cycleId, id, benefitId] });
        if (rowCount === 0)
          await client.query({
            ...ADD,
            values: [newId(), id, cycleId, programId, benefitId, enrolments[0]!.id, AMOUNT_MINOR],
          });
      }
      return { items: rows.length, seconds: (performance.now() - began) / 1000 };
    },
    close: () => client.end(),
  };
};

export default openNaive;
