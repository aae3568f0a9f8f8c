import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { openChunk } from '#platform/vault/spool-cipher.js';
import { NotOpened } from '#platform/vault/sealed-format.js';
import { CHUNK_BYTES } from './blocks.js';
import { SpoolGone } from './import.errors.js';
import { CHUNK } from './import.sql.js';

interface ChunkRow {
  readonly final: boolean;
  readonly sealed: Buffer;
}

/** Opens a spooled upload, chunk by chunk, from any byte on. */
@Injectable()
export class ReadSpool {
  constructor(private readonly uow: UnitOfWork) {}

  /** Throws {@link SpoolGone} where a chunk is missing, moved, changed, or the end was never reached. */
  async *bytes(id: string, key: Buffer, from: number): AsyncGenerator<Buffer> {
    let sequence = Math.floor(from / CHUNK_BYTES);
    let skip = from - sequence * CHUNK_BYTES;
    let reading = this.chunk(id, sequence);
    for (;;) {
      const chunk = await reading;
      if (!chunk) throw new SpoolGone();
      if (!chunk.final) {
        reading = this.chunk(id, sequence + 1); // while this one is parsed
        reading.catch(() => {}); // awaited in the next round
      }
      yield opened(id, key, sequence, chunk).subarray(skip);
      if (chunk.final) return;
      sequence++;
      skip = 0;
    }
  }

  private chunk(id: string, sequence: number): Promise<ChunkRow | undefined> {
    return this.uow.row<ChunkRow>(CHUNK, [id, sequence]);
  }
}

function opened(spoolId: string, key: Buffer, sequence: number, { final, sealed }: ChunkRow): Buffer {
  try {
    return openChunk(key, { spoolId, sequence, final }, sealed);
  } catch (error) {
    throw error instanceof NotOpened ? new SpoolGone() : error;
  }
}
