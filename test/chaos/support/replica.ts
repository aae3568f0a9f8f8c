import { setTimeout as pause } from 'node:timers/promises';
import { type ServiceProcess, startService } from '../../../demo/main-job/service.js';

const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 50;

/** The real service as a process, started and killed as often as one likes. Several on one pair of databases are replicas. */
export class Replica {
  private process: ServiceProcess | undefined;

  constructor(
    private readonly dataDirectory: string,
    private readonly environment: Readonly<Record<string, string>>,
    /** What is started instead of the service's own main. */
    private readonly entry?: string,
  ) {}

  /** Where it listens; another port after each start. */
  get url(): string {
    return this.alive.url;
  }

  get pid(): number {
    return this.alive.pid;
  }

  /** Resolves when it says that it may be given requests. */
  async start(): Promise<void> {
    this.process = await startService(this.dataDirectory, this.environment, undefined, this.entry);
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await fetch(`${this.url}/health/ready`)).ok) {
      if (Date.now() > until) throw new Error('The service listens and does not become ready');
      await pause(LOOK_EVERY_MS);
    }
  }

  /** kill -9; resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.process?.kill();
    this.process = undefined;
  }

  /** An orderly end, if it runs. */
  async stop(): Promise<void> {
    await this.process?.stop();
    this.process = undefined;
  }

  private get alive(): ServiceProcess {
    if (!this.process) throw new Error('The replica does not run');
    return this.process;
  }
}
