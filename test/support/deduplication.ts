import { newId } from '#platform/ids/ids.js';
import type { ApiClient } from './api-client.js';
import type { TestApp } from './app.js';
import { TestPeople } from './people.js';
import { ended } from './registrants.js';

/** A program that looks for duplicates, with people enrolled by hand, as those who work with it see it. */
export class DuplicatesDesk {
  readonly people: TestPeople;

  private constructor(
    readonly amparo: TestApp,
    readonly admin: ApiClient,
    readonly manager: ApiClient,
    readonly caseWorker: ApiClient,
  ) {
    this.people = new TestPeople(amparo);
  }

  static async open(amparo: TestApp): Promise<DuplicatesDesk> {
    const as = (role: 'registry_admin' | 'program_admin' | 'case_worker') => amparo.api(role);
    const desk = new DuplicatesDesk(
      amparo,
      await as('registry_admin'),
      await as('program_admin'),
      await as('case_worker'),
    );
    for (const [code, idClass] of [
      ['national_id', 'foundational'],
      ['voter_card', 'functional'],
      ['household_id', 'functional'],
    ])
      await desk.admin.post('/v1/id-types', { code, name: code, class: idClass, pattern: '[A-Z0-9]+' });
    return desk;
  }

  /** An active program; what is said about duplicates is its first version. */
  async program(code: string, deduplication: object = {}, target: 'individual' | 'group' = 'individual') {
    const id = (await this.admin.post('/v1/programs', { code, name: code, target })).body.id as string;
    await this.manager.post(`/v1/programs/${id}/rules`, { expression: 'true' });
    await this.manager.post(`/v1/programs/${id}/activate`);
    const told = { policy: 'block', mostPercent: 100, ...deduplication };
    const changed = await this.manager.patch(`/v1/programs/${id}/deduplication`, told, '"0"');
    if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
    return id;
  }

  /** A registrant through the API, by its raw id. */
  async register(body: object): Promise<string> {
    const answer = await this.admin.post('/v1/registrants', { kind: 'individual', ...body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    const [row] = await this.people.rows<{ id: string }>(
      'select id from registry.registrant order by created_at desc, id desc limit 1',
    );
    return row!.id;
  }

  holding(idType: string, value: string, more: object = {}): Promise<string> {
    return this.register({ identifiers: [{ idType, value, ...more }] });
  }

  /** Entries with one identifier, enrolled in these states. */
  async sameId(program: string, states = ['enrolled', 'enrolled']): Promise<string[]> {
    const value = unique('N');
    const ids: string[] = [];
    for (const state of states) {
      const id = await this.holding('national_id', value);
      await this.enrol(program, [id], state);
      ids.push(id);
    }
    return ids;
  }

  async enrol(program: string, ids: readonly string[], state = 'enrolled'): Promise<void> {
    await this.people.rows(
      `insert into programs.enrolment (id, registrant_id, program_id, state, state_since, enrolled_at)
       select platform.uuid_v7(), unnest($1::uuid[]), $2, $3, now(), case when $3 = 'enrolled' then now() end`,
      [ids, program, state],
    );
  }

  /** Runs it to the end. */
  async run(program: string): Promise<{ state: string; problem: string | null; counts: Record<string, number> }> {
    const ordered = await this.manager.post(`/v1/programs/${program}/deduplication-runs`);
    if (ordered.status !== 202) throw new Error(JSON.stringify(ordered.body));
    return (await ended(this.manager, ordered.body.id as string)) as never;
  }

  async states(program: string): Promise<Record<string, string>> {
    const rows = await this.people.rows<{ id: string; state: string }>(
      'select registrant_id as id, state from programs.enrolment where program_id = $1',
      [program],
    );
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  }

  /** Open clusters, each as the sorted raw ids of its people. */
  async clusters(program: string): Promise<string[][]> {
    const rows = await this.people.rows<{ ids: string[] }>(
      `select array_agg(registrant_id::text order by registrant_id) as ids from programs.duplicate_member
        where program_id = $1 and open group by cluster_id order by 1`,
      [program],
    );
    return rows.map(({ ids }) => ids);
  }

  /** The one open cluster, with its ETag. */
  async theCluster(program: string) {
    const { body } = await this.caseWorker.get(`/v1/programs/${program}/duplicates?state=open`);
    const [cluster, ...others] = body.data as { id: string }[];
    if (!cluster || others.length > 0) throw new Error(`${(body.data as unknown[]).length} open clusters`);
    const path = `/v1/programs/${program}/duplicates/${cluster.id}`;
    const answer = await this.caseWorker.get(path);
    return { path, etag: answer.headers.get('etag')!, body: answer.body };
  }

  /** How often the trail tells of such an act upon somebody, with its reason sealed or its purpose. */
  async told(action: string, registrantId: string): Promise<number> {
    const rows = await this.people.rows(
      `select from audit.event where action = $1 and $2 = any(object_ids) and (justification_sealed is not null or purpose is not null)`,
      [action, registrantId],
    );
    return rows.length;
  }

  resolve(path: string, etag: string, body: object, by: ApiClient = this.caseWorker) {
    const justification = 'They were asked at the office, and showed their papers';
    return by.post(`${path}/resolve`, { justification, ...body }, { 'if-match': etag });
  }
}

/** A text nobody else has. */
export const unique = (prefix: string): string => prefix + newId().replaceAll('-', '').slice(-12).toUpperCase();
