import { ChannelAway } from '../disbursements.errors.js';
import { MessageRefused, Unanswered } from './payment-channel.js';
import { submitInHalves } from './submit-in-halves.js';

const upTo = (many: number) => Array.from({ length: many }, (_, at) => at);

describe('a call to a channel', () => {
  const calls: number[][] = [];
  /** A channel that refuses whatever holds one of these, and answers nothing to a call that begins with another. */
  const submitted = (items: readonly number[], wrong: readonly number[], silentAt?: number) => {
    calls.length = 0;
    return submitInHalves(items, (some) => {
      calls.push([...some]);
      if (some.some((item) => wrong.includes(item))) return Promise.reject(new MessageRefused('rjct.wrong'));
      return some[0] === silentAt ? Promise.reject(new Unanswered()) : Promise.resolve();
    });
  };

  it('is one, as long as nothing is refused', async () => {
    expect(await submitted(upTo(500), [])).toEqual({ taken: upTo(500), unanswered: [], refused: [] });
    expect(calls).toHaveLength(1);
  });

  it('goes again in halves where it is refused: two items fail alone, with the code that was told', async () => {
    const { taken, refused, fault } = await submitted(upTo(500), [7, 300]);
    expect(refused).toEqual([7, 300].map((item) => ({ item, code: 'rjct.wrong' })));
    expect(taken).toEqual(upTo(500).filter((item) => item !== 7 && item !== 300));
    expect(fault).toBeUndefined();
    expect(calls.length).toBeLessThanOrEqual(4 * Math.ceil(Math.log2(500)) + 1);
  });

  it.each([
    [16, 16, undefined],
    [17, 0, ChannelAway],
    [500, 0, ChannelAway],
  ])('of %i items that are all refused alone fails %i', async (many, alone, away) => {
    const { taken, refused, fault } = await submitted(upTo(many), upTo(many));
    expect([taken.length, refused.length, fault?.constructor]).toEqual([0, alone, away]);
  });

  it('gives a channel that falls silent nothing more: what it may have is in doubt, the rest was not handed over', async () => {
    const { taken, unanswered, refused, fault } = await submitted(upTo(8), [0], 2);
    expect({ taken, unanswered, refused }).toEqual({
      taken: [1],
      unanswered: [2, 3],
      refused: [{ item: 0, code: 'rjct.wrong' }],
    });
    expect(fault).toBeInstanceOf(ChannelAway);
    expect(calls.at(-1)).toEqual([2, 3]);
  });

  it('that is silent as a whole leaves nothing to be repeated', async () => {
    expect(await submitted(upTo(8), [], 0)).toEqual({ taken: [], unanswered: upTo(8), refused: [] });
  });

  it('passes on any other refusal, with what was taken in before it', async () => {
    const away = new ChannelAway('status-429');
    const answers = [Promise.reject(new MessageRefused('rjct.wrong')), Promise.resolve(), Promise.reject(away)];
    for (const answer of answers) answer.catch(() => undefined);
    const { taken, fault } = await submitInHalves([1, 2], () => answers.shift()!);
    expect([taken, fault]).toEqual([[1], away]);
  });
});
