import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Counts, Operational, Public } from '#access';
import type { OperationRecord } from '#platform/operations/operation.js';
import {
  IMPORT_CONTENTS,
  IMPORT_POLICIES,
  type ImportContent,
  type ImportPolicy,
  type ImportRecord,
  type RowFault,
} from './import.record.js';

const DELIMITERS = [',', ';', '|', 'tab'] as const;

/** What the file is. */
export class ImportQuery {
  @ApiProperty({ enum: IMPORT_CONTENTS, description: 'What a row is' })
  @IsIn(IMPORT_CONTENTS)
  content!: ImportContent;

  @ApiPropertyOptional({
    enum: IMPORT_POLICIES,
    default: 'skip',
    description:
      'What becomes of a row whose identifier is known: left out, written over the entry, kept as one more entry',
  })
  @IsOptional()
  @IsIn(IMPORT_POLICIES)
  policy: ImportPolicy = 'skip';

  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'Report only, and write nothing' })
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun: 'true' | 'false' = 'false';

  @ApiPropertyOptional({ enum: DELIMITERS, default: ',' })
  @IsOptional()
  @IsIn(DELIMITERS)
  delimiter: (typeof DELIMITERS)[number] = ',';
}

/** An import: how far it is, and what became of its rows. */
export class ImportDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid', description: 'The operation that does it' }) operationId!: string;
  @Operational({ enum: IMPORT_CONTENTS }) content!: string;
  @Operational({ enum: IMPORT_POLICIES }) policy!: string;
  @Operational() dryRun!: boolean;
  @Operational({ enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled'] }) state!: string;
  @Public({ type: String, nullable: true, description: 'Code of the problem that ended or delays it' }) problem!:
    string | null;
  @Operational({ description: 'Rows the file seems to have, by its line ends' }) expectedRows!: number;
  @Counts({ description: 'rows read, created, updated, skipped, knownMatches, failed' }) counts!: Readonly<
    Record<string, number>
  >;
  @Counts({ description: 'How often each rule was broken; of a single import only', required: false })
  rules?: Readonly<Record<string, number>>;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;
  @Operational({ type: String, format: 'date-time', nullable: true }) finishedAt!: Date | null;

  static from(record: ImportRecord, operation: OperationRecord, rules?: Readonly<Record<string, number>>): ImportDto {
    const { id, operationId, content, policy, dryRun, expectedRows, createdAt } = record;
    const { state, problem, counts, finishedAt } = operation;
    const told = { id, operationId, content, policy, dryRun, expectedRows, createdAt };
    return Object.assign(new ImportDto(), { ...told, state, problem, counts, finishedAt, ...(rules ? { rules } : {}) });
  }

  /** Where its progress is told. */
  location(): string {
    return `/v1/operations/${this.operationId}`;
  }
}

/** One broken rule of one row. */
export class ImportErrorDto {
  @Operational({ description: 'As a spreadsheet counts: the header is row 1' }) row!: number;
  @Public({ type: String, nullable: true, description: 'Name of the column; null for a rule of the whole row' })
  column!: string | null;
  @Public({ example: 'must match the pattern of its ID type' }) rule!: string;

  static from({ row, column, rule }: RowFault): ImportErrorDto {
    return Object.assign(new ImportErrorDto(), { row, column, rule });
  }
}
