import { AbsorbRecords, normalizeFor } from '#registry';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { newId } from '#platform/ids/ids.js';
import { loadConfig } from '../../../config/environment.js';
import { makeApp } from '../../../src/app.setup.js';
import type { ApiClient } from '../../support/api-client.js';
import { individual } from '../../support/registrants.js';

export const ID_TYPE = 'card';
const AT_ONCE = 2_000;

/** The card of a number: no two have the same. */
export const cardOf = (number: number): string => `C${String(number).padStart(9, '0')}`;

/** Of the first registration. */
export const sizeOf = (number: number): number => 2 * (1 + (number % 6));

/** Declares a card and a household size, and registers people from number 0. Ends when all are there. */
export async function register(
  admin: ApiClient,
  urls: DatabaseUrls,
  environment: Readonly<Record<string, string>>,
  count: number,
): Promise<void> {
  const idType = await made(admin, '/v1/id-types', {
    code: ID_TYPE,
    name: 'Card',
    class: 'functional',
    pattern: 'C\\d{9}',
  });
  const size = { key: 'household_size', name: 'Household size', dataType: 'integer', appliesTo: 'individual' };
  await made(admin, '/v1/attributes', size);
  const app = await makeApp(loadConfig({ ...environment, AMPARO_CONCURRENT_OPERATIONS: '0' }), urls);
  await app.init();
  try {
    const [corridor, uow] = [app.get(AbsorbRecords, { strict: false }), app.get(UnitOfWork, { strict: false })];
    for (let from = 0; from < count; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => from + at);
      const batch = await corridor.seal(
        newId(),
        numbers.map((number) => person(idType, number)),
      );
      await uow.run(() => corridor.write(batch));
    }
  } finally {
    await app.close();
  }
}

const person = (idTypeId: string, number: number) =>
  individual({
    attributes: { household_size: sizeOf(number) },
    identifiers: [
      { idTypeId, value: cardOf(number), normalized: normalizeFor('alphanumeric', cardOf(number)), expiresOn: null },
    ],
  });

async function made(admin: ApiClient, path: string, body: object): Promise<string> {
  const { status, body: answer } = await admin.post(path, body);
  if (status !== 201) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  return answer.id as string;
}
