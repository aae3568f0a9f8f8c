import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { finishedOperation } from '../support/finished-operation.js';
import type { EvaluateFacts } from './evaluate.facts.js';

/** An eligibility run, ordered and done as a durable operation; timed by its own instants. */
const openOurs: OpenPart = async (stage) => {
  const { programs, asOf } = stage.facts as EvaluateFacts;
  const app = await openApplication(stage);
  await app.init();
  const operations = app.get(OperationsService);

  return {
    round: (index) =>
      RequestContext.runAs(`round-${index}`, ACTOR, async () => {
        const { id, ruleVersionId } = programs[index]!;
        const order = { kind: 'evaluate-eligibility', subject: id, programId: id };
        const ordered = await operations.order({ ...order, parameters: { asOf, ruleVersionId } });
        const { done, startedAt, finishedAt, counts } = await finishedOperation(operations, ordered.id);
        const note = `eligible ${counts['eligible'] ?? 0}, unknown ${counts['unknown'] ?? 0}, enrolled ${counts['enrolled'] ?? 0}`;
        return { items: done, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1000, note };
      }),
    close: () => app.close(),
  };
};

export default openOurs;
