import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Transferable } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { OperationsConfig } from '#config/config.js';
import { DatabaseUrls } from '../database/database-urls.js';
import { BlindIndex } from '../vault/blind-index.js';
import { KeyRing, type RootKey, UnknownKeyVersion } from '../vault/key-ring.js';
import { RingKeeper } from '../vault/ring-keeper.js';

/** What a worker thread is born with. */
export interface WorkerBirth {
  readonly roots: readonly RootKey[];
  readonly dataUrl: string;
  readonly keyUrl: string;
  readonly blindIndexBits: number;
}

/** Threads that were born with one ring, and what they are working on. */
interface Crew {
  readonly threads: Piscina;
  readonly tasks: Set<Promise<unknown>>;
}

/** Worker threads for cryptography and judging: PostgreSQL, the event loop and they work at the same time. */
@Injectable()
export class WorkerPool implements OnApplicationShutdown {
  readonly size: number;
  private crew: Crew;
  private readonly leaving = new Set<Crew>();

  constructor(
    private readonly config: OperationsConfig,
    private readonly blindIndex: BlindIndex,
    private readonly ring: KeyRing,
    private readonly urls: DatabaseUrls,
    private readonly keeper: RingKeeper,
  ) {
    this.size = config.workers;
    this.crew = this.hire();
    keeper.follow(() => this.renew());
  }

  /**
   * Runs an exported function of a module (by its file URL) in a worker thread. Its connections read only: a task that met a
   * key the thread was not born with is done again by threads that were. What is `given` away (memory, ports) is not copied; such a
   * task is not done again.
   */
  async run<T>(module: string, name: string, argument: unknown, given: readonly Transferable[] = []): Promise<T> {
    if (given.length > 0) return (await this.perform(module, name, argument, given)) as T;
    try {
      return (await this.perform(module, name, argument)) as T;
    } catch (error) {
      if (!UnknownKeyVersion.is(error)) throw error;
      await this.keeper.refresh();
      return (await this.perform(module, name, argument)) as T;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.crew, ...this.leaving].map(({ threads }) => threads.destroy()));
  }

  private perform(
    module: string,
    name: string,
    argument: unknown,
    given: readonly Transferable[] = [],
  ): Promise<unknown> {
    const { threads, tasks } = this.crew;
    const task = threads.run(argument, { filename: module, name, transferList: [...given] }) as Promise<unknown>;
    tasks.add(task);
    const done = (): void => void tasks.delete(task);
    task.then(done, done);
    return task;
  }

  /** New threads for a new ring; the old ones finish what they have. */
  private async renew(): Promise<void> {
    const old = this.crew;
    this.crew = this.hire();
    this.leaving.add(old);
    await Promise.allSettled(old.tasks);
    await old.threads.destroy();
    this.leaving.delete(old);
  }

  private hire(): Crew {
    const birth: WorkerBirth = {
      roots: this.ring.roots.filter(({ purpose }) => purpose !== 'audit'), // no worker signs
      dataUrl: this.urls.worker,
      keyUrl: this.urls.keys,
      blindIndexBits: this.blindIndex.bits,
    };
    const threads = new Piscina({
      minThreads: 0,
      maxThreads: this.config.workers,
      idleTimeout: 60_000,
      workerData: birth,
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
      env: {}, // a worker needs no setting: what it may know it is born with
    });
    return { threads, tasks: new Set() };
  }
}
