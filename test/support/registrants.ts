import { AbsorbRecords, type IncomingIdentifier, type IncomingRecord, normalizeFor } from '#registry';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { ApiClient } from './api-client.js';
import type { TestApp } from './app.js';
import { growingPauses } from './pauses.js';

/** An individual as a source would tell of it, with what matters to the test. */
export const individual = (change: Partial<Omit<IncomingRecord, 'kind' | 'members'>> = {}): IncomingRecord => ({
  kind: 'individual',
  link: ['test', newId()],
  attributes: {},
  openCodes: {},
  identifiers: [],
  contacts: [],
  paymentAccounts: [],
  ...change,
});

/** An identifier of a type that is compared by letters and digits. */
export const card = (idTypeId: string, value: string, expiresOn: string | null = null): IncomingIdentifier => ({
  idTypeId,
  value,
  normalized: normalizeFor('alphanumeric', value),
  expiresOn,
});

/** Takes records in through the corridor, as a source of their own unless told. */
export async function absorb(
  amparo: TestApp,
  records: readonly IncomingRecord[],
  sourceId: string = newId(),
): Promise<void> {
  const corridor = amparo.app.get(AbsorbRecords, { strict: false });
  const batch = await corridor.seal(sourceId, records);
  const uow = amparo.app.get(UnitOfWork, { strict: false });
  await uow.asWorker(() => uow.run(() => corridor.write(batch))); // as pulls and imports do
}

const LONGEST_MS = 180_000;

interface EndedOperation {
  readonly state: string;
  readonly done: number;
  readonly total: number | null;
  readonly counts: Record<string, number>;
  readonly problem: string | null;
}

/** The operation once it has ended, whatever came of it. */
export async function ended(client: ApiClient, id: string): Promise<EndedOperation> {
  const pause = growingPauses();
  for (const until = Date.now() + LONGEST_MS; Date.now() < until;) {
    const { body } = await client.get(`/v1/operations/${id}`);
    if (!['queued', 'running'].includes(body.state as string)) return body as EndedOperation;
    await pause();
  }
  throw new Error(`Operation ${id} did not end`);
}
