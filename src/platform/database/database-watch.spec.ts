import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import pg from 'pg';
import { DatabaseSilent, DatabaseWatch } from './database-watch.js';
import { DatabaseUrls } from './database-urls.js';

const LOOK_MS = 50;
const AT_ONCE_MS = 1_000;

describe('a database that takes connections and says nothing', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let pool: pg.Pool;
  let watch: DatabaseWatch;

  beforeAll(async () => {
    server = createServer((socket) => void sockets.add(socket.on('error', () => {})));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `postgresql://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/nothing`;
    pool = new pg.Pool({ connectionString: url });
    watch = new DatabaseWatch(new DatabaseUrls(url, url, { owner: url, worker: url }));
    watch.guard('data', 'requests', pool);
    watch.onApplicationBootstrap();
  });
  afterAll(async () => {
    await watch.onApplicationShutdown();
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('gives none, in either way one may ask, as soon as that is known', async () => {
    while (!watch.silent.includes('data')) await promisify(setTimeout)(LOOK_MS);
    const began = performance.now();
    await expect(pool.connect()).rejects.toThrow(DatabaseSilent);
    const told = await new Promise((resolve) => pool.connect((error) => resolve(error)));
    expect(told).toBeInstanceOf(DatabaseSilent);
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
  }, 60_000);
});
