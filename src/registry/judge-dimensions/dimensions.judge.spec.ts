import type { OpenedProfile } from '../open-profiles/opened-profile.js';
import { AGE_BANDS } from './dimensions.js';
import { judgeDimensions } from './dimensions.judge.js';

const AS_OF = new Date('2025-06-01T00:00:00Z');
const judge = judgeDimensions(
  {
    sex: { key: 'sex', valueOf: { F: 'female', M: 'male' } },
    birthDate: { key: 'birth_date' },
    area: { key: 'area', valueOf: { 'XA-01-07': 'XA-01', 'XA-01': 'XA-01' } },
  },
  AS_OF,
);
const person = (attributes: Record<string, unknown>): OpenedProfile => ({
  registrantId: 'r',
  kind: 'individual',
  attributes,
  members: [],
  payee: null,
});

describe('where somebody counts', () => {
  it('is told by sex, age band and the coarse area', () =>
    expect(judge(person({ sex: 'F', birth_date: '1990-01-01', area: 'XA-01-07' }))).toEqual([
      'female',
      '35-59',
      'XA-01',
    ]));

  it.each([
    ['2025-01-01', '0-4'],
    ['2020-06-01', '5-17'],
    ['2007-06-02', '5-17'],
    ['2007-06-01', '18-34'],
    ['1965-06-02', '35-59'],
    ['1910-01-01', '60+'],
  ])('somebody born on %s counts as %s', (born, band) => {
    expect(judge(person({ birth_date: born }))[1]).toBe(band);
    expect(AGE_BANDS).toContain(band);
  });

  it.each([{}, { sex: 'X', birth_date: 'long ago', area: 'toString' }, { sex: 1, birth_date: 7, area: null }])(
    'of %j nothing is known',
    (attributes) => expect(judge(person(attributes))).toEqual(['unknown', 'unknown', 'unknown']),
  );

  it('a group counts by its head and its own area', () => {
    const member = (isHead: boolean, sex: string) => ({
      registrantId: sex,
      isHead,
      isRepresentative: false,
      attributes: { sex, birth_date: '1980-01-01', area: 'XA-01' },
    });
    const group = { ...person({ area: 'XA-01-07', sex: 'M' }), kind: 'group' as const };
    expect(judge({ ...group, members: [member(false, 'M'), member(true, 'F')] })).toEqual(['female', '35-59', 'XA-01']);
    expect(judge({ ...group, members: [member(false, 'M')] })).toEqual(['unknown', 'unknown', 'XA-01']);
  });
});
