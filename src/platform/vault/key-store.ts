import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import { DatabaseUrls } from '../database/database-urls.js';
import { DatabaseWatch } from '../database/database-watch.js';
import { CONNECTION_LIMITS } from '../database/database-options.js';
import { atBorder, whenViolated } from '../database/database-error.js';
import { copyInto } from '../database/stage.js';
import { type Statement, statement } from '../database/statement.js';
import { DomainError } from '../errors/domain-error.js';
import type { WrappedKey } from './key-ring.js';

interface KeyRow {
  registrant_id: string;
  generation: number;
  kek_version: number;
  wrapped: Buffer;
}

type CanOpen = (kekVersion: number) => Promise<boolean>;

/** The key database: registrants' wrapped keys. Written before the data, destroyed before the data. */
@Injectable()
export class KeyStore implements OnApplicationShutdown {
  readonly pool: Pool;
  private canOpen: CanOpen = () => Promise.resolve(true);
  private goodbye: () => Promise<void> = () => Promise.resolve();

  constructor(@Inject(DatabaseUrls) urls: DatabaseUrls, watch: DatabaseWatch) {
    this.pool = new Pool({
      connectionString: urls.keys,
      max: 6,
      application_name: 'amparo-keys',
      ...CONNECTION_LIMITS,
    });
    watch.guard('keys', 'keys', this.pool);
    this.pool.on('error', () => {}); // an idle connection lost: the next query opens another
    this.pool.on('connect', (client) => client.on('error', () => {})); // one in use lost: its query fails, that is enough
  }

  /** Asked about every version of a key-encryption key that is met. */
  whenMet(canOpen: CanOpen): void {
    this.canOpen = canOpen;
  }

  /** Whether this process can open under a version; it loads what is new before it says no. */
  opens(kekVersion: number): Promise<boolean> {
    return this.canOpen(kekVersion);
  }

  /** Done before the connections are closed. */
  beforeEnd(goodbye: () => Promise<void>): void {
    this.goodbye = goodbye;
  }

  /** Stores new wrapped keys: rows in binary COPY form of (registrant_id, generation, kek_version, wrapped). */
  async add(rows: readonly Uint8Array[]): Promise<void> {
    const client = await this.connect();
    try {
      await copyInto(client, 'keys.registrant_key (registrant_id, generation, kek_version, wrapped)', rows);
      client.release();
    } catch (error) {
      client.release(true);
      whenViolated(error, { key_in_service: () => new KeysMoved() });
    }
  }

  /** The wrapped keys of these registrants, all of which this process can open; an erased one is missing from the map. */
  async fetch(ids: readonly string[]): Promise<Map<string, WrappedKey>> {
    const found = new Map<string, WrappedKey>();
    let wanted = ids;
    if (ids.length === 0) return found;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const rows = await this.rows<KeyRow>(FETCH, [wanted]);
      const versions = [...new Set(rows.map((row) => row.kek_version))];
      const opens = new Map<number, boolean>();
      for (const version of versions) opens.set(version, await this.opens(version));
      for (const row of rows) if (opens.get(row.kek_version)) found.set(row.registrant_id, wrappedKey(row));
      wanted = rows.filter((row) => !opens.get(row.kek_version)).map((row) => row.registrant_id);
      if (wanted.length === 0) return found; // else read again: what could not be opened any more was wrapped anew
    }
    throw new KeysMoved();
  }

  async rows<T>({ name, text }: Statement, values: readonly unknown[] = []): Promise<T[]> {
    try {
      return (await this.pool.query({ name, text, values: [...values] })).rows as T[];
    } catch (error) {
      throw atBorder(error);
    }
  }

  async change({ name, text }: Statement, values: readonly unknown[] = []): Promise<number> {
    try {
      return (await this.pool.query({ name, text, values: [...values] })).rowCount ?? 0;
    } catch (error) {
      throw atBorder(error);
    }
  }

  /** Runs `work` in one transaction of the key store, which is none of the data's. */
  async atomically<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(true); // and with it whatever was begun
      throw atBorder(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.goodbye();
    await this.pool.end();
  }

  private connect(): Promise<PoolClient> {
    return this.pool.connect().catch((error: unknown) => {
      throw atBorder(error);
    });
  }
}

/** This replica sealed under a key that left service while it stood still: it has loaded the new one by the next try. */
export class KeysMoved extends DomainError {
  constructor() {
    super('vault:keys-moved', 'unavailable', 'A key has left service meanwhile: try again in a moment');
  }
}

const MOST_ATTEMPTS = 3;

const wrappedKey = (row: KeyRow): WrappedKey => ({
  generation: row.generation,
  kekVersion: row.kek_version,
  wrapped: row.wrapped,
});

const FETCH = statement(
  'vault.fetch-keys',
  `select registrant_id, generation, kek_version, wrapped from keys.registrant_key where registrant_id = any($1::uuid[])`,
);
