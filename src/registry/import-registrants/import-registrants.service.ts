import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { copyInto } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { ChunkProgress, OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import { prepareAhead } from '#platform/workers/prepare-ahead.js';
import { ConfigurationService } from '../configuration.service.js';
import { untilUnchanged } from '../absorb-records/until-unchanged.js';
import { type Chunk, chunksOf, type ImportCursor, oneAhead } from './chunks.js';
import { ClearImports } from './clear-imports.service.js';
import type { CsvStart } from '#platform/csv/csv-rows.js';
import { ImportColumns } from './import-columns.service.js';
import type { Decision, ImportJob, Outcome, RowsImporter } from './import-job.js';
import { ImportMemberships } from './import-memberships.service.js';
import { ImportPeople } from './import-people.service.js';
import { FileUnreadable, SpoolGone } from './import.errors.js';
import type { ImportRecord, RowFault } from './import.record.js';
import { ERRORS, FIND_IMPORT } from './import.sql.js';
import { ReadSpool } from './read-spool.service.js';
import { IMPORT_KEY, IMPORT_REGISTRANTS } from './take-upload.service.js';

/** A chunk whose rows were looked at; the registry was not asked yet. */
interface ShapedChunk extends Chunk {
  readonly shaped: readonly unknown[];
  readonly faults: readonly RowFault[];
}

/**
 * Reads a spooled file chunk by chunk: each is one transaction of registrants, report, counts and checkpoint, so that a
 * process that dies loses and doubles nothing. While one chunk is written the next is sealed, and the one after it read and
 * checked; a chunk that names somebody the one before names waits for it.
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
      await this.takeAll(run, job, oneAhead(this.shapedChunks(job, key, cursor)));
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

  private async takeAll(run: OperationRun, job: ImportJob, chunks: AsyncIterable<ShapedChunk>): Promise<void> {
    const importer = this.importerOf(job);
    let namedBefore: ReadonlySet<string> = new Set();
    const decide = async ({ shaped }: ShapedChunk, before: Promise<void>): Promise<Decision> => {
      const named = importer.signsOf(shaped);
      if ([...named].some((sign) => namedBefore.has(sign))) await before;
      namedBefore = named;
      return importer.decide(job, shaped);
    };
    const take = (chunk: ShapedChunk, write: Decision): Promise<void> =>
      run.chunk(async () => this.report(job, chunk, await write()));
    await prepareAhead(chunks, decide, async (chunk, write) => {
      const takeAnew = async (): Promise<void> => take(chunk, await importer.decide(job, chunk.shaped));
      await untilUnchanged(() => take(chunk, write), takeAnew);
      if (chunk.next === 'unreadable') throw new FileUnreadable();
    });
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
