import { randomUUID } from 'node:crypto';
import { groupBy } from '#platform/collections/group-by.js';
import type { Call, Cell } from './cells.js';
import type { World } from './world.js';

/** What a cell met, where that is not what the table says. */
export interface Wrong {
  readonly cell: string;
  readonly relation: string;
  readonly expected: number;
  readonly met: number;
  /** Whether something of a program out of reach was in the answer. */
  readonly foreign: boolean;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  /** Answered with what an earlier request was. */
  readonly isReplay: boolean;
}

const AT_ONCE = 8;

/**
 * Calls every cell. Those that read one route follow each other, since some routes serve only so many at once, and different routes
 * are read side by side; those that change something come one by one, each over programs that are as they were.
 */
export async function runCells(world: World, cells: readonly Cell[]): Promise<Wrong[]> {
  const wrong: Wrong[] = [];
  const judge = async (cell: Cell): Promise<void> => {
    const answer = await ask(world, cell);
    const foreign = !cell.reachesSouth && isForeign(world, answer);
    if (answer.status !== cell.expected || foreign || answer.isReplay)
      wrong.push({ cell: cell.name, relation: cell.relation, expected: cell.expected, met: answer.status, foreign });
  };
  const isReading = ({ route }: Cell): boolean => route.route.startsWith('GET');
  const waiting = groupBy(cells.filter(isReading), ({ route }) => route.route).values();
  const lane = async (): Promise<void> => {
    for (const ofOneRoute of waiting) for (const cell of ofOneRoute) await judge(cell);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  for (const cell of cells.filter((one) => !isReading(one))) {
    await judge(cell);
    if (cell.expected < 400 || cell.relation === "another's key" || wrong.at(-1)?.cell === cell.name)
      await world.reset();
  }
  return wrong;
}

async function ask(world: World, { route, caller, call }: Cell): Promise<Answer> {
  const { after, ...told } = call(world);
  const key = randomUUID();
  if (!after) return send(world, route, caller, told, key);
  const first = await send(world, route, after.caller, after.gives === 'cursor' ? onePage(told) : told, key);
  if (after.gives === 'key') return send(world, route, caller, told, key);
  const { nextCursor } = JSON.parse(first.text) as { nextCursor: string | null };
  if (nextCursor !== null) world.cursors.add(route.route);
  const headers = { ...told.headers, cursor: nextCursor ?? 'none-there' };
  return send(world, route, caller, { ...onePage(told), headers }, key);
}

const onePage = (told: Call): Call => ({ ...told, path: `${told.path}${told.path.includes('?') ? '&' : '?'}limit=1` });

async function send(
  world: World,
  route: Cell['route'],
  caller: string,
  { path, body, headers: { cursor, ...headers } = {} }: Call,
  key: string,
): Promise<Answer> {
  const token = caller === 'forger' ? forged(world.tokens.get('auditor all')!) : (world.tokens.get(caller) ?? null);
  const query = cursor === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
  const response = await fetch(`${world.amparo.url}${query}`, {
    method: route.route.split(' ')[0]!,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'idempotency-key': key,
      ...route.headers,
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const isReplay = response.headers.has('idempotent-replay');
  return { status: response.status, text: await response.text(), isReplay };
}

const isForeign = (world: World, { text }: Answer): boolean =>
  [...world.marksOfSouth].some((mark) => text.includes(mark));

/** The same claims under a signature that is not theirs. */
function forged(token: string): string {
  const [head, claims, signature] = token.split('.') as [string, string, string];
  return `${head}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
}
