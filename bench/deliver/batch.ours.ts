import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { finishedOperation } from '../support/finished-operation.js';
import type { DeliverFacts } from './deliver.facts.js';

/** A batch made as a durable operation; timed by its own instants. */
const openOurs: OpenPart = async (stage) => {
  const { rounds, channelId } = stage.facts as DeliverFacts;
  const app = await openApplication(stage);
  await app.init();
  const operations = app.get(OperationsService);

  return {
    round: (index) =>
      RequestContext.runAs(`round-${index}`, ACTOR, async () => {
        const { programId, cycleId } = rounds[index]!;
        const parameters = { channelId, benefitId: null, collectUntil: null };
        const { id } = await operations.order({ kind: 'prepare-batch', subject: cycleId, programId, parameters });
        const { startedAt, finishedAt, counts } = await finishedOperation(operations, id);
        const items = counts['lines'] ?? 0;
        if (items !== stage.rows) throw new Error(`${items} lines of ${stage.rows} were put into the batch`);
        return { items, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1000 };
      }),
    close: () => app.close(),
  };
};

export default openOurs;
