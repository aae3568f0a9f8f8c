import { ModernFakeTimers } from '@jest/fake-timers';
import { SourcePaces } from './source-paces.js';

const quiet = new AbortController().signal;

describe('the pace of a source', () => {
  const timers = new ModernFakeTimers({ config: { fakeTimers: {} } as never, global: globalThis });
  beforeEach(() => timers.useFakeTimers());
  afterEach(() => timers.useRealTimers());

  /** When each of so many requests, made one after another, had its turn. */
  async function turnsOf(paces: SourcePaces, source: Parameters<SourcePaces['of']>[0], requests: number) {
    const turn = paces.of(source)!;
    const began = Date.now();
    const at: number[] = [];
    const asking = (async () => {
      for (let request = 0; request < requests; request++) {
        await turn(quiet);
        at.push(Date.now() - began);
      }
    })();
    await timers.advanceTimersByTimeAsync(3_600_000);
    await asking;
    return at;
  }

  it('is even: no minute holds more requests than are allowed', async () => {
    const at = await turnsOf(new SourcePaces(), { id: 'a', requestsPerMinute: 7 }, 30);
    const busiest = Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + 60_000).length));
    expect(busiest).toBe(7);
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(8571);
  });

  it('is kept over runs, and begun anew when the limit changes', async () => {
    const paces = new SourcePaces();
    const source = { id: 'a', requestsPerMinute: 1 };
    await paces.of(source)!(quiet);
    const waiting = paces.of(source)!(quiet);
    const first = await Promise.race([waiting.then(() => 'asked'), Promise.resolve('waits')]);
    expect(first).toBe('waits');
    await paces.of({ ...source, requestsPerMinute: 2 })!(quiet);
    await paces.of({ ...source, id: 'b' })!(quiet);
    await timers.advanceTimersByTimeAsync(60_000);
    await waiting;
  });

  it('is none without a limit', () => {
    expect(new SourcePaces().of({ id: 'a', requestsPerMinute: null })).toBeNull();
  });

  it('is not waited for when the run is to stop', async () => {
    const turn = new SourcePaces().of({ id: 'a', requestsPerMinute: 1 })!;
    const stopping = new AbortController();
    await turn(stopping.signal);
    const waiting = turn(stopping.signal);
    stopping.abort(new Error('to stop'));
    await expect(waiting).rejects.toThrow('to stop');
    await expect(turn(stopping.signal)).rejects.toThrow('to stop');
  });
});
