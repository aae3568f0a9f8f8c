import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiClient } from './api-client.js';

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
  csv: string,
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

/** Uploads, waits, and gives the report: counts, and every error as [row, column, rule]. */
export async function imported(client: ApiClient, query: string, csv: string) {
  const answer = await upload(client, query, csv);
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
