import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { Clock } from '#platform/time/clock.js';
import { Areas } from '../areas.js';
import { currentCaller, type Holding, type Scope } from '../caller.js';
import { type Role, ROLE_GIVES } from '../permissions.js';
import { ScopeService } from '../scope.service.js';
import { isLimitedTo } from './attenuation.js';
import { GrantDto, type GrantsQuery, HoldingDto, MeDto } from './grant.dto.js';
import { LastAdministrator } from './grant.errors.js';
import type { GrantRecord } from './grant.record.js';
import { FIND_GRANT, GIVEN_OUT_OF, LIST_GRANTS, REVOKE_GRANT } from './grants.sql.js';

/** Who was given what, and taking it back. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly areas: Areas,
    private readonly trail: AuditTrail,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  me(): MeDto {
    const { userId, organisation, holdings } = currentCaller();
    return Object.assign(new MeDto(), { userId, organisation, holdings: holdings.map(HoldingDto.from) });
  }

  /** Newest first; of who is limited, the grants within their own programs and areas. */
  async list({ userId, programId, state, limit, cursor }: GrantsQuery): Promise<Page<GrantDto>> {
    const list = `grants:${userId ?? ''}:${programId ?? ''}:${state ?? ''}`;
    const before = this.cursors.decode<string>(list, cursor) ?? null;
    const scopes = JSON.stringify(await this.expanded(this.scope.scopes()));
    const values = [userId ?? null, programId ?? null, state ?? null, scopes, before, limit + 1];
    const rows = await this.uow.rows<GrantRecord>(LIST_GRANTS, values);
    return pageOf(this.cursors, list, rows, limit, (row) => row.id).map(GrantDto.from);
  }

  /**
   * Takes a grant back, and with it all that came out of it: on the next request, and at the next chunk of running work.
   * Throws {@link NotFound} for what is not the caller's to give; {@link LastAdministrator}.
   */
  revoke(id: string): Promise<GrantDto> {
    const caller = currentCaller();
    return this.uow.run(async () => {
      const grant = await this.uow.row<GrantRecord>(FIND_GRANT, [id]);
      if (!grant || !(await this.isTheirsToTakeBack(caller.holdingsOf('grant:write'), grant)))
        throw new NotFound('grant');
      const ended = await this.uow.rows<{ id: string }>(GIVEN_OUT_OF, [id]);
      try {
        await this.uow.change(REVOKE_GRANT, [id, this.clock.now(), caller.userId]);
      } catch (error) {
        whenViolated(error, { user_grant_last_administrator: () => new LastAdministrator() });
      }
      const event = { action: 'grant:revoke', objectKind: 'grant', objectId: id, programId: null } as const;
      const facts = { userId: grant.userId };
      await this.trail.record({ ...event, moreIds: ended.map((one) => one.id), outcome: 'succeeded', facts });
      return GrantDto.from((await this.uow.row<GrantRecord>(FIND_GRANT, [id]))!);
    });
  }

  /** What one could give one may take back, whoever gave it. */
  private async isTheirsToTakeBack(holdings: readonly Holding[], grant: GrantRecord): Promise<boolean> {
    const giving = holdings.filter(({ role }) => role && ROLE_GIVES[role]?.includes(grant.role as Role));
    const scopes = await this.expanded(giving);
    return scopes.some(
      ({ programIds, areas }) => isLimitedTo(grant.programIds, programIds) && isLimitedTo(grant.areas, areas),
    );
  }

  /** The scopes with every area below theirs. */
  private expanded(scopes: readonly Scope[]): Promise<Scope[]> {
    return Promise.all(
      scopes.map(async ({ programIds, areas }) => ({
        programIds,
        areas: areas && [...areas, ...(await this.areas.within(areas))], // a code that left the list is still what it was
      })),
    );
  }
}
