import { roleOf } from '#platform/database/grant-access.js';
import { connectedAs } from './database.js';

const CLEARED = 'what is left of a file after its operation, whose end is told, is cleared';

/** What the application changes without an event of the same transaction, by table or by verb and table, and why. */
const UNTOLD: Readonly<Record<string, string>> = {
  'platform.budget': 'what callers use up: counted beside their requests, also when these are refused',
  'platform.operation': 'leases and delays; its order, start and end are told, which the specs of operations look at',
  'delete registry.import_chunk': CLEARED,
  'delete registry.import_mark': CLEARED,
  'update registry.import': CLEARED,
  'update sharing.delivery': 'attempts and ends of a message to another system: that it is to be sent is told',
  'sharing.webhook_event':
    'what webhooks are told follows from facts, which are told; attempts and ends of the message',
  'audit.checkpoint': 'what the file of checkpoints holds of the trail',
};

/** Records every statement that changes a row, of whatever table, with its transaction and the role that was logged in. */
const WATCH = `
  create schema watch;
  create table watch.change (transaction xid8, role name, relation text, verb text);
  create function watch.note() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
  begin
    insert into watch.change
    select pg_current_xact_id(), session_user, tg_table_schema || '.' || tg_table_name, lower(tg_op)
     where exists (select from touched);
    return null;
  end $$;
  do $$
  declare
    one record;
    verb record;
  begin
    for one in select c.oid::regclass as name from pg_class c
                where c.relkind = 'r' and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema|watch|public)' loop
      for verb in select * from (values ('insert', 'new'), ('update', 'new'), ('delete', 'old')) v (name, image) loop
        execute format('create trigger watch_%s after %s on %s referencing %s table as touched
                          for each statement execute function watch.note()', verb.name, verb.name, one.name, verb.image);
      end loop;
    end loop;
  end $$`;

const TOLD = `select distinct transaction from watch.change where relation = 'audit.event'`;

/** What was seen since the watch began. */
export interface Watched {
  /** Transactions of the application that changed something and told of it. */
  readonly told: number;
  /** Tables and verbs of changes that no event of the same transaction tells of. */
  readonly untold: readonly string[];
}

/**
 * Proves that what the application changes and the event that tells of it are one transaction: of every route that is called,
 * whatever way it writes. Begin when the application runs; `superuser` is the URL of its database for who owns the server.
 */
export const watchChanges = async (superuser: string): Promise<void> => {
  await connectedAs(superuser, (client) => client.query(WATCH));
};

/** Ends the watch: what stays behind would be nobody's at the next boot. `application` is the URL that the application itself is connected by. */
export const changesSeen = (superuser: string, application: string): Promise<Watched> =>
  connectedAs(superuser, async (client) => {
    const [role, exempt] = [roleOf(application), Object.keys(UNTOLD)];
    const untold = await client.query<{ change: string }>(
      `select distinct verb || ' ' || relation as change from watch.change
        where role = $1 and relation <> all($2::text[]) and verb || ' ' || relation <> all($2::text[])
          and transaction not in (${TOLD}) order by change`,
      [role, exempt],
    );
    const told = await client.query<{ count: number }>(
      `select count(distinct transaction)::int as count from watch.change
        where role = $1 and relation not like 'audit.%' and relation <> all($2::text[]) and transaction in (${TOLD})`,
      [role, exempt],
    );
    await client.query('drop schema watch cascade');
    return { told: told.rows[0]!.count, untold: untold.rows.map(({ change }) => change) };
  });
