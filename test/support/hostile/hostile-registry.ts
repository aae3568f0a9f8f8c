import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api, Operation } from '../../../demo/main-job/api.js';
import { Cast } from '../../../demo/main-job/cast.js';
import { type ServiceProcess, startService } from '../../../demo/main-job/service.js';
import { startTestApp, testEnvironment, type TestApp } from '../app.js';
import { testDatabases } from '../database.js';
import { forgetEverybody } from '../forget-everybody.js';
import { digestOf, openedRegistry } from '../opened-registry.js';
import { type Peer, startSocialRegistry } from '../peers.js';
import { describeBoth, pulled, settled } from '../pulled.js';
import { BOTH, type Dialect, type FaultCase } from './fault-cases.js';

/** People in households. */
const PEOPLE = 60;
/** Others, whom only pages of individuals tell of, the first two: a page of households, four of individuals, the last not full. */
const ALONE = 50;
const PAGE = 30;
const ANSWER_SECONDS = 1;

export interface Oracle {
  readonly people: number;
  readonly digest: string;
  /** How many pages are asked for in all, and how many before the first one of individuals. */
  readonly pages: number;
  readonly pagesBefore: number;
}

/** What became of a fault that befell a run. */
export interface Met {
  readonly first: Operation;
  /** What the registry holds after that run, and after the next. */
  readonly after: { readonly first: string; readonly next: string };
  /** Whether somebody is there who is not in the truth, or more than once. */
  readonly isBeyond: boolean;
}

/** A service that pulls from the reference registry in both dialects, and what it holds when nothing goes wrong. */
export class HostileRegistry {
  readonly oracle = {} as Record<Dialect, Oracle>;
  private readonly folder = mkdtempSync(join(tmpdir(), 'amparo-hostile-'));
  private readonly truth = new Map<Dialect, ReadonlyMap<string, number>>();
  private registry!: Peer;
  private reader!: TestApp;
  private service!: ServiceProcess;
  private admin!: Api;
  private sources!: Readonly<Record<Dialect, string>>;
  private peakBefore = 0;

  static async start(people = PEOPLE): Promise<HostileRegistry> {
    const hostile = new HostileRegistry();
    try {
      await hostile.boot(people);
    } catch (error) {
      await hostile.stop();
      throw error;
    }
    return hostile;
  }

  async stop(): Promise<void> {
    await this.service?.stop();
    await this.registry?.stop();
    await this.reader?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Lets a fault befall a run after so many answers that are good, looks, and lets the next run go well. */
  async meet({ kind, times = 1, delayMs }: FaultCase, dialect: Dialect, after: number): Promise<Met> {
    const before = await this.befallen(kind);
    await this.order({ kind, times, after, ...(delayMs ? { delayMs } : {}) });
    const first = await this.pull(dialect);
    if ((await this.befallen(kind)) === before) throw new Error(`${kind} befell nobody`);
    const found = await this.people();
    await this.callOff();
    const next = await this.pull(dialect);
    if (next.state !== 'succeeded') throw new Error(`After ${kind} the next run ended as ${next.problem}`);
    return {
      first,
      after: { first: await digest(found), next: await digest(await this.people()) },
      isBeyond: !isWithin(found, this.truth.get(dialect)!),
    };
  }

  pull(dialect: Dialect, fits?: (operation: Operation) => boolean): Promise<Operation> {
    return pulled(this.admin, this.sources[dialect], fits);
  }

  settled(operationId: string): Promise<Operation> {
    return settled(this.admin, operationId);
  }

  /** Everybody who is held, each as one text. */
  async people(): Promise<string[]> {
    const people: string[] = [];
    for await (const one of openedRegistry(this.reader.app, this.reader.urls)) people.push(one);
    return people;
  }

  async state(): Promise<string> {
    return digest(await this.people());
  }

  /** Nothing goes wrong any more, and nobody is held. */
  async clear(): Promise<void> {
    await this.callOff();
    await forgetEverybody(this.reader.urls);
  }

  order(fault: object): Promise<Response> {
    return fetch(`${this.registry.url}/admin/faults`, { method: 'POST', body: JSON.stringify(fault) });
  }

  async befallen(kind: string): Promise<number> {
    const faults = (await (await fetch(`${this.registry.url}/admin/faults`)).json()) as Record<string, number>;
    return faults[kind] ?? 0;
  }

  /** Resident memory of the service at its peak, beyond that of runs that went well. */
  get mbMore(): number {
    return (this.service.peakMb() ?? 0) - this.peakBefore;
  }

  get urls() {
    return this.reader.urls;
  }

  private async callOff(): Promise<void> {
    await this.order({ kind: 'slow', times: 0 });
  }

  private async boot(people: number): Promise<void> {
    const { folder } = this;
    this.registry = await startSocialRegistry({
      SOCIAL_REGISTRY_PEOPLE: `${people}`,
      SOCIAL_REGISTRY_SAMPLE: `${ALONE}`,
      SOCIAL_REGISTRY_SIGN: 'jws',
    });
    const databases = await testDatabases();
    const { urls } = databases;
    const AMPARO_MASTER_KEY = randomBytes(32).toString('base64');
    this.reader = await startTestApp({ AMPARO_MASTER_KEY, AMPARO_CONCURRENT_OPERATIONS: '0' }, databases);
    this.service = await startService(folder, {
      ...testEnvironment(folder),
      AMPARO_MASTER_KEY,
      AMPARO_SOURCE_ANSWER_SECONDS: `${ANSWER_SECONDS}`,
      DATABASE_URL: urls.data,
      AMPARO_OWNER_DATABASE_URL: urls.owner,
      AMPARO_WORKER_DATABASE_URL: urls.worker,
      AMPARO_KEY_DATABASE_URL: urls.keys,
    });
    this.admin = await new Cast(this.service.url, urls.owner, folder).as('admin');
    const keys = { signatures: 'required', jwksUrl: `${this.registry.url}/.well-known/jwks.json` };
    this.sources = await describeBoth(this.admin, this.registry.url, PAGE, keys);
    for (const dialect of BOTH) await this.ask(dialect);
    this.peakBefore = this.service.peakMb() ?? 0;
  }

  /** What the registry holds of this dialect when nothing goes wrong. */
  private async ask(dialect: Dialect): Promise<void> {
    const { state, counts } = await this.pull(dialect);
    if (state !== 'succeeded' || counts['quarantined'] !== 0) throw new Error('An undisturbed pull went wrong');
    const found = await this.people();
    this.truth.set(dialect, counted(found));
    // `openg2p` asks for an empty page, and for that one again, before it is at the end of a kind
    const pagesBefore = Math.ceil(counts['groups']! / PAGE) + (dialect === 'openg2p' ? 2 : 0);
    const told = { people: found.length, digest: await digest(found) };
    this.oracle[dialect] = { ...told, pages: counts['asked']!, pagesBefore };
    await forgetEverybody(this.reader.urls);
  }
}

async function* each(people: readonly string[]): AsyncGenerator<string> {
  yield* people;
}

const digest = async (people: readonly string[]): Promise<string> => (await digestOf(each(people))).digest;

function counted(people: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of people) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** Whether everybody is in the truth, and nobody more often than there. */
const isWithin = (people: readonly string[], truth: ReadonlyMap<string, number>): boolean =>
  [...counted(people)].every(([one, count]) => count <= (truth.get(one) ?? 0));
