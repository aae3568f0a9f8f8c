import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../config/environment.js';
import { makeApp, openApiDocument } from '../src/app.setup.js';
import { startTestServer } from '../test/support/test-server.js';

/** `npm run openapi`: writes the document that the routes make, for the test that compares it with this one. */
const FILE = fileURLToPath(new URL('../../test/openapi.json', import.meta.url));

const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-openapi-'));
const server = await startTestServer();
try {
  const config = loadConfig({ LOG_LEVEL: 'warn', AMPARO_DATA_DIR: dataDirectory, AMPARO_SCHEDULE: 'off' });
  const app = await makeApp(config, server.templates);
  await app.init();
  writeFileSync(FILE, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
  await app.close();
} finally {
  await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
process.stdout.write('test/openapi.json is written\n');
