import { connected } from '../../support/database.js';
import type { ChaosRun } from '../support/chaos.js';
import type { Findings } from '../support/findings.js';
import { TRAIL_HOLDS, verifiedTrail } from '../support/verified-trail.js';
import type { Acknowledged } from './acknowledged.js';

/** Numbers of each stream, against how many events it has and where its head stands. */
const GAPS = `
  select h.stream from audit.head h left join audit.event e on e.stream = h.stream
   group by h.stream, h.seq having count(e.seq) <> h.seq or coalesce(max(e.seq), 0) <> h.seq`;

const EVENTS_OF = `
  select correlation_id as id from audit.event
   where action = $1 and outcome = 'succeeded' and correlation_id = any($2::text[]) group by correlation_id having count(*) = 1`;

/** Users without the event of their making, and events without the user: the subject is the correlation id. */
const APART = `
  select count(*)::int as apart
    from (select subject from access.app_user where issuer = 'urn:chaos') u
    full join (select correlation_id from audit.event where action = 'user:write' and outcome = 'succeeded') e
      on e.correlation_id = u.subject
   where u.subject is null or e.correlation_id is null`;

/** No gap, nothing acknowledged without its event, no event without its effect, and the command says that the chain holds. */
export async function proveTrail(
  { databases, kills }: ChaosRun,
  environment: Readonly<Record<string, string>>,
  { changes, reads, odd, cutOff }: Acknowledged,
  findings: Findings,
): Promise<void> {
  findings.tell(`kills ${kills}; acknowledged: ${changes.size} changes, ${reads.size} reads; cut off ${cutOff}`);
  findings.check('answers other than success', odd.slice(0, 20), []);
  findings.check('kills that cut no request off', kills > cutOff, false);
  await connected(databases.urls.data, async (client) => {
    const told = async (action: string, ids: Iterable<string>): Promise<number> =>
      (await client.query(EVENTS_OF, [action, [...ids]])).rowCount ?? 0;
    findings.check('acknowledged changes with one event each', await told('user:write', changes.keys()), changes.size);
    findings.check('acknowledged reads with one event each', await told('user:read', reads), reads.size);
    const { rows } = await client.query<{ apart: number }>(APART);
    findings.check('effects without their event, or events without their effect', rows[0]!.apart, 0);
    findings.check('streams with a gap', (await client.query(GAPS)).rows, []);
  });
  const { told, shape } = await verifiedTrail(environment);
  findings.check('the chain', shape, TRAIL_HOLDS);
  findings.tell(`audit:verify: ${told}`);
}
