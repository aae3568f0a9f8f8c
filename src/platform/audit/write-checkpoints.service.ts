import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AuditConfig } from '#config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { faultOf } from '../telemetry/fault-of.js';
import { Metrics } from '../telemetry/metrics.service.js';
import { Clock } from '../time/clock.js';
import { CheckpointSigner } from '../vault/checkpoint-signer.js';
import { CheckpointFile } from './checkpoint-file.js';
import { type Checkpoint, digestOf, type HeadMark, lineOf, NOTHING_BEFORE, readLine } from './checkpoint-line.js';
import { HEADS, KEEP_CHECKPOINT, LAST_CHECKPOINT, TRY_CHECKPOINT } from './checkpoint.sql.js';

const EVERY_SECONDS = 60;

/** The file and the database do not end with the same checkpoint: one of them was cut short, replaced or restored. */
export class CheckpointsDisagree extends Error {}

interface Kept {
  readonly number: number;
  readonly digest: Buffer;
  readonly age: number;
}

const NONE: Kept = { number: 0, digest: Buffer.from(NOTHING_BEFORE, 'hex'), age: Infinity };

/**
 * Every minute the ends of the streams are signed and written to a file outside the database: what was there then cannot be
 * rebuilt by whoever owns the database. The digest of each line is kept in the database, so that neither is cut short alone.
 */
@Injectable()
export class WriteCheckpoints implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Audit');
  private readonly file: CheckpointFile;
  private readonly marked = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly signer: CheckpointSigner,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    config: AuditConfig,
  ) {
    this.file = new CheckpointFile(config.directory);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.writing = this.try(EVERY_SECONDS * 0.9)), EVERY_SECONDS * 1000).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.try(0);
  }

  /**
   * Writes a checkpoint, unless nothing has happened, another replica is at it, or the last is not so many seconds old.
   * Throws {@link CheckpointsDisagree}.
   */
  async write(leastAge = 0): Promise<void> {
    await this.uow.run(async () => {
      const { mine } = (await this.uow.row<{ mine: boolean }>(TRY_CHECKPOINT))!;
      if (!mine) return;
      const last = await this.lastAgreed();
      if (last.age < leastAge) return;
      const heads = await this.uow.rows<{ stream: number; seq: number; hash: string }>(HEADS);
      const moved = heads.filter(({ stream, seq }) => this.marked.get(stream) !== seq);
      if (moved.length === 0) return;
      await this.append(
        last,
        moved.map(({ stream, seq, hash }) => [stream, seq, hash] as const),
      );
      for (const { stream, seq } of moved) this.marked.set(stream, seq);
    });
  }

  private async append(last: Kept, heads: readonly HeadMark[]): Promise<void> {
    const key = this.signer.keyName;
    const checkpoint: Checkpoint = {
      number: last.number + 1,
      at: this.clock.now().toISOString(),
      previous: last.digest.toString('hex'),
      heads,
      key,
    };
    const line = lineOf(checkpoint, (text) => this.signer.sign(text));
    await this.file.append(line);
    if (last.number === 0) await this.file.publish(key, this.signer.publicKeys().get(key)!);
    await this.uow.rows(KEEP_CHECKPOINT, [checkpoint.number, digestOf(line)]);
  }

  /** A process may have died between file and database: the file is one line ahead then, and is believed. */
  private async lastAgreed(): Promise<Kept> {
    const kept = (await this.uow.row<Kept>(LAST_CHECKPOINT)) ?? NONE;
    const line = await this.file.last();
    const digest = line === null ? NONE.digest : digestOf(line);
    if (digest.equals(kept.digest)) return kept;
    const written = line === null ? undefined : readLine(line, this.signer.publicKeys());
    if (written?.number !== kept.number + 1 || written.previous !== kept.digest.toString('hex'))
      throw new CheckpointsDisagree(`The file of checkpoints does not end where the database says (${kept.number})`);
    await this.uow.rows(KEEP_CHECKPOINT, [written.number, digest]);
    return { number: written.number, digest, age: kept.age };
  }

  /** Nobody waits for it: what goes wrong is told to the log, and tried again in a minute. */
  private async try(leastAge: number): Promise<void> {
    try {
      await this.write(leastAge);
    } catch (error) {
      this.metrics.checkpointFailed();
      const disagree = error instanceof CheckpointsDisagree;
      const told = disagree ? { alarm: 'audit', told: error.message } : faultOf(error);
      this.logger.error({ ...told, during: 'checkpoint' });
    }
  }
}
