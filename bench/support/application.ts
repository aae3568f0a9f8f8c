import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { loadConfig } from '../../config/environment.js';
import { makeApp } from '../../src/app.setup.js';
import type { Stage } from './bench.js';

/** The whole application over the bench's databases. Until `init()` it claims no operation: only the part that does it our way may. `settings` of the environment are added. */
export function openApplication(
  { dataUrl, keyUrl, applicationUrl, workerUrl }: Stage,
  settings: Readonly<Record<string, string>> = {},
): Promise<NestFastifyApplication> {
  return makeApp(
    loadConfig({ ...process.env, AMPARO_REQUESTS_PER_MINUTE: '1000000000', ...settings }), // it asks more than anybody may
    new DatabaseUrls(applicationUrl, keyUrl, { owner: dataUrl, worker: workerUrl }),
  );
}
