import { RequestContext } from '#platform/context/request-context.js';
import { newId } from '#platform/ids/ids.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { finishedOperation } from '../support/finished-operation.js';
import type { CycleFacts } from './cycle.facts.js';

/** A cycle approved as a durable operation, by another person than who made it; timed by its own instants. */
const openOurs: OpenPart = async (stage) => {
  const { rounds } = stage.facts as CycleFacts;
  const app = await openApplication(stage);
  await app.init();
  const operations = app.get(OperationsService);
  const approver = { ...ACTOR, userId: newId() };

  return {
    round: (index) =>
      RequestContext.runAs(`round-${index}`, approver, async () => {
        const { programId, cycleId } = rounds[index]!;
        const order = { kind: 'approve-cycle', subject: cycleId, programId, parameters: { stage: 'approve' } };
        const { id } = await operations.order(order);
        const { startedAt, finishedAt, counts } = await finishedOperation(operations, id);
        const items = counts['approved'] ?? 0;
        if (items !== stage.rows) throw new Error(`${items} lines of ${stage.rows} were approved`);
        return { items, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1000 };
      }),
    close: () => app.close(),
  };
};

export default openOurs;
