import type { Api, Operation } from './api.js';
import type { Cast } from './cast.js';
import type { DemoProgram } from './enrol.js';
import type { Progress } from './progress.js';

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly states: Readonly<Record<string, number>>;
}

interface Attempt {
  readonly id: string;
  readonly state: string;
}

type Outcome = 'delivered' | 'partly_delivered' | 'lost';

const RESULTS_AT_ONCE = 1000;

/** Hands the cash to the payment channel and waits until every outcome is known. */
export async function payOut(
  cast: Cast,
  program: DemoProgram,
  cycleId: string,
  channelUrl: string,
  progress: Progress,
): Promise<void> {
  const founder = await cast.as('founder');
  const channel = {
    code: 'PAYMENTS',
    name: 'National payment channel',
    kind: 'http_payment',
    endpoint: channelUrl,
    payerAccount: 'treasury:1',
  };
  const { id: channelId } = await founder.post<{ id: string }>(
    '/v1/delivery-channels',
    { ...channel, credential: 'amparo-demo-channel-token' },
    'demo-channel-payments',
  );
  const payer = await cast.as('payer');
  const batch = await dispatch(cast, program, cycleId, channelId, progress);
  for (;;) {
    const under = await underWay(payer, 'reconcile-batch'); // asked first: what ends in between shows in the state
    const { state, states } = await payer.get<Batch>(`/v1/disbursement-batches/${batch.id}`);
    if (state === 'settled') {
      progress.tell(`  paid ${states['paid'] ?? 0}, failed ${states['failed'] ?? 0} of ${sum(states)}`);
      return;
    }
    if (under) await progress.follow(`Reconcile ${program.code}`, payer, under, sum(states));
    else await payer.post(`/v1/disbursement-batches/${batch.id}/reconcile`);
  }
}

/** Sends the baskets out, and records what reached people: most in full, some in part, a few lost. */
export async function handOut(
  cast: Cast,
  program: DemoProgram,
  cycleId: string,
  progress: Progress,
  outcome: (disbursementId: string) => Outcome = writtenDown,
): Promise<void> {
  const founder = await cast.as('founder');
  const channel = { code: 'BASKETS', name: 'Distribution points', kind: 'in_kind' };
  const { id: channelId } = await founder.post<{ id: string }>(
    '/v1/delivery-channels',
    channel,
    'demo-channel-baskets',
  );
  const payer = await cast.as('payer');
  const batch = await dispatch(cast, program, cycleId, channelId, progress);
  const began = Date.now();
  let results: object[] = [];
  let told = 0;
  const send = async (): Promise<void> => {
    if (results.length > 0) await payer.post('/v1/reconciliations', { batchId: batch.id, results });
    told += results.length;
    results = [];
  };
  for await (const attempt of payer.list<Attempt>(
    `/v1/disbursement-batches/${batch.id}/disbursements?state=dispatched`,
  )) {
    results.push(resultOf(attempt.id, outcome(attempt.id)));
    if (results.length === RESULTS_AT_ONCE) await send();
  }
  await send();
  if (told > 0) progress.record(`Record deliveries ${program.code}`, told, (Date.now() - began) / 1000);
  const { states } = await payer.get<Batch>(`/v1/disbursement-batches/${batch.id}`);
  progress.tell(
    `  delivered ${states['delivered'] ?? 0}, in part ${states['partly_delivered'] ?? 0}, lost ${states['lost'] ?? 0}`,
  );
}

/** What the distribution point wrote down: decided by the handle, so that a repeated run says the same. */
function writtenDown(disbursementId: string): Outcome {
  const lot = [...disbursementId].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 100, 7);
  return lot < 2 ? 'lost' : lot < 12 ? 'partly_delivered' : 'delivered';
}

/** Seven of ten kilograms, where a part arrived. */
const resultOf = (disbursementId: string, outcome: Outcome): object =>
  outcome === 'partly_delivered' ? { disbursementId, outcome, quantity: '7' } : { disbursementId, outcome };

async function dispatch(
  cast: Cast,
  program: DemoProgram,
  cycleId: string,
  channelId: string,
  progress: Progress,
): Promise<Batch> {
  const [payer, approver] = [await cast.as('payer'), await cast.as('approver')];
  const made = await payer.post<Batch>(
    `/v1/cycles/${cycleId}/disbursement-batches`,
    { channelId },
    `demo-batch-${program.code}`,
  );
  const current = () => payer.get<Batch>(`/v1/disbursement-batches/${made.id}`);
  if ((await current()).state === 'draft') await approver.post(`/v1/disbursement-batches/${made.id}/approve`);
  if ((await current()).state === 'approved') {
    const ordered = await payer.post<Operation>(`/v1/disbursement-batches/${made.id}/dispatch`);
    await progress.follow(`Dispatch ${program.code}`, payer, ordered);
  }
  return made;
}

/** An operation of this kind that another one ordered, if it is still running. */
async function underWay(api: Api, kind: string): Promise<Operation | undefined> {
  const { data } = await api.get<{ data: Operation[] }>('/v1/operations?limit=20');
  return data.find(
    (operation) => operation.kind === kind && (operation.state === 'queued' || operation.state === 'running'),
  );
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
