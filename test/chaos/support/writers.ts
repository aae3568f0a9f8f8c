import { randomUUID } from 'node:crypto';
import type { Random } from '../../../demo/population/random.js';
import type { ApiAnswer, ApiClient } from '../../support/api-client.js';
import type { Request } from './load.js';

export const ISSUER = 'urn:chaos';
const CARD = 'card';

/** What the people of the writers are known by. */
export async function declareCard(admin: ApiClient): Promise<void> {
  const card = { code: CARD, name: 'Card', class: 'functional', pattern: '[0-9a-f-]{36}' };
  const { status } = await admin.post('/v1/id-types', card);
  if (status !== 201) throw new Error(`The ID type was refused: ${status}`);
}

type Kind = 'user' | 'person';

/** A write, and the key it is repeated under until it is acknowledged. */
interface Order {
  readonly kind: Kind;
  readonly name: string;
  readonly key: string;
}

/** What happened when, of the monotonic clock. */
interface Moments {
  /** The answers 503, and how long each took. */
  readonly refused: { readonly at: number; readonly ms: number }[];
  readonly acknowledged: number[];
}

/**
 * Callers who write and read, and remember what was acknowledged. A refusal for the time being, 503 with Retry-After, is one that they
 * are told of in advance: they repeat the write under its key. Anything else that is no success is thrown.
 */
export class Writers {
  /** Subjects of users, in one database. */
  readonly users = new Set<string>();
  /** Cards of people: their keys are in the other one. */
  readonly people = new Set<string>();
  readonly moments: Moments = { refused: [], acknowledged: [] };
  /** Writes that were acknowledged as the repetition of one that had been done, though nobody was told. */
  replayed = 0;
  private readonly open = new Map<string, Order>();

  constructor(private readonly caller: { readonly api: ApiClient }) {}

  readonly requests: readonly Request[] = [
    { name: 'user', weight: 2, ask: (client) => this.write('user', client) },
    { name: 'person', weight: 2, ask: (client) => this.write('person', client) },
    { name: 'list', weight: 1, ask: () => this.read(() => this.caller.api.get('/v1/users?limit=1')) },
    { name: 'look-up', weight: 2, ask: (_, random) => this.lookUp(random) },
  ];

  /** Repeats what is still open, each once: when all is well again nothing is left. */
  async finish(): Promise<number> {
    for (const [place, order] of this.open) await this.send(place, order);
    return this.open.size;
  }

  /** How many entries there are of a card. */
  async entriesOf(card: string): Promise<number> {
    const { status, body } = await this.caller.api.post('/v1/registrants/lookup', { idType: CARD, value: card });
    return status === 200 ? (body.data as unknown[]).length : 0;
  }

  /** The first acknowledgement after an instant; undefined: none yet. */
  acknowledgedAfter(instant: number): number | undefined {
    return this.moments.acknowledged.find((at) => at > instant);
  }

  private write(kind: Kind, client: number): Promise<void> {
    const place = `${kind} ${client}`;
    const order = this.open.get(place) ?? { kind, name: randomUUID(), key: randomUUID() };
    this.open.set(place, order);
    return this.send(place, order);
  }

  private async send(place: string, { kind, name, key }: Order): Promise<void> {
    const began = performance.now();
    const [path, body] =
      kind === 'user'
        ? ['/v1/users', { issuer: ISSUER, subject: name, organisation: 'development' }]
        : ['/v1/registrants', { kind: 'individual', attributes: {}, identifiers: [{ idType: CARD, value: name }] }];
    const answer = await this.caller.api.post(path as string, body, { 'idempotency-key': key });
    if (isUnderWay(answer) || this.isRefused(answer, began)) return;
    if (answer.status !== 201) throw new Error(`answered ${answer.status} ${String(answer.body?.type ?? '')}`);
    (kind === 'user' ? this.users : this.people).add(name);
    if (answer.headers.get('idempotent-replay') === 'true') this.replayed += 1;
    this.open.delete(place);
    this.moments.acknowledged.push(performance.now());
  }

  private async lookUp(random: Random): Promise<void> {
    const known = [...this.people];
    if (known.length === 0) return;
    const value = random.pick(known);
    await this.read(async () => {
      const answer = await this.caller.api.post('/v1/registrants/lookup', { idType: CARD, value });
      if (answer.status === 200 && answer.body.data.length !== 1)
        throw new Error('an acknowledged person is not there');
      return answer;
    });
  }

  private async read(ask: () => Promise<ApiAnswer>): Promise<void> {
    const began = performance.now();
    const answer = await ask();
    if (!this.isRefused(answer, began) && answer.status !== 200)
      throw new Error(`answered ${answer.status} ${String(answer.body?.type ?? '')}`);
  }

  private isRefused({ status, headers }: ApiAnswer, began: number): boolean {
    if (status !== 503) return false;
    if (!(Number(headers.get('retry-after')) > 0)) throw new Error('503 without Retry-After');
    const at = performance.now();
    this.moments.refused.push({ at, ms: at - began });
    return true;
  }
}

/** What was cut off may still be at it when it is repeated. */
const isUnderWay = ({ status, body }: ApiAnswer): boolean =>
  status === 409 && body?.type === 'urn:amparo:platform:in-progress';
