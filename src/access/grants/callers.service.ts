import { Injectable } from '@nestjs/common';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Caller } from '../caller.js';
import type { Role } from '../permissions.js';
import type { Claims } from '../tokens/claims.js';

interface CallerRow {
  readonly id: string;
  readonly organisation: string;
  readonly grants: readonly {
    readonly role: Role | null;
    readonly permissions: readonly string[];
    readonly program_ids: readonly string[] | null;
  }[];
}

/** One indexed query per request: grants are never cached, so a revocation works on the next one. */
const IDENTIFY = statement(
  'access.identify',
  `select u.id, u.organisation,
          coalesce((select json_agg(json_build_object('role', g.role, 'permissions', g.permissions,
                                                              'program_ids', g.program_ids))
                      from access.user_grant g
                     where g.user_id = u.id and g.revoked_at is null and g.valid_from <= now() and g.expires_at > now()), '[]') as grants
     from access.app_user u
    where u.issuer = $1 and u.subject = $2 and u.active`,
);

/** Finds the user behind a token, with the grants in force. */
@Injectable()
export class CallersService {
  constructor(private readonly uow: UnitOfWork) {}

  async identify(claims: Claims): Promise<Caller | undefined> {
    const row = await this.uow.row<CallerRow>(IDENTIFY, [claims.iss, claims.sub]);
    if (!row) return undefined;
    const narrowed = (permissions: readonly string[]) =>
      new Set(claims.permissions ? permissions.filter((held) => claims.permissions!.includes(held)) : permissions);
    return new Caller(
      row.id,
      row.organisation,
      row.grants.map(({ role, permissions, program_ids: programIds }) => ({
        role,
        permissions: narrowed(permissions),
        programIds,
      })),
    );
  }
}
