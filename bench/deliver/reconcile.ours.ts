import { DeliveryReportsService } from '../../src/disbursements/reconcile/delivery-reports.service.js';
import type { Told } from '../../src/disbursements/reconcile/told.js';
import { PaymentChannelsService } from '../../src/disbursements/dispatch-batch/payment-channels.service.js';
import { Caller } from '../../src/access/caller.js';
import { RequestContext } from '#platform/context/request-context.js';
import { AMOUNT, CURRENCY, type DispatchFacts, type Line, LINES } from '../dispatch/dispatch.facts.js';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { justWritten } from './reconcile.facts.js';

const PERMISSION = 'reconciliation:write';
const FAR = new Date('2100-01-01');

/** What a channel tells of every payment of a batch by its reference, as it is read from a statement, in one transaction. */
const openOurs: OpenPart = async (stage) => {
  const { rounds, channelId } = stage.facts as DispatchFacts;
  const app = await openApplication(stage);
  await app.init();
  const [reports, payments] = [DeliveryReportsService, PaymentChannelsService].map((one) =>
    app.get(one as never, { strict: false }),
  ) as [DeliveryReportsService, PaymentChannelsService];
  const client = await connect(stage.dataUrl);

  return {
    async round(index) {
      const { batchId, cycleId } = rounds[index]!;
      const { rows: lines } = await client.query<Line>(LINES, [batchId]);
      const references = payments.referencesOf(
        channelId,
        lines.map(({ id }) => id),
      );
      await justWritten(client, null, batchId, cycleId);
      const began = performance.now();
      const { applied } = await RequestContext.runAs(`round-${index}`, reconciler(), () =>
        reports.takeAll(batchId, () => told(references)),
      );
      const seconds = (performance.now() - began) / 1000;
      if (applied !== stage.rows) throw new Error(`${applied} payments of ${stage.rows} were applied`);
      return { items: applied, seconds };
    },
    async close() {
      await client.end();
      await app.close();
    },
  };
};

/** Who uploads it, in every program. */
function reconciler(): Caller {
  const permissions = new Set([PERMISSION]);
  const held = {
    grantId: ACTOR_ID,
    role: null,
    programIds: null,
    areas: null,
    permissions,
    dataClasses: [],
    expiresAt: FAR,
  };
  const caller = new Caller(ACTOR_ID, 'bench', [held]);
  caller.using = PERMISSION;
  return caller;
}

function* told(references: readonly string[]): Generator<Told> {
  for (const reference of references)
    yield { is: 'result', result: { reference, outcome: 'paid', amount: AMOUNT, currency: CURRENCY } as never };
}

export default openOurs;
