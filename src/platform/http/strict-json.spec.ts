import fc from 'fast-check';
import { parseStrictJson, UnusableJson } from './strict-json.js';

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

describe('strict JSON', () => {
  it('reads every document like JSON.parse, unless a name reaches a prototype', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const value = JSON.parse(text) as unknown;
        // what JSON.stringify writes anew has every name once
        const again = JSON.stringify(value);
        if (/"(__proto__|constructor|prototype)":/.test(again)) return;
        expect(parseStrictJson(again)).toEqual(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets the same name stand in different objects, and any text in values', () => {
    const text = '{"a":{"a":[{"a":"{\\"a\\":1,\\"a\\":2}"},{"a":"__proto__"}]},"b":["a","a","constructor"],"c":"\\\\"}';
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['a name twice', '{"a":1,"a":2}'],
    ['a name twice, deep down', '{"x":[{"a":1,"b":{},"a":2}]}'],
    ['a name twice, written in another way', '{"a":1,"\\u0061":2}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['__proto__, escaped', '{"\\u005f_proto__":{}}'],
    ['constructor', '{"a":[{"constructor":{"prototype":{}}}]}'],
    ['prototype', '{"prototype":1}'],
    ['more depth than 20 in arrays', nested(21, '[', ']')],
    ['more depth than 20 in objects', `${'{"a":'.repeat(21)}1${'}'.repeat(21)}`],
    ['a depth of 100 000', nested(100_000, '[', ']')],
    ['100 000 names', `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join(',')}}`],
    ['no JSON', '{"a":}'],
    ['a string that does not end', '{"a'],
    ['a bad escape in a name', '{"\\x":1}'],
    ['nothing', ''],
    ['a comment', '{"a":1}// {'],
    ['two documents', '{}{}'],
    ['NaN', '{"a":NaN}'],
  ])('refuses %s, saying nothing of it', (_what, text) => {
    expect(() => parseStrictJson(text)).toThrow(new UnusableJson());
  });

  it('takes a depth of 20', () => {
    expect(parseStrictJson(nested(20, '[', ']'))).toEqual(JSON.parse(nested(20, '[', ']')));
  });

  it('does not change the prototype of anything', () => {
    for (const text of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'])
      expect(() => parseStrictJson(text)).toThrow(UnusableJson);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
