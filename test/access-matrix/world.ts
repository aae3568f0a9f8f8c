import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { HandleKind } from '#access';
import { newId } from '#platform/ids/ids.js';
import { OperationRunner } from '#platform/operations/operation-runner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/database.js';
import { TestPeople } from '../support/people.js';
import { type FilledProgram, fillProgram } from '../support/programs.js';
import { agreed, reported } from './agreed.js';
import { makeCallers, type Tokens } from './callers.js';
import type { ThingKind } from './route.js';
import { QUARANTINED, RESET } from './world.sql.js';

export type Side = 'north' | 'south';

/** What of one program, or of the registry, the calls are about, as callers of the matrix know it. */
export type Things = Readonly<Record<Exclude<ThingKind, 'spare'>, string>> & {
  readonly grantee: string;
  readonly goods: string;
  readonly cardNumber: string;
};

const ORGANISATION = 'office';
const SPARES = 2_000;
const PLENTY = '1000000';

/** The application over two programs, north and south, that have been through everything, and everybody who may call it. */
export class World {
  tokens: Tokens = new Map();
  readonly organisation = ORGANISATION;
  readonly idType = 'card';
  readonly things = {} as Record<Side, Things>;
  readonly programs = {} as Record<Side, FilledProgram>;
  /** Texts that only an answer about the south holds. */
  readonly marksOfSouth = new Set<string>();
  /** Somebody, as the people of another organisation know them. */
  elsewhere = '';
  /** Lists that gave somebody a cursor, for another to come with. */
  readonly cursors = new Set<string>();
  private spares: string[] = [];

  private constructor(
    readonly amparo: TestApp,
    /** A connection that passes every wall. */
    readonly database: pg.Client,
    readonly people: TestPeople,
  ) {}

  static async make(): Promise<World> {
    const amparo = await startTestApp({
      AMPARO_COMPARES_PER_REGISTRANT: PLENTY,
      AMPARO_COMPARES_PER_DAY: PLENTY,
      AMPARO_PRIVACY_MODE: 'case-work',
      AMPARO_PREVIEWS_PER_DAY: PLENTY,
      AMPARO_REVEALS_PER_DAY: PLENTY,
      AMPARO_VOUCHER_MISSES_PER_HOUR: PLENTY,
    });
    // operations are ordered here and done by nobody: what they would change is not asked about
    await amparo.app.get(OperationRunner, { strict: false }).beforeApplicationShutdown();
    const database = new pg.Client({ connectionString: asSuperuser(amparo.urls.data) });
    await database.connect();
    const world = new World(amparo, database, new TestPeople(amparo));
    await world.fill();
    return world;
  }

  spare(): string {
    return this.spares.pop()!;
  }

  unique(prefix: string): string {
    return `${prefix}${randomBytes(6).toString('hex')}`;
  }

  /** Both programs as they were, so that a call meets the same whatever was called before. */
  async reset(): Promise<void> {
    await this.database.query(RESET);
  }

  async close(): Promise<void> {
    await this.database.end();
    await this.amparo.close();
  }

  private async fill(): Promise<void> {
    const admin = await this.amparo.api('registry_admin', { subject: 'admin', organisation: ORGANISATION });
    const made = async (path: string, body: unknown): Promise<string> =>
      (await admin.post(path, body)).body.id as string;
    const age = { key: 'age', name: 'Age', dataType: 'integer', appliesTo: 'individual' };
    const registry = {
      idType: await made('/v1/id-types', { code: this.idType, name: 'Card', class: 'functional', pattern: '.+' }),
      attribute: await made('/v1/attributes', age),
      codeList: await made('/v1/code-lists', {
        code: 'colours',
        name: 'Colours',
        values: [{ code: 'red', name: 'Red' }],
      }),
      reasonCode: await made('/v1/reason-codes', { entity: 'program', code: 'other', name: 'Other', moves: ['pause'] }),
    };
    const [ana, ben, cleo] = [0, 1, 2].map((n) => ({
      kind: 'individual',
      identifiers: [{ idType: this.idType, value: `CARD-${n}` }],
      contacts: [{ kind: 'email', value: `p${n}@example.org` }],
      paymentAccounts: [{ kind: 'bank', value: `ACC-${n}` }],
    }));
    const both = [await made('/v1/registrants', ana), await made('/v1/registrants', ben)];
    const other = await made('/v1/registrants', cleo);
    const group = await made('/v1/registrants', {
      kind: 'group',
      groupKind: 'household',
      members: both.map((registrantId, index) => ({ registrantId, isHead: index === 0 })),
    });
    const first = async (path: string): Promise<string> => (await admin.get(path)).body.data[0].id as string;
    const of = `/v1/registrants/${both[0]}`;
    const source = await made('/v1/social-registries', {
      code: 'source',
      name: 'Source',
      dialect: 'openg2p',
      baseUrl: 'http://127.0.0.1:9',
      tokenUrl: 'http://127.0.0.1:9/token',
      clientId: 'amparo',
      clientSecret: 'x',
      mapping: { idTypes: [{ name: 'CARD', idType: this.idType }], individual: [], group: [], phones: false },
    });
    await made(`/v1/social-registries/${source}/sync-runs`, { mode: 'full' });
    const person = {
      registrant: both[0]!,
      group,
      membership: await first(`/v1/registrants/${group}/members`),
      payee: await made(`${of}/payees`, { registrantId: other, kind: 'nominee' }),
      identifier: await first(`${of}/identifiers`),
      contact: await first(`${of}/contacts`),
      paymentAccount: await first(`${of}/payment-accounts`),
      accessRequest: await this.refusedRequest(of, made),
      import: (
        await admin.post(
          `/v1/registrants/imports?content=individuals&dryRun=true`,
          `identifier:${this.idType}\nCARD-9\n`,
          { 'content-type': 'text/csv' },
        )
      ).body.id as string,
      source,
      syncRun: await first(`/v1/social-registries/${source}/sync-runs`),
      quarantined: (await this.database.query<{ id: string }>(QUARANTINED)).rows[0]!.id,
    };
    const raw = async (): Promise<string[]> =>
      (
        await this.database.query<{ id: string }>(
          `select id from registry.registrant where kind = 'individual' order by id`,
        )
      ).rows.map(({ id }) => id);
    const registrants = await raw(); // in the order they were made
    this.programs.north = await fillProgram(this.database, 'NORTH', registrants.slice(0, 2));
    this.programs.south = await fillProgram(this.database, 'SOUTH', registrants.slice(1, 3));
    const told = {
      ...(await agreed(made, this.programs.north.id)),
      reported: await reported(this.database, registrants[0]!),
    };
    const spares = await this.people.individuals(SPARES);
    this.spares = spares.map((id) => this.people.handle(id, 'registrant', ORGANISATION));
    this.elsewhere = this.people.handle(spares[0]!, 'registrant', 'elsewhere');
    const { north, south } = this.programs;
    const { dataDirectory } = this.amparo;
    this.tokens = await makeCallers(this.database, {
      dataDirectory,
      organisation: ORGANISATION,
      north: north.id,
      south: south.id,
    });
    for (const [side, program, registrant, card] of [
      ['north', north, registrants[0]!, 'CARD-0'],
      ['south', south, registrants[2]!, 'CARD-2'],
    ] as const)
      this.things[side] = {
        ...registry,
        ...person,
        ...told,
        ...(await this.thingsOf(side, program, registrant)),
        cardNumber: card,
      };
    this.mark(south);
    await this.reset();
  }

  /** A request that nobody can answer any more, whoever they are: a handle. */
  private async refusedRequest(of: string, made: (path: string, body: unknown) => Promise<string>): Promise<string> {
    const key = { kty: 'OKP', crv: 'X25519', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' };
    const id = await made(`${of}/access-requests`, { purpose: 'access', reason: 'so that there is one', key });
    const officer = await this.amparo.api('data_protection_officer', { subject: 'dpo', organisation: ORGANISATION });
    await officer.post(`${of}/access-requests/${id}/refuse`, { reason: 'withdrawn' });
    return id;
  }

  private async thingsOf(side: Side, program: FilledProgram, registrant: string) {
    const handle = (kind: HandleKind, id: string): string => this.people.handle(id, kind, ORGANISATION);
    const [user, grant] = [newId(), newId()];
    // the south's people are another organisation's, as its grants are its program's
    await this.database.query(
      'insert into access.app_user (id, issuer, subject, organisation) values ($1, $2, $3, $4)',
      [user, 'urn:test', `thing ${side}`, side === 'north' ? ORGANISATION : 'south-office'],
    );
    await this.database.query(
      `insert into access.user_grant (id, user_id, role, permissions, program_ids, expires_at, reason)
       values ($1, $2, 'auditor', '{program:read}', $3, now() + interval '9 days', 'thing')`,
      [grant, user, [program.id]],
    );
    return {
      program: program.id,
      benefit: program.benefits[0]!,
      cycle: program.cycles[0]!,
      draftCycle: program.cycles[1]!,
      preparedCycle: program.cycles[2]!,
      submittedCycle: program.cycles[3]!,
      entitlement: handle('entitlement', program.entitlements[0]!),
      enrolment: handle('enrolment', program.enrolments[side === 'north' ? 0 : 1]!),
      cluster: program.cluster,
      proposal: handle('proposal', program.proposal),
      rulePreview: program.rulePreview,
      bankBatch: program.batches[0]!,
      depotBatch: program.batches[1]!,
      draftBatch: program.draftBatches[0]!,
      reconciliation: program.reconciliation,
      exception: handle('exception', program.exception),
      operation: program.operation,
      beneficiary: handle('registrant', registrant),
      channel: program.channels[0]!,
      goods: handle('disbursement', program.disbursements[0]!),
      goodsOut: handle('disbursement', program.disbursements[2]!),
      grantee: user,
      grant,
      user,
      unused: '1',
    };
  }

  private mark(south: FilledProgram): void {
    const { enrolments: enrolment, entitlements: entitlement, disbursements: disbursement } = south;
    const handled = { enrolment, entitlement, disbursement, proposal: [south.proposal] };
    for (const [kind, ids] of Object.entries(handled))
      for (const id of ids) this.marksOfSouth.add(this.people.handle(id, kind as HandleKind, ORGANISATION));
    for (const ids of [south.cycles, south.benefits, south.channels, south.batches, south.draftBatches])
      for (const id of ids) this.marksOfSouth.add(id);
    for (const one of [south.id, south.cluster, south.rulePreview, south.reconciliation, south.operation, 'SOUTH'])
      this.marksOfSouth.add(one);
  }
}
