import { InstantUnfit, RelationshipUnfit } from './membership.errors.js';
import { entered, isSameRole, roleOf } from './membership.policy.js';
import type { GroupRole } from './membership.record.js';

const role = (change: Partial<GroupRole> = {}): GroupRole => ({
  isHead: false,
  isRepresentative: false,
  relationship: null,
  ...change,
});
const HEAD = role({ isHead: true, relationship: 'head' });

describe('the role of a member', () => {
  it('is plain where nothing is told', () => {
    expect(roleOf({})).toEqual(role());
  });

  it('stays in what a change does not speak of', () => {
    const spouse = role({ isRepresentative: true, relationship: 'spouse' });
    expect(roleOf({ relationship: 'sibling' }, spouse)).toEqual({ ...spouse, relationship: 'sibling' });
    expect(roleOf({ isRepresentative: false }, spouse)).toEqual({ ...spouse, isRepresentative: false });
    expect(roleOf({ relationship: null }, spouse)).toEqual({ ...spouse, relationship: null });
    const untold = role({ isHead: true });
    expect(isSameRole(roleOf({}, untold), untold)).toBe(true);
  });

  it('brings and takes the relationship of the head with the headship', () => {
    expect(roleOf({ isHead: true })).toEqual(HEAD);
    expect(roleOf({ isHead: true }, role({ relationship: 'spouse' }))).toEqual(HEAD);
    expect(roleOf({ isHead: false }, HEAD)).toEqual(role());
    expect(roleOf({ isHead: false, relationship: 'parent' }, HEAD)).toEqual(role({ relationship: 'parent' }));
  });

  it.each([
    [{ relationship: 'head' }, role()],
    [{ isHead: true, relationship: 'spouse' }, role()],
    [{ relationship: 'child' }, HEAD],
    [{ isHead: false, relationship: 'head' }, HEAD],
  ] as const)('is refused where the relationship does not fit it: %j', (wanted, before) => {
    expect(() => roleOf(wanted, before)).toThrow(RelationshipUnfit);
  });
});

describe('the instant of what is entered', () => {
  const now = new Date('2026-05-05T12:00:00Z');
  const before = new Date('2026-05-05T11:59:59.999Z');
  const after = new Date('2026-05-05T12:00:00.001Z');

  it('is now unless told, and may be any time before', () => {
    expect(entered('at', undefined, now)).toBe(now);
    expect(entered('at', before, now)).toBe(before);
    expect(entered('at', now, now, now)).toBe(now);
    expect(entered('at', new Date('1931-01-01T00:00:00Z'), now).getUTCFullYear()).toBe(1931);
  });

  it('is never in the future, nor before what it follows', () => {
    expect(() => entered('at', after, now)).toThrow(InstantUnfit);
    expect(() => entered('at', before, now, now)).toThrow(InstantUnfit);
  });

  it('is that of what it follows where another clock was a little ahead', () => {
    expect(entered('at', undefined, now, after)).toBe(after);
  });
});
