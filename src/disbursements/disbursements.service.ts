import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { ProgramsService } from '#programs';
import { BatchesService } from './batches.service.js';
import { DisbursementDto, type DisbursementsQuery } from './disbursement.dto.js';
import { DisbursementDetailDto, type GivenRecord, type MoveRecord } from './disbursement-detail.dto.js';
import type { DisbursementRecord } from './disbursement.record.js';
import {
  DISBURSEMENT,
  DISBURSEMENTS_OF,
  DISBURSEMENTS_OF_BATCH,
  EXCEPTIONS_OF,
  GIVEN_OF,
  MOVES_OF,
  OVERPAID,
} from './disbursements.sql.js';

/** What reached beneficiaries, and what is on its way. */
@Injectable()
export class DisbursementsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
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

  /** One attempt with its moves, and what was handed over of it. Throws {@link NotFound}. */
  async detail(id: string): Promise<DisbursementDetailDto> {
    const found = await this.uow.row<DisbursementRecord>(DISBURSEMENT, [id, null]);
    if (!found) throw new NotFound('disbursement');
    this.scope.requireProgram(found.programId, 'disbursement');
    const areas = await this.scope.areasIn(found.programId);
    const record = await this.uow.row<DisbursementRecord>(DISBURSEMENT, [id, areas]);
    if (!record) throw new NotFound('disbursement');
    const of = [record.registrantId, id];
    const moves = await this.uow.rows<MoveRecord>(MOVES_OF, of);
    const given = await this.uow.rows<GivenRecord>(GIVEN_OF, of);
    const told = await this.uow.row<Pick<DisbursementRecord, 'exceptions'>>(EXCEPTIONS_OF, of);
    return DisbursementDetailDto.of(record, moves, given, told!.exceptions!);
  }

  /** Payments beyond what was due of which the excess is not back. Throws {@link NotFound}. */
  async overpaid(programId: string, { limit, cursor }: PageQuery): Promise<Page<DisbursementDto>> {
    await this.programs.visible(programId);
    const list = `overpaid:${programId}`;
    const after = this.cursors.decode<string>(list, cursor) ?? null;
    const areas = await this.scope.areasIn(programId);
    const rows = await this.uow.rows<DisbursementRecord>(OVERPAID, [programId, after, limit + 1, areas]);
    return pageOf(this.cursors, list, rows, limit, (row) => row.id).map(DisbursementDto.from);
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
