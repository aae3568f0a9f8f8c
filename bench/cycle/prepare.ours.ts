import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { finishedOperation } from '../support/finished-operation.js';
import type { CycleFacts } from './cycle.facts.js';

/** A cycle prepared as a durable operation; timed by its own instants. */
const openOurs: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const app = await openApplication(stage);
  await app.init();
  const operations = app.get(OperationsService);

  return {
    round: (index) =>
      RequestContext.runAs(`round-${index}`, ACTOR, async () => {
        const { programId, benefitId, cycleId } = rounds[index]!;
        const order = { kind: 'prepare-cycle', subject: cycleId, programId, parameters: { benefitIds: [benefitId] } };
        const { id } = await operations.order(order);
        const { startedAt, finishedAt, counts } = await finishedOperation(operations, id);
        const items = counts['cash'] ?? 0;
        if (items !== stage.rows) throw new Error(`${items} lines of ${stage.rows} were made`);
        return { items, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1000 };
      }),
    close: () => app.close(),
  };
};

export default openOurs;
