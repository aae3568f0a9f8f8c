import type pg from 'pg';
import { DeliveryReportsService } from '../../src/disbursements/reconcile/delivery-reports.service.js';
import type { Told } from '../../src/disbursements/reconcile/told.js';
import { PaymentChannelsService } from '../../src/disbursements/dispatch-batch/payment-channels.service.js';
import { Caller } from '../../src/access/caller.js';
import { RequestContext } from '#platform/context/request-context.js';
import { AMOUNT, CURRENCY, type DispatchFacts } from '../dispatch/dispatch.facts.js';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { OpenPart } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { clearedAway, justWritten } from './reconcile.facts.js';

const PERMISSION = 'reconciliation:write';
const PAGE = `select id from disbursements.disbursement where batch_id = $1 and ($2::uuid is null or id > $2) order by id limit 10000`;
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
      const references = await referencesOf(client, batchId, (ids) => payments.referencesOf(channelId, ids));
      await justWritten(client, null, batchId, cycleId);
      const began = performance.now();
      const { applied } = await RequestContext.runAs(`round-${index}`, reconciler(), () =>
        reports.takeAll(batchId, () => told(references)),
      );
      const seconds = (performance.now() - began) / 1000;
      await clearedAway(client, null);
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

/** References of one length, one after the other outside of the heap: to the service a statement is a stream, whatever its size. */
interface References {
  readonly bytes: Buffer;
  readonly length: number;
}

async function referencesOf(
  client: pg.Client,
  batchId: string,
  refer: (ids: readonly string[]) => readonly string[],
): Promise<References> {
  const pages: Buffer[] = [];
  let [last, length] = [null as string | null, 0];
  for (;;) {
    const { rows } = await client.query<{ id: string }>(PAGE, [batchId, last]);
    if (rows.length === 0) return { bytes: Buffer.concat(pages), length };
    const references = refer(rows.map(({ id }) => id));
    length = references[0]!.length;
    pages.push(Buffer.from(references.join(''), 'latin1'));
    last = rows.at(-1)!.id;
  }
}

function* told({ bytes, length }: References): Generator<Told> {
  for (let at = 0; at < bytes.length; at += length) {
    const reference = bytes.toString('latin1', at, at + length);
    yield { is: 'result', result: { reference, outcome: 'paid', amount: AMOUNT, currency: CURRENCY } as never };
  }
}

export default openOurs;
