import { Injectable, type OnModuleInit } from '@nestjs/common';
import { VaultConfig } from '#config/config.js';
import { stage } from '../../database/stage.js';
import { FIRST_ID } from '../../ids/ids.js';
import type { OperationHandler, OperationRun } from '../../operations/operation.js';
import { OperationsService } from '../../operations/operations.service.js';
import { rest, waitUntil } from '../../operations/wait-until.js';
import { workAhead } from '../../workers/work-ahead.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import { KeyRing } from '../key-ring.js';
import { KeyStore } from '../key-store.js';
import { RootKeys } from '../root-keys.js';
import type { RewrapTask } from './rewrap-keys.worker.js';
import {
  CHUNK_END,
  MOVE,
  MOVE_WORK_KEYS,
  OLD_VERSIONS,
  OLD_WORK_KEYS,
  REWRAPPED,
} from './rotate-registrant-key.sql.js';

const WORKER = new URL('./rewrap-keys.worker.js', import.meta.url).href;
const CHUNK_SIZE = 5_000;

interface Cursor {
  readonly version: number;
}

/**
 * Moves every registrant's key under a new version of the key-encryption key while the registry serves. People keep their
 * own keys: what they sealed is not touched.
 */
@Injectable()
export class RotateRegistrantKeyService implements OperationHandler, OnModuleInit {
  readonly kind = 'rotate-registrant-key';

  constructor(
    private readonly operations: OperationsService,
    private readonly roots: RootKeys,
    private readonly store: KeyStore,
    private readonly ring: KeyRing,
    private readonly workers: WorkerPool,
    private readonly config: VaultConfig,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /** Every step may be repeated after a crash: what is left to do stands in the key store, the cursor only names the version. */
  async run(run: OperationRun): Promise<void> {
    const version = (run.cursor as Cursor | null)?.version ?? (await this.begin(run));
    await this.roots.add('registrant', version);
    await waitUntil(run, () => this.roots.everyoneKnows(`registrant:${version}`));
    await this.roots.promote('registrant', version);
    await waitUntil(run, () => this.roots.everyoneKnows(`registrant:${version}:primary`));
    do {
      await this.moveAll(run, version);
      await rest(run, this.config.refreshSeconds * 2_000); // what was read under the old version has been opened by then
    } while (!(await this.roots.retireOlder('registrant', version)));
  }

  /** The version is decided before it is made, so that a crash in between makes no second one. */
  private async begin(run: OperationRun): Promise<number> {
    const version = await this.roots.next('registrant');
    const old = await this.store.rows<{ keys: number }>(OLD_VERSIONS, [version]);
    const total = old.reduce((sum, { keys }) => sum + keys, 0);
    await run.chunk(() => Promise.resolve({ cursor: { version }, done: 0, total }));
    return version;
  }

  private async moveAll(run: OperationRun, version: number): Promise<void> {
    for (const { version: from } of await this.store.rows<{ version: number }>(OLD_VERSIONS, [version])) {
      const rewrapped = workAhead(
        (chunk: RewrapTask | null) => this.chunkAfter(from, version, chunk?.last ?? FIRST_ID),
        (chunk) => this.workers.run<Uint8Array>(WORKER, 'default', chunk),
        this.workers.size + 1,
      );
      for await (const { result } of rewrapped) await this.move(run, from, version, result);
    }
    await this.moveWorkKeys(version);
  }

  private async chunkAfter(from: number, to: number, after: string): Promise<RewrapTask | null> {
    const [end] = await this.store.rows<{ last: string | null }>(CHUNK_END, [from, after, CHUNK_SIZE]);
    return end?.last ? { from, to, after, last: end.last } : null;
  }

  private async move(run: OperationRun, from: number, to: number, rows: Uint8Array): Promise<void> {
    const moved = await this.store.atomically(async (client) => {
      await stage(client, REWRAPPED.table, REWRAPPED.columns, [rows]);
      return (await client.query(MOVE, [to, from])).rowCount ?? 0;
    });
    await run.chunk(() => Promise.resolve({ cursor: { version: to }, done: moved, counts: { rewrapped: moved } }));
  }

  private async moveWorkKeys(version: number): Promise<void> {
    const old = await this.store.rows<{ id: string; kind: string; kekVersion: number; wrapped: Buffer }>(
      OLD_WORK_KEYS,
      [version],
    );
    if (old.length === 0) return;
    const wrapped = old.map((row) => this.ring.rewrapWorkKey(row, version));
    const columns = [old.map(({ id }) => id), old.map(({ kekVersion }) => kekVersion), wrapped];
    await this.store.change(MOVE_WORK_KEYS, [version, ...columns]);
  }
}
