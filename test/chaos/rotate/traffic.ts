import type { Random } from '../../../demo/population/random.js';
import type { ApiAnswer } from '../../support/api-client.js';
import type { Caller } from '../support/caller.js';
import type { Request } from '../support/load.js';
import { cardOf, ID_TYPE, sizeOf } from './people.js';

interface Known {
  readonly number: number;
  readonly handle: string;
}

/**
 * What a registry is asked all day: look-ups by identifier, reads, registrations, changes. It remembers what was
 * acknowledged, and every answer is held against that.
 */
export class Traffic {
  /** Household sizes that were acknowledged, by number of the person, where they are no more those of the beginning. */
  readonly changed = new Map<number, number>();
  /** Sizes under way: as good as the last acknowledged one. */
  private readonly changing = new Map<number, number>();
  private next: number;

  constructor(
    private readonly admin: Caller,
    private readonly begun: number,
    private readonly clients: number,
  ) {
    this.next = begun;
  }

  /** How many people have been registered, those of the beginning too. Not all of the last ones need be acknowledged. */
  get registered(): number {
    return this.next;
  }

  readonly requests: readonly Request[] = [
    { name: 'look-up', weight: 5, ask: async (_, random) => void (await this.find(this.anybody(random))) },
    {
      name: 'read',
      weight: 3,
      ask: async (_, random) => void (await this.read(await this.find(this.anybody(random)))),
    },
    { name: 'registration', weight: 1, ask: () => this.registerOne() },
    { name: 'change', weight: 1, ask: (client, random) => this.change(client, random) },
  ];

  /** The one entry of a person, by card. */
  async find(number: number): Promise<Known> {
    const { body } = fine(
      200,
      await this.admin.api.post('/v1/registrants/lookup', { idType: ID_TYPE, value: cardOf(number) }),
    );
    const found = body.data as { id: string }[];
    if (found.length !== 1) throw new Error(`${found.length} entries in place of one`);
    return { number, handle: found[0]!.id };
  }

  /** The ETag; throws when what is on file is not what was acknowledged. Who opens it to compare shows it to nobody. */
  async read({ number, handle }: Known): Promise<string | null> {
    const before = this.sizesNow(number);
    const { headers } = fine(200, await this.admin.api.get(`/v1/registrants/${handle}`));
    for (const size of before) if (await this.isOnFile(handle, size)) return headers.get('etag');
    for (const size of this.sizesNow(number)) if (await this.isOnFile(handle, size)) return headers.get('etag'); // changed meanwhile
    throw new Error('another household size than the last one');
  }

  private async isOnFile(handle: string, size: number): Promise<boolean> {
    const shown = { field: 'attribute:household_size', value: String(size) };
    const { body } = fine(200, await this.admin.api.post(`/v1/registrants/${handle}/compare`, shown));
    return body.match as boolean;
  }

  private async registerOne(): Promise<void> {
    const number = this.next++;
    const attributes = { household_size: sizeOf(number) };
    const identifiers = [{ idType: ID_TYPE, value: cardOf(number) }];
    fine(201, await this.admin.api.post('/v1/registrants', { kind: 'individual', attributes, identifiers }));
    await this.find(number);
  }

  /** Each client changes people of its own, so that no two hold the same version. */
  private async change(client: number, random: Random): Promise<void> {
    const known = await this.find(this.anybody(random, client));
    const etag = await this.read(known);
    const size = 2 * random.between(1, 20);
    const path = `/v1/registrants/${known.handle}`;
    this.changing.set(known.number, size);
    fine(200, await this.admin.api.patch(path, { attributes: { household_size: size } }, etag));
    this.changed.set(known.number, size);
    this.changing.delete(known.number);
    await this.read(known);
  }

  private sizesNow(number: number): number[] {
    const underWay = this.changing.get(number);
    const acknowledged = this.changed.get(number) ?? sizeOf(number);
    return underWay === undefined ? [acknowledged] : [acknowledged, underWay];
  }

  private anybody(random: Random, client?: number): number {
    const drawn = random.between(0, this.begun - 1);
    if (client === undefined) return drawn;
    return Math.min(drawn - (drawn % this.clients) + client, this.begun - this.clients + client);
  }
}

function fine(status: number, answer: ApiAnswer): ApiAnswer {
  if (answer.status === status) return answer;
  throw new Error(`answered ${answer.status} ${String(answer.body?.type ?? '')}`);
}
