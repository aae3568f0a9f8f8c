import type pg from 'pg';
import { newId } from '#platform/ids/ids.js';
import { mayGiveAs, type Role, ROLE_DATA_CLASSES, ROLE_PERMISSIONS } from '../permissions.js';

export interface HostGrant {
  readonly userId: string;
  readonly role: Role;
  /** Null: every program. */
  readonly programIds: readonly string[] | null;
  /** At most 2160. */
  readonly hours: number;
  readonly reason: string;
}

/**
 * A grant out of nothing, the first of a line: a whole role, everywhere. Only a connection of the owner of the tables makes
 * one, so no request ever does.
 */
export async function giveFromHost(
  client: pg.Client,
  { userId, role, programIds, hours, reason }: HostGrant,
): Promise<{ id: string; expiresAt: Date }> {
  const { rows } = await client.query<{ id: string; expiresAt: Date }>(
    `insert into access.user_grant (id, user_id, role, permissions, program_ids, data_classes, may_give, expires_at, reason)
     values ($1, $2, $3, $4::text[], $5::uuid[], $6::text[], $7::text[], now() + make_interval(hours => $8), $9)
     returning id, expires_at as "expiresAt"`,
    [
      newId(),
      userId,
      role,
      [...ROLE_PERMISSIONS[role]],
      programIds,
      [...ROLE_DATA_CLASSES[role]],
      [...mayGiveAs(role)],
      hours,
      reason,
    ],
  );
  return rows[0]!;
}
