import { RequestContext } from '#platform/context/request-context.js';
import type { Areas } from '../areas.js';
import { Caller } from '../caller.js';
import type { DataClass } from '../data-classes.js';
import { ScopeService } from '../scope.service.js';
import { Ceilings } from './ceilings.js';

type Grant = readonly [programs: string[] | null, areas: string[] | null, classes: DataClass[]];

const ceilings = new Ceilings(new ScopeService({} as Areas));

/** Whether somebody with these grants of one permission is shown attributes of a program, or of registrants as such. */
function shows(grants: readonly Grant[], program: string | null): boolean {
  const holdings = grants.map(([programIds, areas, dataClasses]) => ({
    grantId: 'g',
    role: null,
    expiresAt: new Date(),
    permissions: new Set(['enrolment:read']),
    programIds,
    areas,
    dataClasses,
  }));
  const caller = new Caller('u', 'o', holdings);
  caller.using = 'enrolment:read';
  return RequestContext.runAs('test', caller, () => ceilings.attributes(program));
}

describe('attributes', () => {
  it.each<[string, Grant[], string | null, boolean]>([
    ['no grant', [], 'A', false],
    ['the class everywhere', [[null, null, ['attributes']]], 'A', true],
    ['the class everywhere, of registrants as such', [[null, null, ['attributes']]], null, true],
    ['another class', [[null, null, ['identity', 'contact', 'payment']]], 'A', false],
    ['the class in the program', [[['A'], null, ['attributes']]], 'A', true],
    [
      'the class in another program',
      [
        [['B'], null, ['attributes']],
        [['A'], null, []],
      ],
      'A',
      false,
    ],
    ['the class in a program, of registrants as such', [[['A'], null, ['attributes']]], null, false],
    [
      'one grant with it and one without',
      [
        [['A'], null, ['attributes']],
        [['A'], null, []],
      ],
      'A',
      true,
    ],
    ['the class in areas only', [[['A'], ['N'], ['attributes']]], 'A', true],
    [
      'the class in areas, and all rows without it',
      [
        [['A'], ['N'], ['attributes']],
        [['A'], null, []],
      ],
      'A',
      false,
    ],
    [
      'the class in some areas, and others without it',
      [
        [['A'], ['N'], ['attributes']],
        [['A'], ['S'], []],
      ],
      'A',
      false,
    ],
  ])('are shown as the grants say: %s', (_what, grants, program, expected) => {
    expect(shows(grants, program)).toBe(expected);
  });
});
