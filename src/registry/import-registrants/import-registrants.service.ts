import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { copyInto } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { ChunkProgress, OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import { ConfigurationService } from '../configuration.service.js';
import { RegistrantChangedMeanwhile } from '../registry.errors.js';
import { type Chunk, chunksOf, type ImportCursor, oneAhead } from './chunks.js';
import { ClearImports } from './clear-imports.service.js';
import type { CsvStart } from './csv-rows.js';
import { ImportColumns } from './import-columns.service.js';
import type { ImportJob, Outcome, RowsImporter } from './import-job.js';
import { ImportMemberships } from './import-memberships.service.js';
import { ImportPeople } from './import-people.service.js';
import { FileUnreadable, SpoolGone } from './import.errors.js';
import type { ImportRecord, RowFault } from './import.record.js';
import { ERRORS, FIND_IMPORT } from './import.sql.js';
import { ReadSpool } from './read-spool.service.js';
import { IMPORT_KEY, IMPORT_REGISTRANTS } from './take-upload.service.js';

const MOST_REPEATS = 5;

/** A chunk whose rows were looked at; the registry was not asked yet. */
interface ShapedChunk extends Chunk {
  readonly shaped: readonly unknown[];
  readonly faults: readonly RowFault[];
}

/**
 * Reads a spooled file chunk by chunk: each is one transaction of registrants, report, counts and checkpoint, so that a
 * process that dies loses and doubles nothing. While one chunk is sealed and written the next is read and checked.
 */
@Injectable()
export class ImportRegistrants implements OperationHandler, OnModuleInit {
  readonly kind = IMPORT_REGISTRANTS;

  constructor(
    private readonly operations: OperationsService,
    private readonly uow: UnitOfWork,
    private readonly keys: WorkKeys,
    private readonly spool: ReadSpool,
    private readonly columns: ImportColumns,
    private readonly configuration: ConfigurationService,
    private readonly people: ImportPeople,
    private readonly memberships: ImportMemberships,
    private readonly clearing: ClearImports,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async run(run: OperationRun): Promise<void> {
    const job = await this.jobOf(run.subject);
    const cursor = (run.cursor as ImportCursor | null) ?? { byte: job.headerBytes, rows: 1 };
    if (cursor === 'unreadable') throw new FileUnreadable();
    if (cursor === 'end') return;
    const key = await this.keys.open(job.id, IMPORT_KEY);
    if (!key) throw new SpoolGone();
    try {
      for await (const chunk of oneAhead(this.shapedChunks(job, key, cursor))) await this.take(run, job, chunk);
    } finally {
      key.fill(0);
    }
  }

  async ended({ subject }: { readonly subject: string }): Promise<void> {
    await this.clearing.clear(subject);
  }

  private async jobOf(id: string): Promise<ImportJob> {
    const record = await this.uow.row<ImportRecord>(FIND_IMPORT, [id]);
    if (!record) throw new NotFound('import');
    const header = await this.columns.of(record.columns, record.content);
    const attributes = await this.configuration.attributes();
    const openKeys = attributes.filter(({ storage }) => storage === 'open').map(({ key }) => key);
    return { ...record, header, openKeys, declarations: await this.configuration.declarations() };
  }

  private importerOf({ content }: ImportJob): RowsImporter<unknown> {
    return (content === 'memberships' ? this.memberships : this.people) as RowsImporter<unknown>;
  }

  private async *shapedChunks(job: ImportJob, key: Buffer, start: CsvStart): AsyncGenerator<ShapedChunk> {
    const importer = this.importerOf(job);
    for await (const chunk of chunksOf(this.spool.bytes(job.id, key, start.byte), job.delimiter, start))
      yield { ...chunk, ...importer.shape(job, chunk.rows) };
  }

  private async take(run: OperationRun, job: ImportJob, chunk: ShapedChunk): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const write = await this.importerOf(job).decide(job, chunk.shaped);
        await run.chunk(async () => this.report(job, chunk, await write()));
        break;
      } catch (error) {
        if (!(error instanceof RegistrantChangedMeanwhile) || attempt > MOST_REPEATS) throw error;
      }
    }
    if (chunk.next === 'unreadable') throw new FileUnreadable();
  }

  /** Writes which rows broke which rules; gives what the chunk did. */
  private async report(job: ImportJob, chunk: ShapedChunk, outcome: Outcome): Promise<ChunkProgress> {
    const faults = [...chunk.faults, ...outcome.faults, ...unreadable(chunk)];
    if (faults.length > 0) await copyInto(this.uow.client, ERRORS, [errorRows(job.id, faults)]);
    const failed = new Set(faults.map(({ row }) => row)).size;
    const rows = chunk.rows.length + (chunk.unreadableFrom === null ? 0 : 1);
    const counts = { ...outcome.counts, rows, failed };
    return { cursor: chunk.next, done: rows, total: job.expectedRows, counts };
  }
}

const unreadable = ({ unreadableFrom: row }: Chunk): RowFault[] =>
  row === null ? [] : [{ row, column: null, rule: 'the file cannot be read from this row on: a quote is not closed' }];

function errorRows(importId: string, faults: readonly RowFault[]): Uint8Array {
  const rows = new CopyRows(5);
  const ordinals = new Map<number, number>();
  for (const { row, column, rule } of faults) {
    const ordinal = ordinals.get(row) ?? 0;
    ordinals.set(row, ordinal + 1);
    rows.row().uuid(importId).integer(row).integer(ordinal).text(column).text(rule);
  }
  return rows.take();
}
