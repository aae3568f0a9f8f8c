import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { RequestContext } from '#platform/context/request-context.js';
import { type OpenedProfile, OpenProfiles } from '#registry';
import { connected } from './database.js';
import { EVERYTHING } from './profile.judge.js';

const AT_ONCE = 5_000;

const ROWS = `
  select r.id,
         (select jsonb_object_agg(t.code, n) from (
           select id_type_id, count(*) as n from registry.identifier where registrant_id = r.id group by 1) i
            join registry.id_type t on t.id = i.id_type_id) as identifiers,
         (select count(*)::int from registry.contact where registrant_id = r.id) as contacts,
         (select count(*)::int from registry.payment_account where registrant_id = r.id) as accounts
    from registry.registrant r order by r.id`;

interface Row {
  readonly id: string;
}

/**
 * Everybody the registry holds, opened, without ids and instants, each as one text: comparable between registries that were filled
 * from the same people. `application` is a replica of the service in this process.
 */
export async function* openedRegistry(application: NestFastifyApplication, urls: DatabaseUrls): AsyncGenerator<string> {
  const door = application.get(OpenProfiles, { strict: false });
  const rows = (await connected(urls.data, (client) => client.query<Row>(ROWS))).rows;
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = new Map(rows.slice(at, at + AT_ONCE).map(({ id, ...row }) => [id, row]));
    const { results } = await RequestContext.asService(() =>
      door.judge<null, OpenedProfile>([...some.keys()], new Date(), 'eligibility', EVERYTHING),
    );
    for (const { registrantId, kind, attributes, members } of results)
      yield stable({ ...some.get(registrantId), kind, attributes, members: members.map(comparable).toSorted() });
  }
}

/** How many there are, and a digest that does not depend on their order. */
export async function digestOf(people: AsyncIterable<string>): Promise<{ people: number; digest: string }> {
  let [count, sum] = [0, 0n];
  for await (const one of people) {
    count += 1;
    sum = (sum + BigInt(`0x${createHash('sha256').update(one).digest('hex')}`)) % 2n ** 256n;
  }
  return { people: count, digest: sum.toString(16) };
}

const comparable = ({ isHead, attributes }: OpenedProfile['members'][number]): string => stable({ isHead, attributes });

const stable = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) => (isPlain(part) ? sorted(part) : part));

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
