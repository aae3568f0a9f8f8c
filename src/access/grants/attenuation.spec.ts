import fc from 'fast-check';
import { mayGiveAs, ROLE_DATA_CLASSES, ROLE_PERMISSIONS, type Role, ROLES } from '../permissions.js';
import { DATA_CLASSES } from '../data-classes.js';
import { excessOf, type Gift, type GiversGrant, isLimitedTo, MOST_GIVERS } from './attenuation.js';

const END = new Date('2026-06-01T00:00:00Z');
const admin: GiversGrant = {
  role: 'registry_admin',
  permissions: ROLE_PERMISSIONS.registry_admin,
  mayGive: mayGiveAs('registry_admin'),
  programIds: null,
  areas: null,
  dataClasses: [...DATA_CLASSES],
  expiresAt: END,
  depth: 0,
  holders: ['founder'],
};
const gift: Gift = {
  userId: 'newcomer',
  role: 'case_worker',
  permissions: ROLE_PERMISSIONS.case_worker,
  mayGive: [],
  programIds: null,
  areas: null,
  dataClasses: [...ROLE_DATA_CLASSES.case_worker],
  expiresAt: END,
};
const limited: GiversGrant = {
  ...admin,
  role: 'program_admin',
  permissions: ROLE_PERMISSIONS.program_admin,
  mayGive: mayGiveAs('program_admin'),
  programIds: ['A', 'B'],
  areas: ['N', 'N-1'],
  dataClasses: ['identity'],
};
const within: Gift = { ...gift, programIds: ['A'], areas: ['N-1'], dataClasses: ['identity'] };

describe('a gift', () => {
  it('may be all that its giver may give', () => {
    expect(excessOf(gift, admin)).toEqual([]);
    expect(excessOf(within, limited)).toEqual([]);
  });

  it.each<[string, Partial<Gift>, Partial<GiversGrant>, string[]]>([
    ['a role the role does not give', { role: 'registry_admin' }, {}, ['role']],
    ['anything, by a grant that does not give', {}, { permissions: ['program:read'] }, ['role']],
    ['anything, by a grant of no role', {}, { role: null }, ['role']],
    ['a permission', { permissions: ['fund:post'] }, {}, ['permissions']],
    ['giving it on', { mayGive: ['grant:write'] }, {}, ['permissions']],
    ['another program', { programIds: ['A', 'C'] }, {}, ['programs']],
    ['every program', { programIds: null }, {}, ['programs']],
    ['another area', { areas: ['S'] }, {}, ['areas']],
    ['everywhere', { areas: null }, {}, ['areas']],
    ['another class of data', { dataClasses: ['contact'] }, {}, ['data-classes']],
    ['a longer time', { expiresAt: new Date(END.getTime() + 1) }, {}, ['validity']],
    ['a longer line', {}, { depth: MOST_GIVERS }, ['depth']],
    ['back to somebody above', { userId: 'founder' }, {}, ['line']],
  ])('is not %s', (_name, change, own, excess) => {
    expect(excessOf({ ...within, ...change }, { ...limited, ...own })).toEqual(excess);
  });
});

const some = <T>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 });
const limit = (all: readonly string[]) => fc.option(some(all), { nil: null });
const anyGift = fc.record({
  giver: fc.nat(30),
  userId: fc.nat(8).map((n) => `user-${n}`),
  role: fc.constantFrom(...ROLES),
  permissions: fc.infiniteStream(fc.boolean()),
  programIds: limit(['A', 'B', 'C', 'D']),
  areas: limit(['N', 'N-1', 'N-2', 'S']),
  dataClasses: fc.subarray([...DATA_CLASSES]),
  expiresAt: fc.integer({ min: -5, max: 5 }).map((days) => new Date(END.getTime() + days * 86_400_000)),
});

describe('whatever is given on and on', () => {
  it('never reaches beyond the first grant of its line', () => {
    fc.assert(
      fc.property(
        fc.record({
          role: fc.constantFrom<Role>('registry_admin', 'program_admin'),
          programIds: limit(['A', 'B', 'C']),
          areas: limit(['N', 'N-1', 'N-2']),
          dataClasses: fc.subarray([...DATA_CLASSES]),
        }),
        fc.array(anyGift, { maxLength: 30 }),
        (root, gifts) => {
          const first: GiversGrant = {
            ...root,
            permissions: ROLE_PERMISSIONS[root.role],
            mayGive: mayGiveAs(root.role),
            expiresAt: END,
            depth: 0,
            holders: ['founder'],
          };
          const given: GiversGrant[] = [first];
          for (const { giver, permissions, ...told } of gifts) {
            const own = given[giver % given.length]!;
            const ofRole = ROLE_PERMISSIONS[told.role].filter(() => permissions.next().value);
            const offered: Gift = {
              ...told,
              permissions: ofRole,
              mayGive: ofRole.includes('grant:write') ? mayGiveAs(told.role) : [],
            };
            if (excessOf(offered, own).length > 0) continue;
            given.push({ ...offered, depth: own.depth + 1, holders: [told.userId, ...own.holders] });
          }
          for (const one of given.slice(1)) {
            expect(one.permissions.filter((permission) => !first.mayGive.includes(permission))).toEqual([]);
            expect(one.dataClasses.filter((name) => !first.dataClasses.includes(name))).toEqual([]);
            expect(isLimitedTo(one.programIds, first.programIds) && isLimitedTo(one.areas, first.areas)).toBe(true);
            expect(one.expiresAt <= first.expiresAt).toBe(true);
            expect(one.depth).toBeLessThanOrEqual(MOST_GIVERS);
            expect(new Set(one.holders).size).toBe(one.holders.length);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
