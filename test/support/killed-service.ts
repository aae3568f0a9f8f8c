import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { issueDevelopmentToken, type Role } from '#access';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { ApiClient } from './api-client.js';
import { connected, testDatabases, type TestDatabases } from './database.js';

/** Often enough to come between two chunks, and seldom enough to leave the service its processor. */
const LOOK_EVERY_MS = 10;
const SEE = 'select state, done::int as done from platform.operation where id = $1';

interface Seen {
  readonly state: string;
  readonly done: number;
}

/** The service as a process on databases of its own, to be killed and started again; operations are taken over after two seconds. */
export class KilledService {
  private readonly folder = mkdtempSync(join(tmpdir(), 'amparo-killed-'));
  private readonly masterKey = randomBytes(32).toString('base64');
  private process: ServiceProcess | undefined;
  private token = '';

  private constructor(readonly databases: TestDatabases) {}

  /** One that listens, with a program administrator of every program to ask it. */
  static async begin(): Promise<KilledService> {
    const service = new KilledService(await testDatabases());
    await service.start();
    service.token = await service.tokenOf('program_admin');
    return service;
  }

  get api(): ApiClient {
    return new ApiClient(this.process!.url, this.token); // the port is another one after each start
  }

  get url(): string {
    return this.process!.url;
  }

  /** A client of somebody with this role, until the service is killed. Another subject is another person. */
  async as(role: Role, subject = 'admin'): Promise<ApiClient> {
    return new ApiClient(this.process!.url, await this.tokenOf(role, subject));
  }

  rows<R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return connected(this.databases.urls.data, async (client) => (await client.query<R>(sql, [...values])).rows);
  }

  async killAndStart(): Promise<void> {
    await this.process!.kill();
    await this.start();
  }

  /**
   * Kills the service when an operation has got to each of these numbers of things done, and starts another; none once it has ended.
   * How often that was.
   */
  async killAtBorders(operationId: string, borders: readonly number[]): Promise<number> {
    let kills = 0;
    for (const border of borders) {
      if ((await this.seen(operationId, ({ done }) => done >= border)).state === 'succeeded') break;
      await this.killAndStart();
      kills += 1;
    }
    return kills;
  }

  async end(): Promise<void> {
    await this.process?.stop();
    await this.databases.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** An operation as the database has it, looked at until it fits or has succeeded. */
  private seen(id: string, fits: (operation: Seen) => boolean): Promise<Seen> {
    return connected(this.databases.urls.data, async (client) => {
      for (;;) {
        const { rows } = await client.query<Seen>(SEE, [id]);
        if (rows[0]!.state === 'succeeded' || fits(rows[0]!)) return rows[0]!;
        await pause(LOOK_EVERY_MS);
      }
    });
  }

  private tokenOf(role: Role, subject = 'admin'): Promise<string> {
    return issueDevelopmentToken({
      role,
      subject,
      organisation: 'ministry',
      programs: [],
      databaseUrl: this.databases.urls.owner,
      dataDirectory: this.folder,
      validSeconds: 3600,
    });
  }

  private async start(): Promise<void> {
    const { data, keys, owner, worker } = this.databases.urls;
    this.process = await startService(this.folder, {
      NODE_ENV: 'test',
      PORT: '0',
      LOG_LEVEL: 'info',
      DATABASE_URL: data,
      AMPARO_OWNER_DATABASE_URL: owner,
      AMPARO_WORKER_DATABASE_URL: worker,
      AMPARO_KEY_DATABASE_URL: keys,
      AMPARO_MASTER_KEY: this.masterKey,
      AMPARO_LEASE_SECONDS: '2',
      AMPARO_SCHEDULE: 'off',
    });
  }
}
