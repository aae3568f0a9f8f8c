import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntitlementsService } from '#entitlements';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { dueInFull, type DueRow } from '#platform/money/due-in-full.js';
import { KeptAbout } from '#registry';
import { AttemptExceptionDto, besideOf } from './disbursement.dto.js';
import type { DisbursementRecord } from './disbursement.record.js';
import { DISBURSEMENTS_KEPT } from './kept-disbursements.sql.js';

type Row = DueRow & Pick<DisbursementRecord, 'entitlementId' | 'excessMinor' | 'returnedMinor' | 'exceptions'>;

/** Every attempt to deliver something to a registrant, for the person's own access request. */
@Injectable()
export class KeptDisbursements implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entitlements: EntitlementsService,
    private readonly kept: KeptAbout,
  ) {}

  onModuleInit(): void {
    this.kept.register('disbursements', (registrantId) => this.of(registrantId));
  }

  private async of(registrantId: string): Promise<object[]> {
    const rows = await this.uow.rows<Row>(DISBURSEMENTS_KEPT, [registrantId]);
    const lines = await this.entitlements.entitlementsOf([registrantId], null);
    const benefits = new Map(lines.map(({ id, benefitCode }) => [id, benefitCode]));
    return rows.map(({ entitlementId, excessMinor, returnedMinor, exceptions, ...row }) => ({
      ...dueInFull(row),
      ...besideOf({ currency: row.currency, excessMinor, returnedMinor }),
      exceptions: exceptions!.map((told) => ({ ...AttemptExceptionDto.from(told) })),
      benefit: benefits.get(entitlementId),
    }));
  }
}
