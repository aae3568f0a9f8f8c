import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { dueInFull, type DueRow } from '#platform/money/due-in-full.js';
import { KeptAbout } from '#registry';
import { ENTITLEMENTS_KEPT } from './kept-entitlements.sql.js';

/** What is due to a registrant and what reached them, line by line, for the person's own access request. */
@Injectable()
export class KeptEntitlements implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly kept: KeptAbout,
  ) {}

  onModuleInit(): void {
    this.kept.register('entitlements', async (registrantId) =>
      (await this.uow.rows<DueRow>(ENTITLEMENTS_KEPT, [registrantId])).map(dueInFull),
    );
  }
}
