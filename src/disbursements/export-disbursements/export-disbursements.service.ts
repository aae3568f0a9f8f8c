import { Injectable } from '@nestjs/common';
import { CsvRows } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { EntitlementsService } from '#entitlements';
import { ProgramsService } from '#programs';
import { TooManyExports } from '../disbursements.errors.js';
import { DisbursementExportDto, type ExportedAttempt } from './disbursement-export.dto.js';
import { EXPORT_DISBURSEMENTS } from './export-disbursements.sql.js';

const ROWS_AT_ONCE = 1_000;
/** Each holds a connection to the database as long as its receiver takes. */
const MOST_EXPORTS = 2;

/** The whole history of a program's disbursements as a file, of one instant, read as it is sent. */
@Injectable()
export class ExportDisbursementsService {
  private under = 0;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly entitlements: EntitlementsService,
  ) {}

  /** Throws {@link TooManyExports}. */
  async file(programId: string): Promise<CsvRows<DisbursementExportDto>> {
    await this.programs.visible(programId);
    if (this.under >= MOST_EXPORTS) throw new TooManyExports();
    const benefits = await this.entitlements.benefitsOfProgram(programId);
    const toRow = DisbursementExportDto.of(new Map(benefits.map(({ id, code }) => [id, code])));
    const pieces = this.uow.pieces<ExportedAttempt>(EXPORT_DISBURSEMENTS, [programId], ROWS_AT_ONCE);
    return new CsvRows('disbursements', this.rows(pieces, toRow));
  }

  /** Counted from the first row that is asked for: of a file that nobody reads nothing is held. */
  private async *rows(
    pieces: AsyncIterable<readonly ExportedAttempt[]>,
    toRow: (attempt: ExportedAttempt) => DisbursementExportDto,
  ): AsyncGenerator<DisbursementExportDto> {
    this.under++;
    try {
      for await (const piece of pieces) yield* piece.map(toRow);
    } finally {
      this.under--;
    }
  }
}
