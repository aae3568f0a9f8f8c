import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg, { type Pool, type PoolClient } from 'pg';
import { DomainError } from '../errors/domain-error.js';
import { CONNECTION_LIMITS } from './database-options.js';
import { DatabaseUrls } from './database-urls.js';

const ASK_EVERY_MS = 1_000;
const ASK_THE_SILENT_EVERY_MS = 200;
/** As long as one waits for a connection. A statement of a request may lawfully take longer; a `select 1` beside it may not. */
const PATIENCE_MS = CONNECTION_LIMITS.connectionTimeoutMillis;

export type WatchedDatabase = 'data' | 'keys';

type Connected = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void;

/**
 * Notices a server that takes connections and says nothing: frozen, or behind a network that swallows what is sent. An error ends a
 * request by itself; silence would hold it, and the next one, for as long as it lasts. So each database is asked on a connection of
 * its own, and when that has no answer, the connections in use are cut and nobody waits until it answers again.
 */
@Injectable()
export class DatabaseWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private readonly silentOnes = new Set<WatchedDatabase>();
  private readonly inUse = new Map<WatchedDatabase, Set<PoolClient>>();
  private readonly watched: { readonly name: string; readonly pool: Pool }[] = [];
  private watching: Promise<unknown> = Promise.resolve();

  constructor(private readonly urls: DatabaseUrls) {}

  /** Databases that say nothing at the moment. */
  get silent(): readonly WatchedDatabase[] {
    return [...this.silentOnes];
  }

  /** Every pool of this process, by name. */
  get pools(): readonly { readonly name: string; readonly pool: Pool }[] {
    return this.watched;
  }

  /** Has the connections of this pool that are in use cut when its database says nothing, and gives none until it answers again. */
  guard(database: WatchedDatabase, name: string, pool: Pool): void {
    this.watched.push({ name, pool });
    this.closeWhileSilent(database, pool);
    const inUse = this.inUse.get(database) ?? new Set();
    this.inUse.set(database, inUse);
    pool.on('acquire', (client) => void inUse.add(client));
    pool.on('release', (_error, client) => void inUse.delete(client));
    pool.on('remove', (client) => void inUse.delete(client));
  }

  onApplicationBootstrap(): void {
    this.watching = Promise.all([this.watch('data', this.urls.data), this.watch('keys', this.urls.keys)]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.watching;
  }

  /**
   * An idle connection to a silent server looks like any other, and a new one takes as long to fail as the pool is patient: who has
   * just been cut off and wants to write down that it failed would wait as long again.
   */
  private closeWhileSilent(database: WatchedDatabase, pool: Pool): void {
    const connect = pool.connect.bind(pool) as (whenDone?: Connected) => Promise<PoolClient> | void;
    const connectUnlessSilent = (whenDone?: Connected): Promise<PoolClient> | void => {
      if (!this.silentOnes.has(database)) return connect(whenDone);
      if (!whenDone) return Promise.reject(new DatabaseSilent());
      whenDone(new DatabaseSilent(), undefined, () => {});
    };
    pool.connect = connectUnlessSilent as Pool['connect'];
  }

  private async watch(database: WatchedDatabase, url: string): Promise<void> {
    const { signal } = this.stopping;
    let line: pg.Client | undefined;
    while (!signal.aborted) {
      line ??= lineTo(url);
      const heard = await this.ask(line);
      if (heard !== 'answer') {
        cut(line);
        line = undefined;
      }
      if (heard === 'silence') this.fallSilent(database);
      else if (this.silentOnes.delete(database)) this.logger.warn(`The database ${database} answers again`);
      const rest = heard === 'silence' ? ASK_THE_SILENT_EVERY_MS : ASK_EVERY_MS;
      await pause(rest, undefined, { signal }).catch(() => {});
    }
    if (line) cut(line);
  }

  private async ask(line: pg.Client): Promise<'answer' | 'error' | 'silence'> {
    const waiting = new AbortController();
    const signal = AbortSignal.any([waiting.signal, this.stopping.signal]);
    const patience = pause(PATIENCE_MS, 'silence' as const, { signal })
      .then((silence) => turn(silence)) // an answer that lies there already is read first: this process may have been the slow one
      .catch(() => 'answer' as const);
    try {
      return await Promise.race([answerOf(line), patience]);
    } finally {
      waiting.abort();
    }
  }

  private fallSilent(database: WatchedDatabase): void {
    if (!this.silentOnes.has(database))
      this.logger.error({ fault: `The database ${database} says nothing: requests are refused until it does` });
    this.silentOnes.add(database);
    for (const client of this.inUse.get(database) ?? []) cut(client);
  }
}

/** A database takes what is sent to it and does not answer. */
export class DatabaseSilent extends DomainError {
  constructor() {
    super('platform:database-silent', 'unavailable', 'A database does not answer: repeat the request in a moment');
  }
}

const answered = new WeakSet<pg.Client>();

async function answerOf(line: pg.Client): Promise<'answer' | 'error'> {
  try {
    if (!answered.has(line)) await line.connect();
    answered.add(line);
    await line.query('select 1');
    return 'answer';
  } catch {
    return 'error'; // whoever else asks the database meets the same, and says so
  }
}

function lineTo(connectionString: string): pg.Client {
  const line = new pg.Client({ connectionString, application_name: 'amparo-watch', keepAlive: true });
  line.on('error', () => {}); // the next question meets it
  return line;
}

/** Ends the connection without a word to the other side, which would not hear it: whatever waits on it fails at once. */
const cut = (client: pg.Client | PoolClient): void => {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
};
