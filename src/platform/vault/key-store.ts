import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { DatabaseUrls } from '../database/database-urls.js';
import { CONNECTION_LIMITS } from '../database/database-options.js';
import { atBorder } from '../database/database-error.js';
import { copyInto } from '../database/stage.js';
import type { WrappedKey } from './key-ring.js';

interface KeyRow {
  registrant_id: string;
  generation: number;
  kek_version: number;
  wrapped: Buffer;
}

/** The key database: registrants' wrapped keys. Written before the data, destroyed before the data. */
@Injectable()
export class KeyStore implements OnApplicationShutdown {
  readonly pool: Pool;

  constructor(@Inject(DatabaseUrls) urls: DatabaseUrls) {
    this.pool = new Pool({
      connectionString: urls.keys,
      max: 6,
      application_name: 'amparo-keys',
      ...CONNECTION_LIMITS,
    });
    this.pool.on('error', () => {}); // an idle connection lost: the next query opens another
    this.pool.on('connect', (client) => client.on('error', () => {})); // one in use lost: its query fails, that is enough
  }

  /** Stores new wrapped keys: rows in binary COPY form of (registrant_id, generation, kek_version, wrapped). */
  async add(rows: Uint8Array): Promise<void> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw atBorder(error);
    });
    try {
      await copyInto(client, 'keys.registrant_key (registrant_id, generation, kek_version, wrapped)', [rows]);
      client.release();
    } catch (error) {
      client.release(true);
      throw atBorder(error);
    }
  }

  /** The wrapped keys of these registrants; an erased one is missing from the map. */
  async fetch(ids: readonly string[]): Promise<Map<string, WrappedKey>> {
    try {
      const { rows } = await this.pool.query<KeyRow>({ ...FETCH, values: [ids] });
      return new Map(rows.map((row) => [row.registrant_id, wrappedKey(row)]));
    } catch (error) {
      throw atBorder(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

const wrappedKey = (row: KeyRow): WrappedKey => ({
  generation: row.generation,
  kekVersion: row.kek_version,
  wrapped: row.wrapped,
});

const FETCH = {
  name: 'vault.fetch-keys',
  text: `select registrant_id, generation, kek_version, wrapped from keys.registrant_key where registrant_id = any($1::uuid[])`,
};
