import type pg from 'pg';
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES } from '#access';
import { newId } from '#platform/ids/ids.js';
import { DEVELOPMENT_ISSUER, signDevelopmentToken } from '../../src/access/tokens/development-issuer.js';

/** What a caller holds: permissions, the programs (null: every one), and since when until when in days from now. */
interface Held {
  readonly role: string;
  readonly permissions: readonly string[];
  readonly programs: readonly string[] | null;
  readonly from?: number;
  readonly until?: number;
  readonly revoked?: boolean;
  /** Codes of areas it is limited to. */
  readonly areas?: readonly string[];
  /** Which grants above it hold no more: the one it came out of, or the one above that. */
  readonly lapsed?: 'parent expired' | 'parent revoked' | 'grandparent revoked';
  readonly dataClasses?: readonly string[];
}

export const LAPSED = ['parent expired', 'parent revoked', 'grandparent revoked'] as const;
/** An area where nobody lives. */
const NOWHERE = ['nowhere'];

const ALL_CLASSES = ['identity', 'contact', 'payment', 'attributes'];

/** Tokens by the name of a caller: `case_worker north`, `mixed program:read`. */
export type Tokens = ReadonlyMap<string, string>;

/** A user for every way of holding a role or a permission: in one program, everywhere, not any more, not yet, not at all. */
export async function makeCallers(
  client: pg.Client,
  {
    dataDirectory,
    organisation,
    north,
    south,
  }: { dataDirectory: string; organisation: string; north: string; south: string },
): Promise<Tokens> {
  const callers: [string, readonly Held[], boolean][] = [];
  for (const role of ROLES) {
    const held = { role, permissions: ROLE_PERMISSIONS[role], programs: null };
    callers.push(
      [`${role} north`, [{ ...held, programs: [north] }], true],
      [`${role} all`, [held], true],
      [`${role} expired`, [{ ...held, from: -2, until: -1 }], true],
      [`${role} revoked`, [{ ...held, revoked: true }], true],
      [`${role} future`, [{ ...held, from: 1 }], true],
      [`${role} inactive`, [held], false],
      ...LAPSED.map((lapsed) => [`${role} ${lapsed}`, [{ ...held, lapsed }], true] as [string, Held[], boolean]),
    );
  }
  for (const permission of PERMISSIONS) {
    const others = PERMISSIONS.filter((one) => one !== permission);
    const only = { role: 'client_system', permissions: [permission], programs: [north] };
    const rest = { role: 'client_system', permissions: others };
    callers.push(
      [`nowhere ${permission}`, [{ ...only, programs: null, areas: NOWHERE }], true],
      [`classless ${permission}`, [{ ...only, dataClasses: [] }], true],
      [`only ${permission}`, [only], true],
      [`without ${permission}`, [{ ...rest, programs: null }], true],
      [`mixed ${permission}`, [only, { ...rest, programs: [south] }], true],
    );
  }
  await client.query('set session_replication_role = replica'); // written by hand: nobody gave these
  for (const [name, held, active] of callers) await write(client, name, organisation, held, active);
  await client.query('set session_replication_role = origin');
  const signed = callers.map(async ([name]) => [name, await signDevelopmentToken(dataDirectory, name, 3600)] as const);
  return new Map(await Promise.all(signed));
}

async function write(
  client: pg.Client,
  subject: string,
  organisation: string,
  held: readonly Held[],
  active: boolean,
): Promise<void> {
  const id = newId();
  await client.query(
    'insert into access.app_user (id, issuer, subject, organisation, active) values ($1, $2, $3, $4, $5)',
    [id, DEVELOPMENT_ISSUER.issuer, subject, organisation, active],
  );
  for (const grant of held) await writeGrant(client, id, grant);
}

/** The grant, and the line above it where that does not hold. */
async function writeGrant(client: pg.Client, userId: string, held: Held): Promise<void> {
  const { role, permissions, programs, from = -1, until = 30, revoked = false, areas = null, lapsed } = held;
  const { dataClasses = ALL_CLASSES } = held;
  const giver = newId();
  let parent: string | null = null;
  const add = async (holder: string, days: number, isRevoked: boolean, depth: number): Promise<void> => {
    const id = newId();
    await client.query(
      `insert into access.user_grant (id, user_id, role, permissions, program_ids, valid_from, expires_at, reason, revoked_at, may_give,
                                      data_classes, areas, parent_id, granted_by, depth)
       values ($1, $2, $3, $4, $5, now() + make_interval(days => $6), now() + make_interval(days => $7), 'matrix',
               case when $8 then now() end, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        holder,
        role,
        permissions,
        programs,
        Math.min(from, days - 1),
        days,
        isRevoked,
        PERMISSIONS,
        dataClasses,
        areas,
        parent,
        parent === null ? null : newId(), // nobody looks who
        depth,
      ],
    );
    parent = id;
  };
  if (lapsed === 'grandparent revoked') await add(giver, until, true, 0);
  if (lapsed) await add(giver, lapsed === 'parent expired' ? -1 : until, lapsed === 'parent revoked', parent ? 1 : 0);
  await add(userId, until, revoked, lapsed === 'grandparent revoked' ? 2 : lapsed ? 1 : 0);
}
