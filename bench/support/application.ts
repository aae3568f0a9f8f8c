import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { loadConfig } from '../../config/environment.js';
import { makeApp } from '../../src/app.setup.js';
import type { Stage } from './bench.js';

/** The whole application over the bench's databases. Until `init()` it claims no operation: only the part that does it our way may. */
export function openApplication({
  dataUrl,
  keyUrl,
  applicationUrl,
  workerUrl,
}: Stage): Promise<NestFastifyApplication> {
  return makeApp(
    loadConfig({ ...process.env, AMPARO_REQUESTS_PER_MINUTE: '1000000000' }), // it asks more than anybody may
    new DatabaseUrls(applicationUrl, keyUrl, { owner: dataUrl, worker: workerUrl }),
  );
}
