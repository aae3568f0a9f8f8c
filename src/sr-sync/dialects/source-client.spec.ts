import { ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { PeerFault } from '#platform/http/outbound.client.js';
import { Sensitive } from '#platform/vault/sensitive.js';
import { AccessToken } from './access-token.js';
import { UnreadableAnswer } from './peer-answer.js';
import { mayPass, SourceClient } from './source-client.js';

type Step = 'ok' | PeerFault;

/** A client of a peer that answers by these steps, and well ever after. */
function scene(...steps: Step[]) {
  const counts = { asked: 0, tokens: 0 };
  const outbound = {
    postJson: async (): Promise<unknown> => ({ access_token: `t${++counts.tokens}`, expires_in: 300 }),
    async postForBytes(): Promise<Buffer> {
      counts.asked += 1;
      const step = steps.shift() ?? 'ok';
      if (step !== 'ok') throw step;
      return Buffer.from('well');
    },
  };
  const endpoint = { tokenUrl: 'token', tokenStyle: 'form', clientId: 'me', clientSecret: new Sensitive('s') } as const;
  const breaker = circuitBreaker(handleWhen(mayPass), { halfOpenAfter: 60_000, breaker: new ConsecutiveBreaker(5) });
  const client = new SourceClient(outbound, new AccessToken(endpoint, outbound), breaker, 30);
  const ask = (read: (answer: Buffer) => unknown = String) => client.ask({ url: 'search', body: () => ({}), read });
  return { ask, counts };
}

const times = (count: number, fault: PeerFault): PeerFault[] => Array.from({ length: count }, () => fault);

describe('asking a source', () => {
  it.each([new PeerFault('time-out'), new PeerFault('not-json'), new PeerFault('status', 503)])(
    'goes on after a fault that passes: %s',
    async (fault) => {
      const { ask, counts } = scene(fault, fault);
      expect(await ask()).toBe('well');
      expect(counts.asked).toBe(3);
    },
  );

  it.each([
    [new PeerFault('status', 403), 'sr-sync:source-status-403'],
    [new PeerFault('status', 302), 'sr-sync:source-status-302'],
    [new PeerFault('not-allowed'), 'sr-sync:source-not-allowed'],
    [new PeerFault('private-address'), 'sr-sync:source-private-address'],
  ])('does not repeat what is refused: %s', async (fault, code) => {
    const { ask, counts } = scene(fault);
    await expect(ask()).rejects.toMatchObject({ code, kind: 'rule-broken' });
    expect(counts.asked).toBe(1);
  });

  it('does not ask for a page again that is too large: it is asked for in parts', async () => {
    const { ask, counts } = scene(...times(6, new PeerFault('too-large')));
    for (let time = 0; time < 6; time++)
      await expect(ask()).rejects.toMatchObject({ code: 'sr-sync:source-too-large', kind: 'unavailable' });
    expect([counts.asked, await ask()]).toEqual([6, 'well']); // the breaker stays closed
  });

  it('renews a refused token once', async () => {
    const refused = new PeerFault('status', 401);
    const one = scene(refused);
    expect(await one.ask()).toBe('well');
    expect(one.counts).toEqual({ asked: 2, tokens: 2 });
    const two = scene(refused, refused);
    await expect(two.ask()).rejects.toMatchObject({ code: 'sr-sync:source-status-401', kind: 'rule-broken' });
    expect(two.counts).toEqual({ asked: 2, tokens: 2 });
  });

  it('waits as long as the peer asks for, and leaves it alone when that is too long', async () => {
    const { ask, counts } = scene(new PeerFault('status', 429, 900));
    const from = performance.now();
    await ask();
    expect(performance.now() - from).toBeGreaterThanOrEqual(900);
    expect(counts.asked).toBe(2);
    const long = scene(new PeerFault('status', 429, 3_600_000));
    await expect(long.ask()).rejects.toMatchObject({ code: 'sr-sync:source-status-429', kind: 'unavailable' });
    expect(long.counts.asked).toBe(1);
  });

  it('opens the breaker after five failures in a row, and asks no more', async () => {
    const { ask, counts } = scene(...times(9, new PeerFault('unreachable')));
    await expect(ask()).rejects.toMatchObject({ code: 'sr-sync:source-unreachable', kind: 'unavailable' });
    await expect(ask()).rejects.toMatchObject({ code: 'sr-sync:source-circuit-open', kind: 'unavailable' });
    expect(counts.asked).toBe(5);
  }, 20_000);

  it('counts an answer that is not as agreed as a failure', async () => {
    const { ask, counts } = scene();
    let bad = 2;
    const read = (): string => {
      if (bad-- > 0) throw new UnreadableAnswer('answer-unreadable');
      return 'read';
    };
    expect(await ask(read)).toBe('read');
    expect(counts.asked).toBe(3);
  });
});
