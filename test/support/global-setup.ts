import { startTestServer, type TestServer } from './test-server.js';

declare global {
  var testServer: TestServer | undefined;
}

/** Before the first spec: one server for all workers, which find it by the environment they are born with. */
export default async function setUp(): Promise<void> {
  const server = await startTestServer();
  globalThis.testServer = server;
  process.env['TEST_POSTGRES_URL'] = server.url;
  process.env['TEST_TEMPLATES'] = JSON.stringify(server.templates);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(130)));
}
