import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import type { Operation } from '../../demo/main-job/api.js';
import { Cast } from '../../demo/main-job/cast.js';
import { configure } from '../../demo/main-job/configure.js';
import { Progress } from '../../demo/main-job/progress.js';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { type Peer, startPeer } from '../../demo/support/peer-process.js';

export const SEED = 20240830;

export interface JourneyOptions {
  readonly people: number;
  readonly urls: DatabaseUrls;
  /** Where log and keys of the service go; a temporary folder unless told. */
  readonly dataDirectory?: string;
  /** Address of the data database for the tokens, when the service itself goes through a recorder. */
  readonly directUrl?: string;
}

/** The service and its two peers as processes, and the people who use it. */
export class Journey {
  readonly progress = new Progress(() => {}, false);
  service!: ServiceProcess;
  cast!: Cast;
  sourceId!: string;

  private constructor(
    readonly options: JourneyOptions,
    readonly dataDirectory: string,
    readonly registry: Peer,
    readonly channel: Peer,
    private readonly masterKey: string,
  ) {}

  static async begin(options: JourneyOptions): Promise<Journey> {
    const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'amparo-journey-'));
    const registry = await startPeer({
      entry: 'social-registry',
      env: { SOCIAL_REGISTRY_PEOPLE: `${options.people}`, SOCIAL_REGISTRY_SEED: `${SEED}`, SOCIAL_REGISTRY_ADMIN: '1' },
    });
    // outcomes depend on random references: to compare two runs only people without an account fail
    const channel = await startPeer({
      entry: 'payment-channel',
      env: { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_ADMIN: '1' },
    });
    const journey = new Journey(options, dataDirectory, registry, channel, randomBytes(32).toString('base64'));
    await journey.startService();
    journey.sourceId = await configure(await journey.cast.as('admin'), registry.url);
    return journey;
  }

  /** Starts the service, also again after a kill. */
  async startService(): Promise<void> {
    const { urls, directUrl } = this.options;
    this.service = await startService(this.dataDirectory, {
      NODE_ENV: 'test',
      PORT: '0',
      LOG_LEVEL: 'info',
      DATABASE_URL: urls.data,
      AMPARO_OWNER_DATABASE_URL: urls.owner,
      AMPARO_WORKER_DATABASE_URL: urls.worker,
      AMPARO_KEY_DATABASE_URL: urls.keys,
      AMPARO_MASTER_KEY: this.masterKey,
      AMPARO_LEASE_SECONDS: '2',
      AMPARO_OUTBOUND_HOSTS: [this.registry.url, this.channel.url].map((url) => new URL(url).host).join(','),
      AMPARO_LOOKUPS_PER_HOUR: '100000',
      AMPARO_REQUESTS_PER_MINUTE: '1000000000',
      AMPARO_REFUSALS_PER_MINUTE: '1000000000',
      AMPARO_LOOKUPS_PER_DAY: '100000',
      AMPARO_SCHEDULE: 'off',
    });
    this.cast = new Cast(this.service.url, directUrl ?? urls.owner, this.dataDirectory);
  }

  /** kill -9, and the service anew. */
  async killAndRestart(): Promise<void> {
    await this.service.kill();
    await this.startService();
  }

  /** Sets faults on a peer's admin surface. */
  async fault(peer: 'registry' | 'channel', fault: { kind: string; times: number; delayMs?: number }): Promise<void> {
    const response = await fetch(`${this[peer].url}/admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (!response.ok) throw new Error(`The ${peer} took no fault: ${response.status}`);
  }

  /** Pulls the whole social registry. */
  async pull(): Promise<Operation> {
    const admin = await this.cast.as('admin');
    const path = `/v1/social-registries/${this.sourceId}/sync-runs`;
    return this.settled((await admin.post<Operation>(path, { mode: 'full' })).id);
  }

  /** Waits for an operation to end, whoever runs it. */
  async settled(id: string): Promise<Operation> {
    const admin = await this.cast.as('admin');
    const state = await admin.get<Operation>(`/v1/operations/${id}`);
    return this.progress.follow('', admin, state);
  }

  async end(): Promise<void> {
    await this.service.stop();
    await Promise.all([this.registry.stop(), this.channel.stop()]);
    if (!this.options.dataDirectory) rmSync(this.dataDirectory, { recursive: true, force: true });
  }
}
