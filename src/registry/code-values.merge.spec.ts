import fc from 'fast-check';
import type { CodeValue } from './code-value.entity.js';
import { type GivenValue, mergeValues } from './code-values.merge.js';

const LIST = '018f0000-0000-7000-8000-000000000001';
const value = (code: string, parentCode: string | null = null): CodeValue => ({
  codeListId: LIST,
  code,
  name: `Name of ${code}`,
  parentCode,
  active: true,
});
const merge = (there: readonly CodeValue[], ...given: GivenValue[]) => mergeValues(LIST, there, given);

describe('values given to a code list', () => {
  it('are added, renamed, moved and deactivated, and what is left out stays', () => {
    const there = [value('N'), value('S'), value('N1', 'N')];
    const given = [
      { code: 'N2', name: 'North two', parentCode: 'N' },
      { code: 'N1', parentCode: 'S' },
      { code: 'S', active: false },
      { code: 'N', name: 'North', parentCode: null },
    ];
    expect(merge(there, ...given)).toEqual({
      written: [
        { ...value('N2', 'N'), name: 'North two' },
        value('N1', 'S'),
        { ...value('S'), active: false },
        { ...value('N'), name: 'North' },
      ],
      count: 4,
      faults: [],
    });
  });

  it.each([
    [[{ code: 'X' }], [['#/values/0/name', 'must be given with a value that is new']]],
    [[{ code: 'N' }, { code: 'N' }], [['#/values/1/code', 'must be given once']]],
    [[{ code: 'N', parentCode: 'X' }], [['#/values/0/parentCode', 'must be a code of this list']]],
    [[{ code: 'N', parentCode: 'N' }], [['#/values/0/parentCode', 'must not lead back to the value itself']]],
    [[{ code: 'N', parentCode: 'N1' }], [['#/values/0/parentCode', 'must not lead back to the value itself']]],
  ])('are refused: %j', (given, faults) => {
    const told = merge([value('N'), value('N1', 'N')], ...given).faults.map(({ pointer, message }) => [
      pointer,
      message,
    ]);
    expect(told).toEqual(faults);
  });

  it('may name a parent that comes with them, before or after', () => {
    expect(merge([], { code: 'a', name: 'a', parentCode: 'b' }, { code: 'b', name: 'b' }).faults).toEqual([]);
  });

  it('never make a circle, however they are given', () => {
    const codes = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const change = fc.record({ code: codes, name: fc.constant('x'), parentCode: fc.option(codes) });
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(change, { selector: ({ code }) => code, minLength: 1 })), (requests) => {
        let list: CodeValue[] = [];
        for (const given of requests) {
          const { written, faults } = merge(list, ...given);
          if (faults.length > 0) continue;
          list = [...list.filter(({ code }) => !written.some((one) => one.code === code)), ...written];
        }
        const parents = new Map(list.map(({ code, parentCode }) => [code, parentCode]));
        return list.every(({ code }) => {
          let at: string | null | undefined = code;
          for (let step = 0; step <= list.length; step++) at = at === null ? null : parents.get(at!);
          return at === null;
        });
      }),
    );
  });
});
