import { Injectable, type OnModuleInit } from '@nestjs/common';
import { statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Orders } from '#platform/operations/orders.js';

/** Operations work on whole programs, or on all of them: a grant limited to areas orders none. */
const STILL_HELD = statement(
  'access.still-held',
  `select exists (select from access.v_grant_in_force g join access.app_user u on u.id = g.user_id
                   where g.user_id = $1 and u.active and $2 = any(g.permissions) and g.areas is null
                     and (g.program_ids is null or $3::uuid = any(g.program_ids))) as held`,
);

/** Tells running work whether who ordered it still holds the permission it was ordered with. */
@Injectable()
export class OrderPermits implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: Orders,
  ) {}

  onModuleInit(): void {
    this.orders.register(async ({ createdBy, permission, programId }) => {
      const found = await this.uow.row<{ held: boolean }>(STILL_HELD, [createdBy, permission, programId]);
      return found!.held;
    });
  }
}
