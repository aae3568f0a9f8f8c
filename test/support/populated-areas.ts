import type { ApiClient } from './api-client.js';
import { startTestApp, type TestApp } from './app.js';
import { TestPeople } from './people.js';
import { ended } from './registrants.js';
import { give, makeUser, type TestUser } from './users.js';

const AREAS = [
  { code: 'N', name: 'North' },
  { code: 'N-1', name: 'Hill district', parentCode: 'N' },
  { code: 'N-1-a', name: 'Upper village', parentCode: 'N-1' },
  { code: 'N-2', name: 'Lake district', parentCode: 'N' },
  { code: 'S', name: 'South' },
];
export type Place = 'N-1' | 'N-1-a' | 'N-2' | 'S' | 'nowhere';

/** An application with a person in each of some areas, and one in none; all in two programs, entitled to a basket. */
export class PopulatedAreas {
  readonly people: TestPeople;
  private users = 0;

  private constructor(
    readonly amparo: TestApp,
    readonly admin: ApiClient,
    /** Raw ids; whoever is `nowhere` has no area of their own. */
    readonly of: Readonly<Record<Place, string>>,
    /** In N-1, with members there and in S. */
    readonly group: string,
    readonly programId: string,
    readonly otherId: string,
    /** Of the first program: approved, with a batch that nobody sent. */
    readonly cycleId: string,
    readonly batchId: string,
  ) {
    this.people = new TestPeople(amparo);
  }

  static async begin(settings: Readonly<Record<string, string>> = {}): Promise<PopulatedAreas> {
    const amparo = await startTestApp(settings);
    const admin = await amparo.api('registry_admin');
    await declare(admin);
    const people = new TestPeople(amparo);
    const live = (place?: string) =>
      people.individual({ attributes: { full_name: 'Amina Yusuf' }, openCodes: place ? { place } : {} });
    const places = ['N-1', 'N-1-a', 'N-2', 'S'];
    const ids = await Promise.all([...places.map(live), live()]);
    const of = Object.fromEntries([...places, 'nowhere'].map((place, index) => [place, ids[index]!])) as Record<
      Place,
      string
    >;
    for (const [index, id] of ids.entries())
      await admin.post(`/v1/registrants/${people.handle(id)}/identifiers`, { idType: 'card', value: `000${index}` });
    const programId = await program(amparo, admin, 'NORTH');
    const otherId = await program(amparo, admin, 'OTHER');
    const members = [{ registrantId: of['N-1'], isHead: true }, { registrantId: of.S }];
    const group = await people.group(members, { openCodes: { place: 'N-1' } });
    const { cycleId, batchId } = await approvedBatch(amparo, programId);
    return new PopulatedAreas(amparo, admin, of, group, programId, otherId, cycleId, batchId);
  }

  /** A new user with nothing but this grant; the answer must be one. */
  async holder(role: string, change: Record<string, unknown>): Promise<TestUser> {
    const user = await this.user();
    const given = await give(this.admin, user, role, { ...withinAreas(role, change), ...change });
    if (given.status !== 201) throw new Error(`Not given: ${JSON.stringify(given.body)}`);
    return user;
  }

  user(): Promise<TestUser> {
    return makeUser(this.amparo, this.admin, `user-${++this.users}`);
  }

  /** Registry staff of these areas. */
  staff(areas: readonly string[]): Promise<TestUser> {
    return this.holder('registry_admin', {
      permissions: ['registrant:read', 'registrant:lookup', 'registrant:compare'],
      areas,
    });
  }

  /** A case worker of the first program. */
  worker(change: Record<string, unknown>): Promise<TestUser> {
    return this.holder('case_worker', { programIds: [this.programId], ...change });
  }

  handles(...places: readonly Place[]): string[] {
    return places.map((place) => this.people.handle(this.of[place])).toSorted();
  }
}

/** What a case worker does for people of an area; reviewing duplicates concerns whole programs. */
const withinAreas = (role: string, { areas }: Record<string, unknown>): object =>
  role === 'case_worker' && areas
    ? {
        permissions: [
          'registrant:compare',
          'registrant:reveal',
          'program:read',
          'enrolment:read',
          'beneficiary:read',
          'beneficiary:lookup',
        ],
      }
    : {};

async function declare(admin: ApiClient): Promise<void> {
  await admin.post('/v1/code-lists', { code: 'area', name: 'Areas', values: AREAS });
  const area = { key: 'place', name: 'Area', dataType: 'code', codeList: 'area', appliesTo: 'both', storage: 'open' };
  await admin.post('/v1/attributes', { ...area, dimension: 'area' });
  await admin.post('/v1/attributes', { key: 'full_name', name: 'Name', dataType: 'text', appliesTo: 'both' });
  await admin.post('/v1/id-types', { code: 'card', name: 'Card', class: 'functional', pattern: '[0-9]{4}' });
}

async function program(amparo: TestApp, admin: ApiClient, code: string): Promise<string> {
  const founder = await amparo.api('program_admin', { subject: 'founder' });
  const { body } = await admin.post('/v1/programs', { code, name: code, target: 'individual' });
  const path = `/v1/programs/${body.id}`;
  const basket = { code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' };
  await founder.post(`${path}/rules`, { expression: 'true' });
  await founder.post(`${path}/benefits`, basket);
  await founder.post(`${path}/activate`);
  await settled(founder, `${path}/eligibility-runs`);
  return body.id as string;
}

async function approvedBatch(amparo: TestApp, programId: string): Promise<{ cycleId: string; batchId: string }> {
  const [founder, manager, approver, payer] = [
    await amparo.api('program_admin', { subject: 'founder' }),
    await amparo.api('program_manager'),
    await amparo.api('approver'),
    await amparo.api('payment_officer'),
  ];
  const cycleId = (await manager.post(`/v1/programs/${programId}/cycles`, { name: 'First' })).body.id as string;
  await settled(manager, `/v1/cycles/${cycleId}/prepare`);
  await manager.post(`/v1/cycles/${cycleId}/submit`);
  await settled(approver, `/v1/cycles/${cycleId}/approve`);
  const channel = await founder.post('/v1/delivery-channels', { code: 'TRUCK', name: 'Truck', kind: 'in_kind' });
  const batch = await payer.post(`/v1/cycles/${cycleId}/disbursement-batches`, { channelId: channel.body.id });
  return { cycleId, batchId: batch.body.id as string };
}

async function settled(client: ApiClient, path: string): Promise<void> {
  const ordered = await client.post(path);
  const operation = await ended(client, ordered.body.id as string);
  if (operation.state !== 'succeeded') throw new Error(`${path}: ${JSON.stringify(operation)}`);
}
