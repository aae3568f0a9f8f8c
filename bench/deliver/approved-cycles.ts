import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { issueDevelopmentToken, type Role } from '#access';
import { Api, type Operation } from '../../demo/main-job/api.js';
import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import type { Round } from '../cycle/cycle.facts.js';
import { fill } from '../cycle/fill.js';
import { TOKEN } from '../dispatch/channel.js';
import { ACTOR } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { Stage } from '../support/bench.js';
import { finishedOperation } from '../support/finished-operation.js';

/** Nobody listens there: each part that calls puts its own channel in its place. */
const NOWHERE = 'http://127.0.0.1:9';

/** A cycle of each round that waits for its money, and a way for it. */
export interface Approved {
  readonly rounds: readonly Round[];
  readonly channelId: string;
  readonly app: NestFastifyApplication;
  /** Makes a batch of everything in a cycle, and approves it. */
  readonly batchOf: (cycleId: string) => Promise<string>;
}

/** Cycles as the other benches fill them, approved over the API. Whoever asks closes the application. */
export async function approvedCycles(stage: Stage, accountOf?: (index: number) => string): Promise<Approved> {
  const { facts } = await fill(stage, { calculated: false, submitted: true, ...(accountOf && { accountOf }) });
  const app = await openApplication(stage, { AMPARO_OUTBOUND_HOSTS: new URL(NOWHERE).host });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const as = async (role: Role): Promise<Api> => new Api(url, await tokenOf(stage, role));
  const [admin, approver, payer] = [await as('program_admin'), await as('approver'), await as('payment_officer')];
  const kind = { code: 'BANK', name: 'Bank', kind: 'http_payment', endpoint: NOWHERE, payerAccount: 'treasury:1' };
  const { id: channelId } = await admin.post<{ id: string }>('/v1/delivery-channels', { ...kind, credential: TOKEN });
  const done = (id: string) =>
    RequestContext.runAs('setup', ACTOR, () => finishedOperation(app.get(OperationsService), id));
  for (const { cycleId } of facts.rounds)
    await done((await approver.post<Operation>(`/v1/cycles/${cycleId}/approve`)).id);
  const batchOf = async (cycleId: string): Promise<string> => {
    const { id } = await payer.post<{ id: string }>(`/v1/cycles/${cycleId}/disbursement-batches`, { channelId });
    await approver.post(`/v1/disbursement-batches/${id}/approve`);
    return id;
  };
  return { rounds: facts.rounds, channelId, app, batchOf };
}

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
