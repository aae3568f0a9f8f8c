import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiClient } from './api-client.js';
import { startTestApp, type TestApp } from './app.js';

/** An import as its route tells it. */
export interface Imported {
  readonly id: string;
  readonly operationId: string;
  readonly state: string;
  readonly problem: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, number>>;
}

export const upload = (
  client: ApiClient,
  query: string,
  csv: string | Uint8Array,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<ApiAnswer> =>
  client.call('POST', `/v1/registrants/imports?${query}`, csv, {
    'content-type': 'text/csv',
    'idempotency-key': randomUUID(),
    ...headers,
  });

/** Waits until an import has ended. */
export async function ended(client: ApiClient, id: string): Promise<Imported> {
  for (;;) {
    const { status, body } = await client.get(`/v1/registrants/imports/${id}`);
    if (status !== 200) throw new Error(`The import answered ${status}`);
    if (body.finishedAt !== null) return body as Imported;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Uploads (or asks again, under a key used before), waits, and gives the report: counts, and every error as [row, column, rule]. */
export async function imported(
  client: ApiClient,
  query: string,
  csv: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
) {
  const answer = await upload(client, query, csv, headers);
  if (answer.status !== 202) throw new Error(`The upload answered ${answer.status} ${JSON.stringify(answer.body)}`);
  const report = await ended(client, answer.body.id as string);
  const errors: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await client.get(`/v1/registrants/imports/${report.id}/errors?limit=200${cursor}`);
    for (const { row, column, rule } of body.data as { row: number; column: string | null; rule: string }[])
      errors.push([row, column, rule]);
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  return { ...report, errors };
}

const ATTRIBUTES = [
  ['given_name', 'text', 'both'],
  ['birth_date', 'date', 'individual'],
  ['children', 'integer', 'individual'],
  ['income', 'decimal', 'individual'],
  ['employed', 'boolean', 'individual'],
  ['area', 'code', 'both'],
] as const;

/** An application with two ID types and a few attributes declared, and its administrator. */
export async function startDeclared(
  overrides: Readonly<Record<string, string>> = {},
): Promise<{ amparo: TestApp; admin: ApiClient }> {
  const amparo = await startTestApp(overrides);
  const admin = await amparo.api('registry_admin');
  await declare(admin);
  return { amparo, admin };
}

/** `card` is V and six digits, `household` HH and four, an `area` N1 or N2. */
export async function declare(admin: Pick<ApiClient, 'post'>): Promise<void> {
  for (const [code, pattern] of [
    ['card', '[Vv][- ]?[0-9]{6}'],
    ['household', 'HH-?[0-9]{4}'],
  ])
    await admin.post('/v1/id-types', { code, name: code, class: 'functional', pattern });
  const values = ['N1', 'N2'].map((code) => ({ code, name: code }));
  await admin.post('/v1/code-lists', { code: 'import_areas', name: 'Areas', values });
  for (const [key, dataType, appliesTo] of ATTRIBUTES) {
    const area = key === 'area' ? { storage: 'open', codeList: 'import_areas' } : {};
    await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo, ...area });
  }
}

/** Entries with an identifier, by handle; none is an empty list. */
export async function entriesOf(
  admin: ApiClient,
  idType: string,
  value: string,
): Promise<{ id: string; kind: string }[]> {
  const { status, body } = await admin.post('/v1/registrants/lookup', { idType, value });
  return status === 404 ? [] : (body.data as { id: string; kind: string }[]);
}

/** Counts of an import, 0 where not told otherwise. */
export const counts = (told: Readonly<Record<string, number>>): Record<string, number> => ({
  rows: 0,
  created: 0,
  updated: 0,
  skipped: 0,
  knownMatches: 0,
  failed: 0,
  ...told,
});
