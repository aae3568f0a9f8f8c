import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { KeptAbout } from '#registry';
import { QUARANTINED_KEPT } from './quarantine.sql.js';

/**
 * Records set aside that may be of a registrant, for the person's own access request: where they came from and what is wrong with
 * them. What such a record holds is not told: it may be somebody else's.
 */
@Injectable()
export class KeptQuarantine implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly kept: KeptAbout,
  ) {}

  onModuleInit(): void {
    this.kept.register('setAside', (registrantId) => this.uow.rows<object>(QUARANTINED_KEPT, [registrantId]));
  }
}
