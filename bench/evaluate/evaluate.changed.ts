import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import {
  EvaluateEligibilityService,
  type RunMode,
} from '../../src/programs/evaluate-eligibility/evaluate-eligibility.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { finishedOperation } from '../support/finished-operation.js';
import { absorb } from '../support/registry.js';
import { type EvaluateFacts, judgedOf } from './evaluate.facts.js';
import { nothingUnderWay } from './nothing-under-way.js';
import { records } from './records.js';

const CHANGED_SHARE = 0.01;
const OPENED_SHARE = 0.02;

/**
 * One in a hundred changes, and only the changed are judged again, in the program that our way has just been through, by the
 * process that does it our way. The last round asks a full run for its digest. Throws when more are opened than may be, or
 * the digests differ.
 */
const openChanged: OpenPart = async (stage) => {
  const { target, programs, sourceId } = stage.facts as EvaluateFacts;
  const app = await openApplication(stage);
  const [evaluation, operations] = [app.get(EvaluateEligibilityService), app.get(OperationsService)];
  const client = await connect(stage.dataUrl);
  const everybody = judgedOf(target, stage.rows);
  const share = Math.max(1, Math.floor(everybody * CHANGED_SHARE));

  const ran = async (program: string, mode: RunMode) =>
    finishedOperation(operations, (await evaluation.orderUnasked(program, mode)).id);
  const digestOf = async (program: string, incremental: number): Promise<string> => {
    const { counts } = await ran(program, 'full');
    if (counts['digest'] !== incremental)
      throw new Error(`The digest of an incremental run is ${incremental}, of a full one ${counts['digest']}`);
    return `; digest ${incremental}, of a full run ${counts['digest']}`;
  };

  return {
    round: (index) =>
      RequestContext.runAs(`changed-${index}`, ACTOR, async () => {
        const { id } = programs[index]!;
        await absorb(app, sourceId, records(target, index * share, (index + 1) * share, { income: index }));
        await nothingUnderWay(client);
        const { done, total, startedAt, finishedAt, counts } = await ran(id, 'incremental');
        if (done < share || done > everybody * OPENED_SHARE)
          throw new Error(`Of ${everybody}, ${share} have changed, and ${done} were opened`);
        const compared = index === stage.rounds ? await digestOf(id, counts['digest']!) : '';
        const note = `${share} of ${everybody} changed, ${done} of ${total} judged${compared}`;
        return { items: everybody, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1000, note };
      }),
    async close() {
      await client.end();
      await app.close();
    },
  };
};

export default openChanged;
