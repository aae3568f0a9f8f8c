import { Injectable } from '@nestjs/common';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { Caller, type Holding } from '../caller.js';
import type { Claims } from '../tokens/claims.js';

interface CallerRow {
  readonly id: string;
  readonly organisation: string;
  readonly grants: readonly (Omit<Holding, 'permissions' | 'expiresAt'> & {
    readonly permissions: readonly string[];
    readonly expiresAt: string;
  })[];
}

/** One indexed query per request: grants are never cached, so a revocation works on the next one. */
const IDENTIFY = statement(
  'access.identify',
  `select u.id, u.organisation,
          coalesce((select json_agg(json_build_object('grantId', g.id, 'role', g.role, 'permissions', g.permissions,
                                                      'programIds', g.program_ids, 'areas', g.areas,
                                                      'dataClasses', g.data_classes, 'expiresAt', g.expires_at))
                      from access.v_grant_in_force g where g.user_id = u.id), '[]') as grants
     from access.app_user u
    where u.issuer = $1 and u.subject = $2 and u.active`,
);

/** Finds the user behind a token, with the grants in force. */
@Injectable()
export class CallersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async identify(claims: Claims): Promise<Caller | undefined> {
    const row = await this.uow.row<CallerRow>(IDENTIFY, [claims.iss, claims.sub]);
    if (!row) return undefined;
    const narrowed = (permissions: readonly string[]) =>
      new Set(claims.permissions ? permissions.filter((held) => claims.permissions!.includes(held)) : permissions);
    const holdings = row.grants.map((grant) => ({
      ...grant,
      permissions: narrowed(grant.permissions),
      expiresAt: new Date(grant.expiresAt),
    }));
    return new Caller(row.id, row.organisation, holdings, claims);
  }

  /** A caller as of now, with the permission in hand; undefined: the token has ended, or they do not hold it any more. */
  async again({ claims, using }: Caller): Promise<Caller | undefined> {
    if (!claims || !using || claims.exp * 1000 <= this.clock.now().getTime()) return undefined;
    const caller = await this.identify(claims);
    if (!caller?.holds(using)) return undefined;
    caller.using = using;
    return caller;
  }
}
