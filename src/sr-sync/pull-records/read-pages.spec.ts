import { setImmediate as turn } from 'node:timers/promises';
import type { Dialect, PageRequest, SourcePage } from '../dialects/dialect.js';
import { FIRST_PAGE, type ReadPage, readPages } from './read-pages.js';

const source = {
  pageSize: 10,
  mapping: { idTypes: [], individual: [], group: [], phones: false, paymentAccount: null },
};

/** Groups end at 20, individuals at 40; one page may fail. */
class Peer implements Dialect {
  readonly asked: string[] = [];

  constructor(private readonly faulty: string | null = null) {}

  async page({ kind, offset, limit }: PageRequest): Promise<SourcePage> {
    this.asked.push(`${kind} ${offset}`);
    await turn();
    if (this.faulty === this.asked.at(-1)) throw new Error('no answer');
    const total = kind === 'group' ? 20 : 40;
    return { items: [], next: offset + limit < total ? offset + limit : null, total };
  }
}

const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 20; turns++) await turn();
};

const pagesOf = (peer: Peer): AsyncGenerator<ReadPage> => readPages(peer, source, null, FIRST_PAGE);
const placeOf = ({ position: { kind, offset } }: ReadPage): string => `${kind} ${offset}`;

const ALL = ['group 0', 'group 10', 'individual 0', 'individual 10', 'individual 20', 'individual 30'];

describe('readPages', () => {
  it('gives every page in its order, groups first, each asked for once', async () => {
    const peer = new Peer();
    const places: string[] = [];
    for await (const page of pagesOf(peer)) places.push(placeOf(page));
    expect(places).toEqual(ALL);
    expect(peer.asked).toEqual(ALL);
  });

  it('has two pages on their way, and no more, while one is worked on', async () => {
    const peer = new Peer();
    const pages = pagesOf(peer);
    await pages.next();
    await settled();
    expect(peer.asked).toEqual(ALL.slice(0, 3));
    await pages.next();
    await settled();
    expect(peer.asked).toEqual(ALL.slice(0, 4));
    await pages.return(undefined);
  });

  it('gives the pages before the one that fails, and asks for none after it', async () => {
    const peer = new Peer('individual 0');
    const pages = pagesOf(peer);
    await pages.next();
    await settled();
    expect(placeOf((await pages.next()).value as ReadPage)).toBe('group 10');
    await expect(pages.next()).rejects.toThrow('no answer');
    expect(peer.asked).toEqual(ALL.slice(0, 3));
  });
});
