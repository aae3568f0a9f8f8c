import fc from 'fast-check';
import type { OpenedMember, OpenedProfile } from '#registry';

export const DAYS = ['2000-02-29', '2007-02-28', '2007-03-01', '2024-02-29', '1950-12-31', '2025-02-28', '2030-01-01'];
export const TEXTS = ['a', 'b', 'N', 'N-1', 'S-1', ''];

const sometimes = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: 4 });

const attributes = fc.record({
  income: sometimes(fc.constantFrom(0, 1.5, 7, 100)),
  household_income: sometimes(fc.constantFrom(0, 2.25, 50)),
  birth_date: sometimes(fc.constantFrom(...DAYS)),
  children: sometimes(fc.integer({ min: 0, max: 4 })),
  rooms: sometimes(fc.integer({ min: -2, max: 3 })),
  area: sometimes(fc.constantFrom(...TEXTS)),
  roof: sometimes(fc.constantFrom(...TEXTS)),
  disabled: sometimes(fc.boolean()),
});

const member: fc.Arbitrary<OpenedMember> = fc.record({
  registrantId: fc.constant('m'),
  isHead: fc.boolean(),
  isRepresentative: fc.boolean(),
  attributes,
});

/** Random people of a kind; each attribute is missing now and then. */
export const randomPeople = (kind: 'individual' | 'group'): fc.Arbitrary<OpenedProfile> =>
  fc.record({
    registrantId: fc.constant('r'),
    kind: fc.constant(kind),
    attributes,
    members: kind === 'group' ? fc.array(member, { maxLength: 4 }) : fc.constant([]),
    payee: fc.constant(null),
  });
