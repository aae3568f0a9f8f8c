import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { BatchesService } from './batches.service.js';
import { DisbursementDto, type DisbursementsQuery } from './disbursement.dto.js';
import type { DisbursementRecord } from './disbursement.record.js';
import { DISBURSEMENTS_OF, DISBURSEMENTS_OF_BATCH } from './disbursements.sql.js';

/** What reached beneficiaries, and what is on its way. */
@Injectable()
export class DisbursementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly batches: BatchesService,
    private readonly cursors: Cursors,
  ) {}

  /** Every attempt for these registrants, within these programs (null: all). */
  disbursementsOf(
    registrantIds: readonly string[],
    programIds: readonly string[] | null,
  ): Promise<DisbursementRecord[]> {
    return this.uow.rows<DisbursementRecord>(DISBURSEMENTS_OF, [registrantIds, programIds]);
  }

  async ofBatch(batchId: string, { limit, cursor, state }: DisbursementsQuery): Promise<Page<DisbursementDto>> {
    const { programId } = await this.batches.visible(batchId);
    const list = `disbursements:${batchId}:${state ?? ''}`;
    const after = this.cursors.decode<string>(list, cursor) ?? null;
    const rows = await this.uow.rows<DisbursementRecord>(DISBURSEMENTS_OF_BATCH, [
      batchId,
      after,
      state ?? null,
      limit + 1,
      await this.scope.areasIn(programId),
    ]);
    return pageOf(this.cursors, list, rows, limit, (row) => row.id).map(DisbursementDto.from);
  }
}
