import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { issueDevelopmentToken, type Role } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { AbsorbRecords } from '#registry';
import { loadConfig } from '../../../config/environment.js';
import { makeApp } from '../../../src/app.setup.js';
import { ApiClient } from '../../support/api-client.js';
import { testEnvironment } from '../../support/app.js';
import { individual } from '../../support/registrants.js';
import { KilledPostgres } from '../support/killed-postgres.js';

/** Where payments are made under kills: a database of its own, and an office that orders and never works itself. */
export class Scene {
  readonly environment: Readonly<Record<string, string>>;

  private constructor(
    readonly postgres: KilledPostgres,
    readonly folder: string,
    environment: Readonly<Record<string, string>>,
    private office: NestFastifyApplication | undefined,
  ) {
    this.environment = environment;
  }

  /** With this many people, each with an account. */
  static async begin(people: number): Promise<Scene> {
    const postgres = await KilledPostgres.begin();
    const folder = mkdtempSync(join(tmpdir(), 'amparo-chaos-'));
    const { data, keys, owner, worker } = postgres.urls;
    const environment = {
      ...testEnvironment(folder),
      LOG_LEVEL: 'info',
      DATABASE_URL: data,
      AMPARO_OWNER_DATABASE_URL: owner,
      AMPARO_WORKER_DATABASE_URL: worker,
      AMPARO_KEY_DATABASE_URL: keys,
      AMPARO_CONCURRENT_OPERATIONS: '3',
    };
    const scene = new Scene(postgres, folder, environment, undefined);
    await scene.open('3');
    await scene.register(people);
    return scene;
  }

  /** The office, anew: with no operations at a time it only orders. */
  async open(operations: string): Promise<void> {
    await this.office?.close();
    const settings = { ...this.environment, LOG_LEVEL: 'silent', AMPARO_CONCURRENT_OPERATIONS: operations };
    this.office = await makeApp(loadConfig(settings), this.postgres.urls);
    await this.office.listen(0, '127.0.0.1');
  }

  async as(role: Role): Promise<ApiClient> {
    const who = { role, subject: role, organisation: 'development', programs: [], validSeconds: 12 * 3600 };
    const order = { ...who, databaseUrl: this.postgres.urls.owner, dataDirectory: this.folder };
    return new ApiClient(await this.office!.getUrl(), await issueDevelopmentToken(order));
  }

  /** Process id of who pays one of these batches, this one if it is told; undefined: nobody does just now. */
  async holderOf(batches: readonly string[], batch: string | undefined): Promise<number | undefined> {
    const [holder] = await this.postgres.rows<{ pid: number }>(HOLDER, [batch === undefined ? batches : [batch]]);
    return holder?.pid;
  }

  /** A part of the office. */
  get<T>(part: abstract new (...given: never[]) => T): T {
    return this.office!.get(part, { strict: false });
  }

  async end(): Promise<void> {
    await this.office?.close();
    await this.postgres.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async register(people: number): Promise<void> {
    const corridor = this.get(AbsorbRecords);
    const numbers = Array.from({ length: people }, (_, number) => number);
    const batch = await corridor.seal(newId(), numbers.map(personWithAccount));
    await this.get(UnitOfWork).run(() => corridor.write(batch));
  }
}

/** Who dispatches comes first: it hands over to who asks. */
const HOLDER = `
  select split_part(lease_owner, ':', 2)::int as pid from platform.operation
   where subject = any($1) and state = 'running' and lease_until > now() order by kind limit 1`;

const personWithAccount = (number: number) =>
  individual({ paymentAccounts: [{ kind: 'bank', value: `account:${String(number).padStart(9, '0')}` }] });
