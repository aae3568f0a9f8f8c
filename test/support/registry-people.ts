import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AbsorbRecords, type IncomingRecord, normalizeFor } from '#registry';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';

/** An individual with one identifier and nothing else. */
export const personWith = (idTypeId: string, value: string): IncomingRecord => ({
  kind: 'individual',
  link: [idTypeId, value],
  attributes: {},
  openCodes: {},
  identifiers: [{ idTypeId, value, normalized: normalizeFor('alphanumeric', value), expiresOn: null }],
  contacts: [],
  paymentAccounts: [],
});

/** Takes people in through the corridor, as a source of its own. */
export async function takeIn(app: NestFastifyApplication, people: readonly IncomingRecord[]): Promise<void> {
  const absorb = app.get(AbsorbRecords, { strict: false });
  const batch = await absorb.seal(newId(), people);
  await app.get(UnitOfWork, { strict: false }).run(() => absorb.write(batch));
}
