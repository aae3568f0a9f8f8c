import pg from 'pg';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import { newId } from '#platform/ids/ids.js';
import { giveFromHost } from '../grants/give-from-host.js';
import { mayGiveAs, type Role, ROLE_PERMISSIONS } from '../permissions.js';
import { DEVELOPMENT_ISSUER, signDevelopmentToken } from './development-issuer.js';

export interface DevelopmentTokenOrder {
  /** Data database, already migrated, as the owner of its tables: only the owner makes a grant out of nothing. */
  readonly databaseUrl: string;
  /** Where the development issuer keeps its key. */
  readonly dataDirectory: string;
  readonly role: Role;
  /** Name of the user; a second user of one role needs another. */
  readonly subject: string;
  readonly organisation: string;
  /** Codes of programs the grant is limited to; none: every program. */
  readonly programs: readonly string[];
  readonly validSeconds: number;
}

/** A program code that does not exist. */
export class UnknownProgram extends Error {}

/** Makes a user with a grant of the role's permissions (unless they have it) and signs a token of the development issuer for them. */
export async function issueDevelopmentToken(order: DevelopmentTokenOrder): Promise<string> {
  const client = new pg.Client({ connectionString: reachingEveryProgram(order.databaseUrl) });
  await client.connect();
  try {
    const userId = await ensureUser(client, order);
    await ensureGrant(client, userId, order);
  } finally {
    await client.end();
  }
  return signDevelopmentToken(order.dataDirectory, order.subject, order.validSeconds);
}

async function ensureUser(client: pg.Client, { subject, organisation }: DevelopmentTokenOrder): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into access.app_user (id, issuer, subject, organisation) values ($1, $2, $3, $4)
     on conflict (issuer, subject) do update set organisation = excluded.organisation returning id`,
    [newId(), DEVELOPMENT_ISSUER.issuer, subject, organisation],
  );
  return rows[0]!.id;
}

async function ensureGrant(
  client: pg.Client,
  userId: string,
  { role, programs }: DevelopmentTokenOrder,
): Promise<void> {
  const { rows } = await client.query<{ program_id: string }>(
    'select program_id from programs.v_program where code = any($1)',
    [programs],
  );
  if (rows.length < programs.length) throw new UnknownProgram(`No program with code ${programs.join(' or ')}`);
  const programIds = programs.length > 0 ? rows.map((row) => row.program_id) : null;
  const { rowCount } = await client.query(
    `select from access.user_grant
      where user_id = $1 and role = $2 and permissions = $3::text[] and may_give = $4::text[] and revoked_at is null
        and expires_at > now() + interval '1 day' and program_ids is not distinct from $5::uuid[] limit 1`,
    [userId, role, [...ROLE_PERMISSIONS[role]], [...mayGiveAs(role)], programIds],
  );
  if (!rowCount) await giveFromHost(client, { userId, role, programIds, hours: 90 * 24, reason: 'development token' });
}
