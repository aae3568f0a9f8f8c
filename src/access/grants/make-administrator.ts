import pg from 'pg';
import { newId } from '#platform/ids/ids.js';
import { giveFromHost } from './give-from-host.js';

export interface AdministratorOrder {
  /** Data database, already migrated, as the owner of its tables. */
  readonly databaseUrl: string;
  readonly issuer: string;
  readonly subject: string;
  readonly organisation: string;
  /** At most 90. */
  readonly days: number;
  /** Also when there is one already: a second one, or the same for longer. */
  readonly another: boolean;
}

export interface Administrator {
  readonly userId: string;
  readonly grantId: string;
  readonly expiresAt: Date;
}

/** There is somebody already who may give grants everywhere, and makes whoever is needed. */
export class AdministratorExists extends Error {
  constructor() {
    super('There is an administrator: let them give the next grant, or say --another');
  }
}

/** The user exists and works for another organisation. */
export class OfAnotherOrganisation extends Error {
  constructor() {
    super('This user exists and works for another organisation');
  }
}

/**
 * Makes a user, unless there is one, and gives them the role `registry_admin` everywhere. It stands behind no route: whoever
 * can run a command on the host may. Two who run it at once make one administrator.
 */
export async function makeAdministrator(order: AdministratorOrder): Promise<Administrator> {
  const client = new pg.Client({ connectionString: order.databaseUrl });
  await client.connect();
  try {
    // Before the transaction begins: whoever waited must see the grant made meanwhile as valid at its own now().
    await client.query(`select pg_advisory_lock(hashtext('access.v_administrator'))`);
    await client.query('begin');
    const { rowCount } = await client.query('select from access.v_administrator limit 1');
    if (rowCount && !order.another) throw new AdministratorExists();
    const userId = await ensureUser(client, order);
    const made = await giveFromHost(client, {
      userId,
      role: 'registry_admin',
      programIds: null,
      hours: order.days * 24,
      reason: 'administrator made on the host',
    });
    await client.query('commit');
    return { userId, grantId: made.id, expiresAt: made.expiresAt };
  } finally {
    await client.end();
  }
}

async function ensureUser(client: pg.Client, { issuer, subject, organisation }: AdministratorOrder): Promise<string> {
  const { rows } = await client.query<{ id: string; organisation: string }>(
    `insert into access.app_user (id, issuer, subject, organisation) values ($1, $2, $3, $4)
     on conflict (issuer, subject) do update set active = true returning id, organisation`,
    [newId(), issuer, subject, organisation],
  );
  if (rows[0]!.organisation !== organisation) throw new OfAnotherOrganisation();
  return rows[0]!.id;
}
