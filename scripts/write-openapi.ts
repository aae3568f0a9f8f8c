import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../config/environment.js';
import { asyncApiDocument } from '#sharing';
import { makeApp, openApiDocument } from '../src/app.setup.js';
import { startTestServer } from '../test/support/test-server.js';
import { CLIENT_TYPES, clientTypes } from './client-types.js';

/** `npm run openapi`: writes the documents of routes and of events and the types of the client, for the tests that compare them with these. */
const FILE = fileURLToPath(new URL('../../test/openapi.json', import.meta.url));
const EVENTS = fileURLToPath(new URL('../../test/asyncapi.json', import.meta.url));

const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-openapi-'));
const server = await startTestServer();
try {
  const config = loadConfig({ LOG_LEVEL: 'warn', AMPARO_DATA_DIR: dataDirectory, AMPARO_SCHEDULE: 'off' });
  const app = await makeApp(config, server.templates);
  await app.init();
  writeFileSync(FILE, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
  writeFileSync(EVENTS, `${JSON.stringify(asyncApiDocument(), null, 2)}\n`);
  await app.close();
} finally {
  await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
writeFileSync(CLIENT_TYPES, await clientTypes());
process.stdout.write('test/openapi.json, test/asyncapi.json and client/schema.d.ts are written\n');
