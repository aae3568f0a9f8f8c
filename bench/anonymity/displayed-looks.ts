import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '#platform/ids/ids.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AbsorbRecords } from '#registry';
import { displaysOf, type Ladder } from '../../src/registry/show-attributes/ladder.js';
import { Ladders } from '../../src/registry/show-attributes/ladders.service.js';
import { batches } from '../support/rounds.js';
import { AREAS, ATTRIBUTES, SEXES, skewedRegistrant } from './skewed-people.js';

const BATCH = 2_000;

/** How many rows are shown alike, by what they show; the kind is shown too. */
export type Looks = ReadonlyMap<string, number>;

/** Calls the API as one who may do it all. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

/** A caller of the service with this token. Throws for an answer of no success. */
export function callerOf(url: string, token: string): Call {
  return async (method, path, body) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    };
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return (await answer.json()) as Record<string, unknown>;
  };
}

/** Declares the attributes, takes the registrants in, and has their classes counted. */
export async function fill(app: INestApplicationContext, call: Call, count: number): Promise<void> {
  await call('POST', '/v1/code-lists', { code: 'area', name: 'Area', values: AREAS });
  await call('POST', '/v1/code-lists', { code: 'sex', name: 'Sex', values: SEXES });
  for (const attribute of ATTRIBUTES) await call('POST', '/v1/attributes', attribute);
  const [absorb, uow] = [app.get(AbsorbRecords, { strict: false }), app.get(UnitOfWork, { strict: false })];
  const source = newId();
  for (const { from, to } of batches(0, count, BATCH)) {
    const records = Array.from({ length: to - from }, (_, at) => skewedRegistrant(from + at));
    await uow.asWorker(async () => {
      const batch = await absorb.seal(source, records);
      await uow.run(() => absorb.write(batch));
    });
  }
}

/** Orders an operation and waits for its end. */
export async function done(call: Call, path: string, body: unknown = {}): Promise<void> {
  const { id } = await call('POST', path, body);
  for (;;) {
    const { kind, state, problem } = await call('GET', `/v1/operations/${String(id)}`);
    if (state === 'succeeded') return;
    if (state === 'failed' || state === 'cancelled')
      throw new Error(`${String(kind)} ended as ${String(state)}: ${String(problem)}`);
    await pause(100);
  }
}

/** Counts the classes that people are shown in. */
export const countClasses = (call: Call): Promise<void> => done(call, '/v1/class-counts');

/** Everybody, page by page through the list, as whoever may see all of it sees it, and under which handles. */
export async function displayedLooks(call: Call): Promise<{ looks: Looks; handles: Set<string> }> {
  const looks = new Map<string, number>();
  const handles = new Set<string>();
  let cursor: unknown = '';
  while (cursor !== null) {
    const page = await call('GET', `/v1/registrants?limit=200${cursor ? `&cursor=${String(cursor)}` : ''}`);
    for (const row of page['data'] as { id: string; kind: string; attributes: readonly object[] }[]) {
      tally(looks, row.kind, row.attributes);
      handles.add(row.id);
    }
    cursor = page['nextCursor'];
  }
  return { looks, handles };
}

/** What the same people would look like if their declarations alone decided. */
export async function declaredLooks(app: INestApplicationContext, count: number): Promise<Looks> {
  const { ladder }: { ladder: Ladder } = await app.get(Ladders, { strict: false }).on(new Date());
  const looks = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const { kind, attributes, openCodes } = skewedRegistrant(index);
    tally(looks, kind, displaysOf(ladder, { ...attributes, ...openCodes })[0]!);
  }
  return looks;
}

/** Rows that show something of somebody's attributes together with fewer than `k` rows in all. */
export function rowsInSmallClasses(looks: Looks, k: number): number {
  let rows = 0;
  for (const [look, size] of looks) if (size < k && !look.endsWith('[]')) rows += size;
  return rows;
}

function tally(looks: Map<string, number>, kind: string, attributes: readonly object[]): void {
  const look = `${kind} ${JSON.stringify(attributes)}`;
  looks.set(look, (looks.get(look) ?? 0) + 1);
}
