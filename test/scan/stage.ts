import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueDevelopmentToken, type Role, ROLES } from '#access';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { ensureEmbeddedDatabases } from '#platform/database/embedded-databases.js';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { Cast } from '../../demo/main-job/cast.js';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { type Peer, startPaymentChannel } from '../support/peers.js';
import { type SocketRecorder, startSocketRecorder } from '../support/socket-recorder.js';
import { Asker } from './asker.js';
import type { PlantedGroup, PlantedPerson } from './planted-people.js';
import { servePlantedRegistry } from './planted-registry.js';

/** Nothing is compressed, and everything is kept that a reader of files or of the views would find. */
const SETTINGS = {
  wal_compression: 'off',
  shared_buffers: '64MB',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  'pg_stat_statements.track_utility': 'off',
  'pg_stat_statements.save': 'off',
};

/** The service between two recorders, its peers behind two more, and every folder it could write to. */
export class Stage {
  service!: ServiceProcess;
  asker!: Asker;
  cast!: Cast;

  private constructor(
    readonly folder: string,
    readonly server: EmbeddedPostgres,
    /** Of the two databases, entered directly. */
    readonly urls: DatabaseUrls,
    readonly database: SocketRecorder,
    readonly answers: SocketRecorder,
    readonly toRegistry: SocketRecorder,
    readonly toChannel: SocketRecorder,
    private readonly port: number,
    private readonly registry: Server,
    private readonly channel: Peer,
  ) {}

  static async build(groups: readonly PlantedGroup[], refused: readonly PlantedPerson[]): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'amparo-scan-'));
    for (const name of ['service', 'tmp', 'work']) mkdirSync(join(folder, name));
    const server = await ensureEmbeddedPostgres({
      dataDirectory: join(folder, 'postgres'),
      port: 0,
      settings: SETTINGS,
    });
    const urls = await ensureEmbeddedDatabases(server);
    const registry = await servePlantedRegistry(groups, refused);
    const channel = await startPaymentChannel();
    const [port, before] = [await freePort(), (targetPort: number) => startSocketRecorder({ targetHost, targetPort })];
    const [database, answers, toRegistry, toChannel] = [
      await before(server.port),
      await before(port),
      await before(portOf(registry.url)),
      await before(portOf(channel.url)),
    ];
    for (const name of ['master', 'next'])
      writeFileSync(join(folder, `${name}.key`), randomBytes(32).toString('base64'), { mode: 0o600 });
    const stage = new Stage(
      folder,
      server,
      urls,
      database,
      answers,
      toRegistry,
      toChannel,
      port,
      registry.server,
      channel,
    );
    await stage.startService();
    return stage;
  }

  /** Starts the service, on the data database of that name. */
  async startService(data = 'amparo'): Promise<void> {
    const recorded = (url: string): string =>
      url.replace(`:${this.server.port}/`, `:${this.database.port}/`).replace(/\/amparo$/, `/${data}`);
    this.service = await startService(
      join(this.folder, 'service'),
      {
        NODE_ENV: 'test',
        PORT: `${this.port}`,
        LOG_LEVEL: 'debug',
        TMPDIR: join(this.folder, 'tmp'),
        DATABASE_URL: recorded(this.urls.data),
        AMPARO_OWNER_DATABASE_URL: recorded(this.urls.owner),
        AMPARO_WORKER_DATABASE_URL: recorded(this.urls.worker),
        AMPARO_KEY_DATABASE_URL: recorded(this.urls.keys),
        AMPARO_MASTER_KEY_FILE: join(this.folder, 'master.key'),
        AMPARO_NEXT_MASTER_KEY_FILE: join(this.folder, 'next.key'),
        AMPARO_KEY_REFRESH_SECONDS: '1',
        AMPARO_EXPECTED_REGISTRANTS: '1000',
        AMPARO_LEASE_SECONDS: '2',
        AMPARO_OUTBOUND_HOSTS: `127.0.0.1:${this.toRegistry.port},127.0.0.1:${this.toChannel.port}`,
        AMPARO_LOOKUPS_PER_HOUR: '100000',
        AMPARO_LOOKUPS_PER_DAY: '100000',
        AMPARO_COMPARES_PER_REGISTRANT: '100',
        AMPARO_COMPARES_PER_DAY: '100000',
        AMPARO_COOLING_OFF_HOURS: '0',
        AMPARO_SCHEDULE: 'off',
      },
      join(this.folder, 'work'),
    );
    const url = `http://127.0.0.1:${this.answers.port}`;
    const dataDirectory = join(this.folder, 'service');
    const tokens = new Map<Role, string>();
    for (const role of ROLES)
      tokens.set(
        role,
        await issueDevelopmentToken({
          databaseUrl: this.urls.owner.replace(/\/amparo$/, `/${data}`),
          dataDirectory,
          role,
          subject: `scan-${role}`,
          organisation: 'ministry',
          programs: [],
          validSeconds: 3600,
        }),
      );
    this.asker = new Asker(url, tokens);
    this.cast = new Cast(url, this.urls.owner, dataDirectory);
  }

  /** Ends everything but PostgreSQL. */
  async leave(): Promise<void> {
    await this.service.stop();
    await this.channel.stop();
    await new Promise((resolve) => this.registry.close(resolve).closeAllConnections());
    for (const recorder of [this.database, this.answers, this.toRegistry, this.toChannel]) await recorder.stop();
  }

  async end(): Promise<void> {
    await this.leave();
    await this.server.stop();
    for (const folder of [this.folder, this.server.folder]) rmSync(folder, { recursive: true, force: true });
  }
}

const targetHost = '127.0.0.1';
const portOf = (url: string): number => Number(new URL(url).port);

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, targetHost, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
