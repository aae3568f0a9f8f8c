import fc from 'fast-check';
import { Pool } from 'undici';
import { ROUTES } from '../access-matrix/routes.js';
import { World } from '../access-matrix/world.js';
import { ApiDocument } from './document.js';
import { judge } from './judge.js';
import { type Plan, plansOf } from './requests.js';
import { type Exchange, send } from './send.js';
import { Values } from './values.js';

const AT_ONCE = 8;
/** After so many requests what they moved is put back, or soon everything has ended and nothing is reached any more. */
const RESET_AFTER = 400;
const SHOWN = 400;

export interface FuzzResult {
  readonly requests: number;
  readonly seconds: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations that were answered with a success at least once, of so many. */
  readonly succeeded: number;
  readonly operations: number;
  /** Each kind of fault once: route, what is wrong, how often, and one request that shows it. */
  readonly faults: readonly string[];
}

/** Sends so many requests drawn from the OpenAPI document, evenly over its operations, and judges every answer by it. */
export async function fuzz(requests: number, seed: number, tell: (line: string) => void): Promise<FuzzResult> {
  const world = await World.make();
  const pool = new Pool(world.amparo.url, { connections: AT_ONCE });
  try {
    return await new Fuzzing(world, pool, tell).run(requests, seed);
  } finally {
    await pool.destroy();
    await world.close();
  }
}

class Fuzzing {
  private readonly statuses: Record<string, number> = {};
  private readonly succeeded = new Set<string>();
  private readonly faults = new Map<string, { count: number; readonly shown: string }>();

  constructor(
    private readonly world: World,
    private readonly pool: Pool,
    private readonly tell: (line: string) => void,
  ) {}

  async run(requests: number, seed: number): Promise<FuzzResult> {
    const began = performance.now();
    const document = new ApiDocument();
    const plans = drawn(document, requests, seed);
    let sent = 0;
    for (let isMore = true; isMore;) {
      const batch = Array.from({ length: RESET_AFTER }, () => plans.next().value).filter((plan) => plan !== undefined);
      isMore = batch.length === RESET_AFTER;
      const queue = batch[Symbol.iterator]();
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.sendAll(queue)));
      await this.world.reset();
      sent += batch.length;
      if (sent % (25 * RESET_AFTER) === 0) this.tell(`${sent} requests, ${this.faults.size} kinds of fault`);
    }
    return {
      requests: sent,
      seconds: (performance.now() - began) / 1000,
      statuses: this.statuses,
      succeeded: this.succeeded.size,
      operations: document.operations.length,
      faults: [...this.faults].map(([what, { count, shown }]) => `${what} (${count} times)\n    ${shown}`).toSorted(),
    };
  }

  /** One sender of several over the same requests. */
  private async sendAll(plans: Iterator<Plan> & Iterable<Plan>): Promise<void> {
    for (const plan of plans) {
      const exchange = await send(this.world, this.pool, plan);
      const { status } = exchange;
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      if (status < 400) this.succeeded.add(plan.operation.route);
      const wrong = judge(exchange);
      if (wrong !== null) this.note(`${plan.operation.route}: ${wrong}`, exchange);
    }
  }

  private note(what: string, { plan, path, sent, text }: Exchange): void {
    const known = this.faults.get(what);
    if (known) known.count += 1;
    else
      this.faults.set(what, {
        count: 1,
        shown: `${plan.caller}: ${path.slice(0, SHOWN)} ${JSON.stringify(plan.headers)} ${sent.slice(0, SHOWN)} -> ${text.slice(0, SHOWN)}`,
      });
  }
}

/** Requests one after the other over all operations, so that what one leaves behind meets the others. */
function* drawn(document: ApiDocument, requests: number, seed: number): Generator<Plan, undefined> {
  const values = new Values(document);
  const lines = new Map(ROUTES.map((route) => [route.route, route]));
  const each = Math.ceil(requests / document.operations.length);
  const streams = document.operations.map((operation, index) => {
    const plans = plansOf(operation, lines.get(operation.route)!, values);
    return fc.sample(plans, { numRuns: each, seed: seed + index })[Symbol.iterator]();
  });
  for (let left = requests; left > 0;)
    for (const stream of streams) {
      const { value } = stream.next();
      if (value === undefined || left-- <= 0) return;
      yield value;
    }
}
