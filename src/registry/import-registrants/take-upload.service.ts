import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { CopyRows } from '#platform/database/copy-rows.js';
import { copyInto } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { StreamedBody } from '#platform/http/streamed-body.js';
import { newId } from '#platform/ids/ids.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { sealChunk } from '#platform/vault/spool-cipher.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import { type Block, blocksOf, LineCounter } from './blocks.js';
import { ImportColumns } from './import-columns.service.js';
import { firstRow } from './first-row.js';
import { TooManyUploads } from './import.errors.js';
import type { ImportContent, ImportPolicy, ImportRecord } from './import.record.js';
import { BEGIN_IMPORT, CHUNKS, UPLOADED } from './import.sql.js';

export const IMPORT_REGISTRANTS = 'import-registrants';
/** Kind of the keys imports are spooled under. */
export const IMPORT_KEY = 'import';

/** Each holds a connection to the database as long as its sender takes. */
const MOST_UPLOADS = 3;

/** What the caller says of a file. */
export interface UploadOrder {
  readonly content: ImportContent;
  readonly policy: ImportPolicy;
  readonly dryRun: boolean;
  readonly delimiter: string;
}

/**
 * Takes an upload in: checks the header, spools the rest as it comes, sealed under a key of the import, and orders the
 * operation. All in one transaction: an upload that breaks off leaves nothing.
 */
@Injectable()
export class TakeUpload {
  private uploading = 0;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: WorkKeys,
    private readonly columns: ImportColumns,
    private readonly operations: OperationsService,
    private readonly clock: Clock,
  ) {}

  async take(order: UploadOrder, body: StreamedBody): Promise<ImportRecord> {
    if (this.uploading >= MOST_UPLOADS) throw new TooManyUploads();
    this.uploading++;
    const blocks = blocksOf(body.pieces());
    try {
      const { value: first } = (await blocks.next()) as { value: Block };
      const header = await firstRow(first.bytes, first.final, order.delimiter);
      const columns = await this.columns.of(header.names, order.content);
      const names = columns.map(({ name }) => name);
      return await this.spool(newId(), order, { names, bytes: header.bytes }, preceded(first, blocks));
    } finally {
      this.uploading--;
      await blocks.return(undefined);
    }
  }

  private async spool(
    id: string,
    { content, policy, dryRun, delimiter }: UploadOrder,
    header: { readonly names: string[]; readonly bytes: number },
    blocks: AsyncIterable<Block>,
  ): Promise<ImportRecord> {
    const key = await this.keys.make(id, IMPORT_KEY); // key first: without data it is harmless, and swept
    try {
      return await this.uow.run(async () => {
        const operation = await this.operations.order({ kind: IMPORT_REGISTRANTS, subject: id });
        const described = [id, operation.id, content, policy, dryRun, delimiter, header.names, header.bytes];
        await this.uow.change(BEGIN_IMPORT, [...described, currentCaller().userId, this.clock.now()]);
        const lines = new LineCounter();
        const spooled = { bytes: 0 };
        await copyInto(this.uow.client, CHUNKS, sealed(id, key, blocks, lines, spooled));
        const [made] = await this.uow.rows<ImportRecord>(UPLOADED, [id, spooled.bytes, Math.max(0, lines.lines - 1)]);
        return made!;
      });
    } catch (error) {
      await this.keys.destroy(id);
      throw error;
    } finally {
      key.fill(0);
    }
  }
}

async function* preceded(first: Block, rest: AsyncIterable<Block>): AsyncGenerator<Block> {
  yield first;
  yield* rest;
}

async function* sealed(
  id: string,
  key: Buffer,
  blocks: AsyncIterable<Block>,
  lines: LineCounter,
  spooled: { bytes: number },
): AsyncGenerator<Uint8Array> {
  let sequence = 0;
  for await (const { bytes, final } of blocks) {
    lines.add(bytes);
    spooled.bytes += bytes.length;
    const row = new CopyRows(4, bytes.length + 256).row().uuid(id).integer(sequence).boolean(final);
    yield row.bytes(sealChunk(key, { spoolId: id, sequence, final }, bytes)).take();
    sequence++;
  }
}
