import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { ApiClient } from './api-client.js';
import { startTestApp, type TestApp } from './app.js';
import { Corridor } from './corridor.js';
import { entriesOf } from './imports.js';
import { ended } from './registrants.js';
import { describeTold, type ToldRegistry } from './told-registry.js';

export type Counts = Record<string, number>;

/** What a pull counted, and what stood then. */
export interface Pulled {
  readonly counts: Counts;
  readonly recalled: number;
  readonly state: readonly string[];
  /** Bytes that are remembered, before the pull and after it, and the runs that remember. */
  readonly bytes: readonly [before: number, after: number];
  readonly runs: number;
}

/** An application that pulls from the registry. One that forgets reads every record of every pull. */
export class Puller {
  readonly corridor: Corridor;

  private constructor(
    readonly amparo: TestApp,
    readonly admin: ApiClient,
    readonly source: string,
    private readonly forgets: boolean,
  ) {
    this.corridor = new Corridor(amparo);
  }

  static async start(registry: ToldRegistry, forgets: boolean): Promise<Puller> {
    const amparo = await startTestApp({ AMPARO_GONE_REGISTRANTS: 'disable', AMPARO_MOST_GONE_PERCENT: '100' });
    const admin = await amparo.api('registry_admin');
    return new Puller(amparo, admin, await describeTold(admin, registry), forgets);
  }

  /** A full pull: what it counted, how many records it recalled, and what stands then. */
  async pull(): Promise<Pulled> {
    if (this.forgets) await this.corridor.rows('truncate registry.told_page');
    const before = await this.remembered();
    const run = jest.spyOn(this.amparo.app.get(WorkerPool, { strict: false }), 'run');
    const { body } = await this.admin.post(`/v1/social-registries/${this.source}/sync-runs`, { mode: 'full' });
    const { state, counts } = await ended(this.admin, body.id as string);
    expect(state).toBe('succeeded');
    const answers = (await Promise.all(run.mock.results.map(({ value }) => value as unknown))) as object[];
    run.mockRestore();
    const recalled = answers.map((one) => ('known' in one ? (one.known as { recalled: number }).recalled : 0));
    const after = await this.remembered();
    return {
      counts,
      recalled: recalled.reduce((sum, one) => sum + one, 0),
      state: await this.state(),
      bytes: [before.bytes, after.bytes],
      runs: after.runs,
    };
  }

  private async remembered(): Promise<{ readonly bytes: number; readonly runs: number }> {
    const [sum] = await this.corridor.rows(
      'select coalesce(sum(length(records)), 0)::int as bytes, count(distinct run_id)::int as runs from registry.told_page',
    );
    return sum as { bytes: number; runs: number };
  }

  /** Everybody on file, opened, and what stands around them; without any id. */
  private async state(): Promise<string[]> {
    const people = await this.corridor.rows(
      `select r.id, r.kind, r.status, r.profile_version as version, l.gone_at is not null as gone,
              (select count(*)::int from registry.contact c where c.registrant_id = r.id) as phones,
              (select count(*)::int from registry.identifier i where i.registrant_id = r.id) as identifiers,
              (select count(*)::int from registry.membership m where m.registrant_id = r.id) as memberships
         from registry.registrant r left join registry.source_link l on l.registrant_id = r.id`,
    );
    const opened = await this.corridor.opened(people.map(({ id }) => id as string));
    return people
      .map(({ id, ...rest }) => {
        const { attributes, members } = opened.get(id as string) ?? { attributes: {}, members: [] };
        const told = members.map((one) => ({ isHead: one.isHead, is: opened.get(one.registrantId)?.attributes }));
        return JSON.stringify({ ...rest, attributes, members: told.map((one) => JSON.stringify(one)).toSorted() });
      })
      .toSorted();
  }

  async change(card: string, attributes: object): Promise<void> {
    const path = `/v1/registrants/${await this.handleOf(card)}`;
    const etag = (await this.admin.get(path)).headers.get('etag')!;
    expect((await this.admin.patch(path, { attributes }, etag)).status).toBe(200);
  }

  async erase(card: string): Promise<void> {
    const path = `/v1/registrants/${await this.handleOf(card)}/erase`;
    const officer = await this.amparo.api('data_protection_officer', { subject: 'admin' });
    expect((await officer.post(path, { reason: 'requested' })).status).toBe(200);
  }

  async patch(path: string, change: object): Promise<void> {
    const etag = (await this.admin.get(path)).headers.get('etag')!;
    expect((await this.admin.patch(path, change, etag)).status).toBe(200);
  }

  private async handleOf(card: string): Promise<string> {
    return (await entriesOf(this.admin, 'national_id', card))[0]!.id;
  }
}
