import { workerData } from 'piscina';
import pg from 'pg';
import { CONNECTION_LIMITS } from '../database/database-options.js';
import { BlindIndex } from '../vault/blind-index.js';
import { KeyRing } from '../vault/key-ring.js';
import { LinkToken } from '../vault/link-token.js';
import { MatchToken } from '../vault/match-token.js';
import type { WorkerBirth } from './worker-pool.js';

/** What a function running in a worker thread may use: keys, indexes, tokens, and a connection to each database. */
export interface WorkerContext {
  readonly ring: KeyRing;
  readonly blindIndex: BlindIndex;
  readonly matchToken: MatchToken;
  readonly linkToken: LinkToken;
  readonly data: pg.Pool;
  readonly keys: pg.Pool;
}

let context: WorkerContext | undefined;

/** The context of this worker thread; connections are opened on first use. */
export function workerContext(): WorkerContext {
  if (context) return context;
  const birth = workerData as WorkerBirth;
  const ring = new KeyRing(birth.roots);
  context = {
    ring,
    blindIndex: new BlindIndex(ring, birth.blindIndexBits),
    matchToken: new MatchToken(ring),
    linkToken: new LinkToken(ring),
    data: pool(birth.dataUrl),
    keys: pool(birth.keyUrl),
  };
  return context;
}

function pool(url: string): pg.Pool {
  const made = new pg.Pool({ connectionString: url, max: 2, application_name: 'amparo-worker', ...CONNECTION_LIMITS });
  made.on('error', () => {}); // an idle connection lost: the next query opens another
  made.on('connect', (client) => client.on('error', () => {})); // one in use lost: its query fails, that is enough
  return made;
}
