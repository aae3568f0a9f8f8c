import { choosePayee } from './choose-payee.js';

const PERSON = { registrantId: 'ana', kind: 'individual' } as const;
const GROUP = { registrantId: 'home', kind: 'group' } as const;
const member = (memberId: string, role: 'head' | 'representative' | 'plain' = 'plain') => ({
  memberId,
  isHead: role === 'head',
  isRepresentative: role === 'representative',
});
const alternate = (payeeId: string) => ({ payeeId, kind: 'alternate' as const });
const nominee = (payeeId: string) => ({ payeeId, kind: 'nominee' as const });

describe('who collects', () => {
  it('is the individual, whatever alternates there are', () => {
    expect(choosePayee(PERSON, [], [])).toBe('ana');
    expect(choosePayee(PERSON, [], [alternate('zoe')])).toBe('ana');
  });

  it('is the representative of a group, else its head', () => {
    const members = [member('ben', 'head'), member('cleo'), member('dina', 'representative')];
    expect(choosePayee(GROUP, members, [alternate('zoe')])).toBe('dina');
    expect(choosePayee(GROUP, members.slice(0, 2), [])).toBe('ben');
  });

  it('is an alternate only of a group that has neither, the one named last', () => {
    expect(choosePayee(GROUP, [member('cleo')], [alternate('zoe'), alternate('yan')])).toBe('zoe');
    expect(choosePayee(GROUP, [member('cleo')], [])).toBeUndefined();
  });

  it('is the nominee before everybody else', () => {
    expect(choosePayee(PERSON, [], [alternate('yan'), nominee('zoe')])).toBe('zoe');
    expect(choosePayee(GROUP, [member('dina', 'representative')], [nominee('zoe')])).toBe('zoe');
  });
});
