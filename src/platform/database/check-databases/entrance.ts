import pg from 'pg';
import { atBorder } from '../database-error.js';
import type { DatabaseUrls } from '../database-urls.js';
import { roleOf } from '../grant-access.js';

/** One way into a database, as the service itself takes it. */
export interface Entrance {
  readonly as: 'owner' | 'application' | 'worker' | 'key store';
  readonly role: string;
  /** Opens a session of its own, so that it begins with what new sessions begin with. */
  enter<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
}

/** The four ways in. */
export interface Entrances {
  readonly owner: Entrance;
  readonly application: Entrance;
  readonly worker: Entrance;
  readonly keys: Entrance;
  /** Whether data and key store are on one server, where one role would open both. */
  readonly oneServer: boolean;
}

export const entrancesOf = (urls: DatabaseUrls): Entrances => ({
  owner: entrance('owner', urls.owner),
  application: entrance('application', urls.data),
  worker: entrance('worker', urls.worker),
  keys: entrance('key store', urls.keys),
  oneServer: serverOf(urls.data) === serverOf(urls.keys),
});

function entrance(as: Entrance['as'], url: string): Entrance {
  return {
    as,
    role: roleOf(url),
    async enter(work) {
      const client = new pg.Client({ connectionString: url, application_name: 'amparo-check' });
      client.on('error', () => {}); // a lost connection fails the query under way, that is enough
      try {
        await client.connect();
        return await work(client);
      } catch (error) {
        throw atBorder(error);
      } finally {
        await client.end();
      }
    },
  };
}

function serverOf(url: string): string {
  const { host, port } = new pg.Client({ connectionString: url });
  return `${host}:${port}`;
}
