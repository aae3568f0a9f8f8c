import { coarsest } from './coarsest.js';

const code = (name: string, parent: string | null = null) => ({ code: name, parent });

describe('what codes count as', () => {
  it('is the outermost code they lie in', () =>
    expect(coarsest([code('N'), code('N-1', 'N'), code('N-1-a', 'N-1'), code('S')])).toEqual({
      N: 'N',
      'N-1': 'N',
      'N-1-a': 'N',
      S: 'S',
    }));

  it('is nothing for codes that lie in one another', () =>
    expect(coarsest([code('a', 'b'), code('b', 'a'), code('c')])).toEqual({ c: 'c' }));

  it('is nothing when there would be too many classes', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => code(`${at}`));
    expect(Object.keys(coarsest(many(200)))).toHaveLength(200);
    expect(coarsest(many(201))).toEqual({});
  });
});
