import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { DatabaseUrls } from '../database/database-urls.js';
import { DatabaseWatch } from '../database/database-watch.js';
import { AuditUnavailable, GroupCommit } from './group-commit.js';

const LOOK_MS = 50;
/** Each event would wait for five seconds by itself. */
const AT_ONCE_MS = 4_000;

describe('an event that cannot be written, since the database says nothing', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let watch: DatabaseWatch;
  let group: GroupCommit;

  beforeAll(async () => {
    server = createServer((socket) => void sockets.add(socket.on('error', () => {})));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `postgresql://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/nothing`;
    const urls = new DatabaseUrls(url, url, { owner: url, worker: url });
    watch = new DatabaseWatch(urls);
    group = new GroupCommit(urls, watch);
    watch.onApplicationBootstrap();
  });
  afterAll(async () => {
    await watch.onApplicationShutdown();
    await group.onApplicationShutdown();
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('is refused at once, as soon as that is known', async () => {
    while (!watch.silent.includes('data')) await promisify(setTimeout)(LOOK_MS);
    const began = performance.now();
    for (let event = 0; event < 3; event++) await expect(group.append('{}')).rejects.toThrow(AuditUnavailable);
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
  }, 60_000);
});
