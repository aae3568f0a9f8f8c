import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { OperationsConfig } from '#config/config.js';
import { DatabaseUrls } from '../database/database-urls.js';
import { BlindIndex } from '../vault/blind-index.js';
import { KeyRing, type RootKey } from '../vault/key-ring.js';

/** What a worker thread is born with. */
export interface WorkerBirth {
  readonly roots: readonly RootKey[];
  readonly dataUrl: string;
  readonly keyUrl: string;
  readonly blindIndexBits: number;
}

/** Worker threads for cryptography and judging: PostgreSQL, the event loop and they work at the same time. */
@Injectable()
export class WorkerPool implements OnApplicationShutdown {
  private readonly piscina: Piscina;
  readonly size: number;

  constructor(config: OperationsConfig, blindIndex: BlindIndex, ring: KeyRing, urls: DatabaseUrls) {
    const birth: WorkerBirth = {
      roots: ring.roots,
      dataUrl: urls.worker,
      keyUrl: urls.keys,
      blindIndexBits: blindIndex.bits,
    };
    this.size = config.workers;
    this.piscina = new Piscina({
      minThreads: 0,
      maxThreads: config.workers,
      idleTimeout: 60_000,
      workerData: birth,
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
      env: {}, // a worker needs no setting: what it may know it is born with
    });
  }

  /** Runs an exported function of a module (by its file URL) in a worker thread. `transfer` moves buffers instead of copying. */
  run<T>(module: string, name: string, argument: unknown, transfer: ArrayBuffer[] = []): Promise<T> {
    return this.piscina.run(argument, { filename: module, name, transferList: transfer }) as Promise<T>;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.piscina.destroy();
  }
}
