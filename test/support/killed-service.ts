import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueDevelopmentToken } from '#access';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { ApiClient } from './api-client.js';
import { connected, testDatabases, type TestDatabases } from './database.js';

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
    service.token = await issueDevelopmentToken({
      role: 'program_admin',
      subject: 'admin',
      organisation: 'ministry',
      programs: [],
      databaseUrl: service.databases.urls.owner,
      dataDirectory: service.folder,
      validSeconds: 3600,
    });
    return service;
  }

  get api(): ApiClient {
    return new ApiClient(this.process!.url, this.token); // the port is another one after each start
  }

  rows<R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return connected(this.databases.urls.data, async (client) => (await client.query<R>(sql, [...values])).rows);
  }

  async killAndStart(): Promise<void> {
    await this.process!.kill();
    await this.start();
  }

  async end(): Promise<void> {
    await this.process?.stop();
    await this.databases.drop();
    rmSync(this.folder, { recursive: true, force: true });
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
