import { KeyRing } from './key-ring.js';
import { MatchToken } from './match-token.js';

const under = (fill: number): MatchToken =>
  new MatchToken(new KeyRing([{ purpose: 'match', version: 1, primary: true, key: Buffer.alloc(32, fill) }]));
const tokens = under(7);
const SCOPE = '01900000-0000-7000-8000-000000000001';

describe('a match token', () => {
  it('is the same for the same value of one scope, and 128 bits long', () => {
    expect(tokens.of(SCOPE, 'AB1')).toEqual(under(7).of(SCOPE, 'AB1'));
    expect(tokens.of(SCOPE, 'AB1')).toHaveLength(16);
  });

  it('stays what it was: tokens on file are found under the same form', () => {
    expect(tokens.of('phone', '+254712345678').toString('hex')).toBe('c3137fa04c7627a1f1d65a06fa01b985');
  });

  it('differs by value, by scope, by key, and where scope and value meet', () => {
    const all = [
      tokens.of(SCOPE, 'AB1'),
      tokens.of(SCOPE, 'AB2'),
      tokens.of('phone', 'AB1'),
      tokens.of('phoneA', 'B1'),
      under(8).of(SCOPE, 'AB1'),
    ];
    expect(new Set(all.map((token) => token.toString('hex'))).size).toBe(all.length);
  });
});
