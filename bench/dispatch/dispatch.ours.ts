import { RequestContext } from '#platform/context/request-context.js';
import type { OperationRecord } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { finishedOperation } from '../support/finished-operation.js';
import { openChannel } from './channel.js';
import type { DispatchFacts } from './dispatch.facts.js';

/** A batch dispatched as a durable operation, and the reconciliation that it orders; timed by their own instants. */
const openOurs: OpenPart = async (stage) => {
  const { rounds, channelId } = stage.facts as DispatchFacts;
  const channel = await openChannel(stage);
  const client = await connect(stage.dataUrl);
  await client.query('update disbursements.delivery_channel set endpoint = $2 where id = $1', [channelId, channel.url]);
  const app = await openApplication(stage, { AMPARO_OUTBOUND_HOSTS: new URL(channel.url).host });
  await app.init();
  const operations = app.get(OperationsService);

  return {
    round: (index) =>
      RequestContext.runAs(`round-${index}`, ACTOR, async () => {
        const { programId, batchId } = rounds[index]!;
        const { id } = await operations.order({ kind: 'dispatch-batch', subject: batchId, programId });
        const sent = await finishedOperation(operations, id);
        const { rows } = await client.query<{ id: string }>(
          `select id from platform.operation where kind = 'reconcile-batch' and subject = $1`,
          [batchId],
        );
        const applied = await finishedOperation(operations, rows[0]!.id);
        const items = applied.counts['paid'] ?? 0;
        if (items !== stage.rows) throw new Error(`${items} payments of ${stage.rows} were made`);
        const steps = { sending: secondsOf(sent), applying: secondsOf(applied) };
        return { items, seconds: steps.sending + steps.applying, steps };
      }),
    async close() {
      await app.close();
      await client.end();
      await channel.stop();
    },
  };
};

const secondsOf = ({ startedAt, finishedAt }: OperationRecord): number =>
  (finishedAt!.getTime() - startedAt!.getTime()) / 1000;

export default openOurs;
