import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService } from '../../demo/main-job/service.js';
import { testDatabases } from '../support/database.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** A process of Node that does nothing about the signal: shows that, and when, the signal opens an inspector. */
async function startPlain(port: number): Promise<{ signal(): void; stop(): void }> {
  const child = spawn(process.execPath, [
    `--inspect-port=${port}`,
    '-e',
    "console.log('up'); setInterval(() => {}, 1e6)",
  ]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return { signal: () => void child.kill('SIGUSR1'), stop: () => void child.kill('SIGKILL') };
}

describe('kill -USR1', () => {
  it('opens no inspector in the service, which goes on as if nothing had happened', async () => {
    const databases = await testDatabases();
    const folder = mkdtempSync(join(tmpdir(), 'amparo-inspector-'));
    const [port, plainPort] = [await freePort(), await freePort()];
    const service = await startService(folder, {
      NODE_ENV: 'test',
      NODE_OPTIONS: `--inspect-port=${port}`,
      PORT: '0',
      DATABASE_URL: databases.urls.data,
      AMPARO_OWNER_DATABASE_URL: databases.urls.owner,
      AMPARO_WORKER_DATABASE_URL: databases.urls.worker,
      AMPARO_KEY_DATABASE_URL: databases.urls.keys,
      AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
      AMPARO_SCHEDULE: 'off',
    });
    const plain = await startPlain(plainPort);
    try {
      process.kill(service.pid, 'SIGUSR1');
      plain.signal();
      while (!(await isOpen(plainPort))); // by now it would have been opened in the service as well
      for (let request = 0; request < 20; request++)
        expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
      expect(await isOpen(port)).toBe(false);
      expect(readFileSync(join(folder, 'amparo.log'), 'utf8')).not.toContain('Debugger');
    } finally {
      plain.stop();
      await service.stop();
      await databases.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000); // two processes are started
});
