import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { EvaluateEligibilityService } from '../../src/programs/evaluate-eligibility/evaluate-eligibility.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { finishedOperation } from '../support/finished-operation.js';
import type { EvaluateFacts } from './evaluate.facts.js';

/** An eligibility run, ordered and done as a durable operation; timed by its own instants. */
const openOurs: OpenPart = async (stage) => {
  const { programs } = stage.facts as EvaluateFacts;
  const app = await openApplication(stage);
  await app.init();
  const [evaluation, operations] = [app.get(EvaluateEligibilityService), app.get(OperationsService)];

  return {
    round: (index) =>
      RequestContext.runAs(`round-${index}`, ACTOR, async () => {
        const ordered = await evaluation.orderUnasked(programs[index]!.id, 'full');
        const { done, startedAt, finishedAt, counts } = await finishedOperation(operations, ordered.id);
        const note = `eligible ${counts['eligible'] ?? 0}, unknown ${counts['unknown'] ?? 0}, enrolled ${counts['enrolled'] ?? 0}`;
        return { items: done, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1000, note };
      }),
    close: () => app.close(),
  };
};

export default openOurs;
