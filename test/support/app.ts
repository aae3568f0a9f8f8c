import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { issueDevelopmentToken, type Role } from '#access';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { loadConfig } from '../../config/environment.js';
import { makeApp } from '../../src/app.setup.js';
import { ApiClient } from './api-client.js';
import { type TestDatabases, testDatabases } from './database.js';

export interface Who {
  /** Codes of programs the grant is limited to; none: every program. */
  readonly programs?: readonly string[];
  /** Name of the user: the role's name unless told, so that two callers of one role are one user. */
  readonly subject?: string;
  readonly organisation?: string;
}

export interface TestApp {
  /** "http://127.0.0.1:PORT". */
  readonly url: string;
  readonly urls: DatabaseUrls;
  readonly dataDirectory: string;
  readonly app: NestFastifyApplication;
  api(role: Role, who?: Who): Promise<ApiClient>;
  /** A caller with this token, or with none. */
  anyone(token?: string | null): ApiClient;
  close(): Promise<void>;
}

/** The environment an application under test is configured from: none of this process's. */
export const testEnvironment = (dataDirectory: string): Record<string, string> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  PORT: '0',
  AMPARO_DATA_DIR: dataDirectory,
  AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
  AMPARO_KEY_REFRESH_SECONDS: '1',
  AMPARO_EXPECTED_REGISTRANTS: '1000',
  AMPARO_POOL_SIZE: '10',
  AMPARO_WORKERS: '1',
  AMPARO_LEASE_SECONDS: '2',
  AMPARO_OUTBOUND_HOSTS: '127.0.0.1',
  AMPARO_LOOKUPS_PER_HOUR: '100000',
  AMPARO_REQUESTS_PER_MINUTE: '1000000000',
  AMPARO_REFUSALS_PER_MINUTE: '1000000000',
  AMPARO_LOOKUPS_PER_DAY: '100000',
  AMPARO_SCHEDULE: 'off',
});

/**
 * The real application, listening on a free port, over databases of its own unless others are given; `close` drops them.
 * `overrides` are settings of the environment.
 */
export async function startTestApp(
  overrides: Readonly<Record<string, string>> = {},
  given?: TestDatabases,
): Promise<TestApp> {
  const databases = given ?? (await testDatabases());
  const { urls } = databases;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-app-'));
  const leave = async (): Promise<void> => {
    await databases.drop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    const app = await makeApp(loadConfig({ ...testEnvironment(dataDirectory), ...overrides }), urls);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const anyone = (token: string | null = null): ApiClient => new ApiClient(url, token);
    const api = async (role: Role, { programs = [], subject = role, organisation = 'development' }: Who = {}) => {
      const order = {
        databaseUrl: urls.owner,
        dataDirectory,
        role,
        subject,
        organisation,
        programs,
        validSeconds: 3600,
      };
      return anyone(await issueDevelopmentToken(order));
    };
    return { url, urls, dataDirectory, app, api, anyone, close: () => app.close().finally(leave) };
  } catch (error) {
    await leave();
    throw error;
  }
}
