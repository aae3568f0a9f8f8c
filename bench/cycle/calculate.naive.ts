import { newId } from '#platform/ids/ids.js';
import { CalculationsService } from '#programs';
import { RequestContext } from '#platform/context/request-context.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { rowsOf } from '../support/rounds.js';
import { CALCULATION, type CycleFacts } from './cycle.facts.js';
import { ADD, ENROLMENT, IS_THERE, SAMPLE } from './prepare.naive.js';

/** Row at a time: is there an enrolment, is there a line, open and calculate, add one; every statement commits. */
const openNaive: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const app = await openApplication(stage);
  const calculations = app.get(CalculationsService);
  const client = await connect(stage.dataUrl);
  return {
    round: (index) =>
      RequestContext.runAs(`naive-${index}`, ACTOR, async () => {
        const { programId, benefitId, cycleId } = rounds[index]!;
        const parameters = await calculations.typed(programId, [CALCULATION]);
        const { from, to } = rowsOf({ ...stage, rounds: stage.rounds + 1 }, index + 1, Math.min(stage.rows, SAMPLE));
        const { rows } = await client.query<{ id: string }>(
          'select id from registry.registrant order by id offset $1 limit $2',
          [from, to - from],
        );
        const began = performance.now();
        for (const { id } of rows) {
          const { rows: enrolments } = await client.query<{ id: string }>({ ...ENROLMENT, values: [id, programId] });
          const { rowCount } = await client.query({ ...IS_THERE, values: [cycleId, id, benefitId] });
          const { results } = await calculations.judge([id], new Date(), parameters);
          if (rowCount === 0)
            await client.query({
              ...ADD,
              values: [newId(), id, cycleId, programId, benefitId, enrolments[0]!.id, results[0]![0]],
            });
        }
        return { items: rows.length, seconds: (performance.now() - began) / 1000 };
      }),
    async close() {
      await client.end();
      await app.close();
    },
  };
};

export default openNaive;
