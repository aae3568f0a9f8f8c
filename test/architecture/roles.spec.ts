import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES } from '#access';
import { mayGiveAs, ROLE_DATA_CLASSES, ROLE_GIVES } from '../../src/access/permissions.js';
import { isWithinAreas } from '../../src/access/within-areas.js';
import { ROOT } from './sources.js';

/** The table of roles as docs/access.md holds it, row by row. */
function rolesTable(): string[] {
  const cells = ROLES.map((role) => [
    `\`${role}\``,
    ROLE_PERMISSIONS[role].map((permission) => `\`${permission}\``).join(' '),
    ROLE_DATA_CLASSES[role].join(', ') || 'none',
    (ROLE_GIVES[role] ?? []).map((given) => `\`${given}\``).join(' ') || 'none',
  ]);
  const rows = [['role', 'permissions', 'data classes', 'gives'], ['---', '---', '---', '---'], ...cells];
  return rows.map((row) => `| ${row.join(' | ')} |`);
}

/** The permissions a grant limited to areas can give, as docs/access.md lists them. */
const withinAreas = (): string =>
  PERMISSIONS.filter(isWithinAreas)
    .map((permission) => `\`${permission}\``)
    .join(' ');

describe('roles', () => {
  const page = readFileSync(join(ROOT, 'docs/access.md'), 'utf8');

  it('are told in docs/access.md as they are: put these rows there', () => {
    expect(page.split('\n').filter((line) => /^\| `[a-z_]+` \| `/.test(line))).toEqual(rolesTable().slice(2));
  });

  it('are told with what can be limited to areas: put this line there', () => {
    expect(page.split('\n')).toContain(withinAreas());
  });

  it('hold every permission there is, and none that is not', () => {
    const held = new Set(ROLES.flatMap((role) => ROLE_PERMISSIONS[role]));
    expect(PERMISSIONS.filter((permission) => !held.has(permission))).toEqual([]);
    expect([...held].filter((permission) => !PERMISSIONS.includes(permission))).toEqual([]);
    for (const role of ROLES) expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
  });

  it('give on no more than their giver could', () => {
    for (const role of ROLES)
      for (const given of ROLE_GIVES[role] ?? []) {
        const more = mayGiveAs(given).filter((permission) => !mayGiveAs(role).includes(permission));
        expect([role, given, more]).toEqual([role, given, []]);
      }
  });

  it('give on only if they hold grant:write', () => {
    for (const role of ROLES)
      expect([role, role in ROLE_GIVES]).toEqual([role, ROLE_PERMISSIONS[role].includes('grant:write')]);
  });
});
