import { issueDevelopmentToken, type Role } from '#access';
import { Api, type Operation } from '../../demo/main-job/api.js';
import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { fill } from '../cycle/fill.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { SetUp, Stage } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { finishedOperation } from '../support/finished-operation.js';
import { copyShapes } from '../support/real-shape.js';
import { accountOf, TOKEN } from './channel.js';
import { type DispatchFacts, WRITTEN } from './dispatch.facts.js';

/** Nobody listens there: each part puts its own channel in its place. */
const NOWHERE = 'http://127.0.0.1:9';

/** Cycles as the other benches fill them, approved and put into batches over the API. */
const setUp: SetUp = async (stage) => {
  const { facts } = await fill(stage, { calculated: false, submitted: true, accountOf });
  const app = await openApplication(stage, { AMPARO_OUTBOUND_HOSTS: new URL(NOWHERE).host });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const as = async (role: Role): Promise<Api> => new Api(url, await tokenOf(stage, role));
  const [admin, approver, payer] = [await as('program_admin'), await as('approver'), await as('payment_officer')];
  const kind = { code: 'BANK', name: 'Bank', kind: 'http_payment', endpoint: NOWHERE, payerAccount: 'treasury:1' };
  const { id: channelId } = await admin.post<{ id: string }>('/v1/delivery-channels', { ...kind, credential: TOKEN });
  const rounds: DispatchFacts['rounds'][number][] = [];
  for (const round of facts.rounds) {
    const { id } = await approver.post<Operation>(`/v1/cycles/${round.cycleId}/approve`);
    await RequestContext.runAs('setup', ACTOR, () => finishedOperation(app.get(OperationsService), id));
    const path = `/v1/cycles/${round.cycleId}/disbursement-batches`;
    const { id: batchId } = await payer.post<{ id: string }>(path, { channelId });
    await approver.post(`/v1/disbursement-batches/${batchId}/approve`);
    rounds.push({ ...round, batchId });
  }
  await app.close();
  const client = await connect(stage.dataUrl);
  await copyShapes(client, 'bare', WRITTEN);
  await copyShapes(client, 'naive', WRITTEN);
  await client.query('vacuum analyze');
  await client.end();
  return { facts: { rounds, channelId } satisfies DispatchFacts };
};

const tokenOf = ({ dataUrl, dataDirectory }: Stage, role: Role): Promise<string> =>
  issueDevelopmentToken({
    databaseUrl: dataUrl,
    dataDirectory,
    role,
    subject: role,
    organisation: 'bench',
    programs: [],
    validSeconds: 24 * 3600,
  });

export default setUp;
