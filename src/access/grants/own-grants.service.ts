import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Areas } from '../areas.js';
import { currentCaller } from '../caller.js';
import type { Permission } from '../permissions.js';
import { covers, type Gift, type GiversGrant } from './attenuation.js';
import { GIVERS_GRANTS, HELD_GRANTS } from './grants.sql.js';

export type OwnGrant = GiversGrant & { readonly id: string };

/** The caller's grants that others may be given out of. */
@Injectable()
export class OwnGrants {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly areas: Areas,
  ) {}

  /**
   * Those in force that hold the permission as the caller came with it, the nearest to the first before others. A token can
   * narrow what its bearer holds: a grant that it took the permission from is none.
   */
  async holding(permission: Permission): Promise<OwnGrant[]> {
    const caller = currentCaller();
    const usable = new Set(caller.holdingsOf(permission).map(({ grantId }) => grantId));
    const stored = await this.uow.rows<OwnGrant>(GIVERS_GRANTS, [caller.userId]);
    return Promise.all(
      stored
        .filter(({ id }) => usable.has(id))
        .map(async (row) => (row.areas ? { ...row, areas: await this.areas.within(row.areas) } : row)),
    );
  }

  /** Whether everything a user holds could be given by the caller: each grant in force out of one of the caller's. */
  async coverAllOf(userId: string): Promise<boolean> {
    const own = await this.holding('user:write');
    const held = await this.uow.rows<Gift>(HELD_GRANTS, [userId]);
    return held.every((grant) => own.some((one) => covers(one, grant)));
  }
}
