import { randomUUID } from 'node:crypto';
import type { Pool } from 'undici';
import type { ThingKind } from '../access-matrix/route.js';
import type { World } from '../access-matrix/world.js';
import { canariesIn, wellFormed } from './hostile.js';
import { mutated } from './mutate.js';
import type { Plan } from './requests.js';

/** A request as it left, and its answer. */
export interface Exchange {
  readonly plan: Plan;
  readonly path: string;
  /** What was sent, as text, for whoever has to repeat it. */
  readonly sent: string;
  /** Texts of the request that stand nowhere else. */
  readonly canaries: readonly string[];
  readonly status: number;
  readonly mediaType: string | null;
  readonly text: string;
  /** Headers of the answer in one text. */
  readonly headers: string;
  readonly milliseconds: number;
}

/** Sends what was drawn. */
export async function send(world: World, pool: Pool, plan: Plan): Promise<Exchange> {
  const path = pathOf(world, plan);
  const body = bodyOf(world, plan);
  const headers = headersOf(world, plan, body !== undefined);
  const began = performance.now();
  const answer = await pool.request({ method: plan.operation.method as 'GET', path, headers, body: body ?? null });
  const text = await answer.body.text();
  const received = Object.entries(answer.headers);
  const sent = body === undefined ? '' : body.toString('utf8');
  return {
    plan,
    path,
    sent,
    canaries: [...new Set(canariesIn(`${path} ${JSON.stringify(headers)} ${sent}`))],
    status: answer.statusCode,
    mediaType: (received.find(([name]) => name === 'content-type')?.[1] as string | undefined)?.split(';')[0] ?? null,
    text,
    headers: received.map(([name, value]) => `${name}: ${String(value)}`).join('\n'),
    milliseconds: performance.now() - began,
  };
}

function pathOf(world: World, { operation, route, path: parts, query }: Plan): string {
  let position = 0;
  const path = operation.path.replace(/\{[^}]+\}/g, () => {
    const part = parts[position]!;
    const kind = (route.path ?? [])[position++];
    return 'text' in part ? part.text : thing(world, kind);
  });
  const search = query.map(([name, value]) => `${quoted(name)}=${quoted(value)}`).join('&');
  return search ? `${path}?${search}` : path;
}

const quoted = (text: string): string => encodeURIComponent(wellFormed(text)).slice(0, 5_000);

/** People to do irreversible things to run out in a long run; then nobody is meant. */
function thing(world: World, kind: ThingKind | undefined): string {
  if (kind === undefined) return '1';
  return kind === 'spare' ? (world.spare() ?? world.things.north.registrant) : world.things.north[kind];
}

function bodyOf(world: World, { operation, route, body, mutations }: Plan): Buffer | undefined {
  if (operation.method === 'GET') return undefined; // a client that sends one is refused before any route
  if ('bytes' in body) return body.bytes.length > 0 ? body.bytes : undefined;
  const lawful = 'lawful' in body;
  const value = lawful ? route.body?.(world, 'north') : body.drawn;
  if (value === undefined) return undefined;
  if (typeof value === 'string') return Buffer.from(mutatedText(value, mutations));
  return Buffer.from(JSON.stringify(lawful ? mutated(value, mutations) : value) ?? 'null');
}

/** A file with something else put in where each mutation says. */
const mutatedText = (text: string, mutations: Plan['mutations']): string =>
  mutations.reduce((told, { at, value }) => {
    const place = Math.floor((told.length * at) / 1_000);
    return told.slice(0, place) + (typeof value === 'string' ? value : JSON.stringify(value)) + told.slice(place);
  }, text);

function headersOf(
  world: World,
  { operation, route, caller, headers }: Plan,
  hasBody: boolean,
): Record<string, string> {
  const token = world.tokens.get(caller === 'forged' ? 'auditor all' : caller);
  const bearer = caller === 'forged' ? `${token!.slice(0, -6)}zzzzzz` : token;
  const usual = {
    'idempotency-key': randomUUID(),
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    ...(hasBody ? { 'content-type': operation.body?.mediaType ?? 'application/json' } : {}),
    ...route.headers,
    ...(hasBody ? {} : { 'content-type': null }),
  };
  const all = Object.entries({ ...usual, ...headers }) as [string, string | null][];
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== null));
}
