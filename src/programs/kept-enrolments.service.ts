import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { KeptAbout } from '#registry';
import { DUPLICATES_KEPT, ENROLMENTS_KEPT, PROPOSALS_KEPT, VERDICTS_KEPT } from './kept-enrolments.sql.js';

/** What programs keep about a registrant, for the person's own access request. */
@Injectable()
export class KeptEnrolments implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly kept: KeptAbout,
  ) {}

  onModuleInit(): void {
    this.kept.register('enrolments', (registrantId) => this.uow.rows<object>(ENROLMENTS_KEPT, [registrantId]));
    this.kept.register('duplicates', (registrantId) => this.uow.rows<object>(DUPLICATES_KEPT, [registrantId]));
    this.kept.register('proposals', (registrantId) => this.uow.rows<object>(PROPOSALS_KEPT, [registrantId]));
    this.kept.register('verdicts', (registrantId) => this.uow.rows<object>(VERDICTS_KEPT, [registrantId]));
  }
}
