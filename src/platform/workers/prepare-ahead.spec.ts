import { prepareAhead } from './prepare-ahead.js';

async function* upTo(last: number): AsyncGenerator<number> {
  for (let piece = 1; piece <= last; piece++) yield piece;
}

/** A use of which it is told what happened, and which ends when it is let. */
function uses(log: string[]) {
  const ends: (() => void)[] = [];
  const use = (piece: number, prepared: string): Promise<void> => {
    log.push(`use ${prepared}`);
    return new Promise((resolve, reject) => {
      ends[piece] = (failure?: Error) => (failure ? reject(failure) : resolve());
    });
  };
  const end = (piece: number, failure?: Error): void => (ends[piece] as (failure?: Error) => void)(failure);
  return { use, end };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('preparing ahead', () => {
  it('prepares one more while one is in use, and uses them in order', async () => {
    const log: string[] = [];
    const { use, end } = uses(log);
    const prepare = async (piece: number): Promise<string> => {
      log.push(`prepare ${piece}`);
      return `piece ${piece}`;
    };
    const all = prepareAhead(upTo(3), prepare, use);
    await settled();
    expect(log).toEqual(['prepare 1', 'use piece 1', 'prepare 2']);
    end(1);
    await settled();
    expect(log).toEqual(['prepare 1', 'use piece 1', 'prepare 2', 'use piece 2', 'prepare 3']);
    end(2);
    await settled();
    end(3);
    await all;
    expect(log.slice(5)).toEqual(['use piece 3']);
  });

  it('lets who prepares wait for the use of the piece before', async () => {
    const log: string[] = [];
    const { use, end } = uses(log);
    const prepare = async (piece: number, before: Promise<void>): Promise<string> => {
      await before;
      log.push(`prepare ${piece}`);
      return `piece ${piece}`;
    };
    const all = prepareAhead(upTo(2), prepare, use);
    await settled();
    expect(log).toEqual(['prepare 1', 'use piece 1']);
    end(1);
    await settled();
    expect(log.slice(2)).toEqual(['prepare 2', 'use piece 2']);
    end(2);
    await all;
  });

  it('sees the piece in use to its end when the next fails, and hands on what came first', async () => {
    const log: string[] = [];
    const { use, end } = uses(log);
    const prepare = async (piece: number): Promise<string> => {
      if (piece === 2) throw new Error('second');
      return `piece ${piece}`;
    };
    let isOver = false;
    const all = prepareAhead(upTo(3), prepare, use).finally(() => (isOver = true));
    const seen = expect(all).rejects.toThrow('second');
    await settled();
    expect(isOver).toBe(false);
    end(1);
    await seen;

    const again = expect(prepareAhead(upTo(3), prepare, use)).rejects.toThrow('first');
    await settled();
    end(1, new Error('first'));
    await again;
    expect(log).toEqual(['use piece 1', 'use piece 1']);
  });

  it('uses nothing after a use that failed', async () => {
    const log: string[] = [];
    const { use, end } = uses(log);
    const all = expect(prepareAhead(upTo(3), async (piece) => `piece ${piece}`, use)).rejects.toThrow('broken');
    await settled();
    end(1, new Error('broken'));
    await all;
    expect(log).toEqual(['use piece 1']);
  });
});
