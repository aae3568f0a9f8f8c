import type { Server } from 'node:http';
import { Register } from '../../demo/social-registry/register.js';
import { BLANK, phoneNumber, type Registrant, regId } from '../../demo/social-registry/registrant.js';
import { registrySchema } from '../../demo/social-registry/schema.js';
import { search } from '../../demo/social-registry/search.js';
import { SEARCH_PATH, TOKEN_PATH } from '../../demo/social-registry/social-registry.js';
import { readSettings } from '../../demo/social-registry/settings.js';
import { Tokens } from '../../demo/social-registry/tokens.js';
import { servePeer } from '../../demo/support/http-peer.js';
import type { ApiClient } from './api-client.js';

/** A person as a test tells of them: name, and what else matters. */
export interface ToldPerson {
  readonly name: string;
  readonly nationalId?: string;
  readonly voterCard?: string;
  readonly birthdate?: string;
  readonly phone?: string;
}

export interface ToldHousehold {
  readonly id: string;
  /** The first one is the head. */
  readonly members: readonly ToldPerson[];
}

/** A household of three, of whom the youngest has no identifier. */
export const home = (n: number, change: Partial<ToldHousehold> = {}): ToldHousehold => ({
  id: `HH-${n}`,
  members: [
    { name: `Ana ${n}`, nationalId: `N-${n}1`, birthdate: '1980-01-01', phone: `+5550000${n}1` },
    { name: `Ben ${n}`, nationalId: `N-${n}2`, birthdate: '1982-02-02' },
    { name: `Cleo ${n}`, birthdate: '2015-05-05' },
  ],
  ...change,
});

/** The reference social registry (dialect `openg2p`) over people that a test changes between pulls. */
export class ToldRegistry extends Register {
  households: readonly ToldHousehold[] = [];
  /** Individuals outside of households. */
  alone: readonly ToldPerson[] = [];
  url = '';
  private server!: Server;

  static async serve(): Promise<ToldRegistry> {
    const registry = new ToldRegistry(0, 0, []);
    const [schema, tokens, startedAt] = [registrySchema(registry), new Tokens(readSettings({})), new Date()];
    const { server, url } = await servePeer(async (request) => {
      if (request.path === TOKEN_PATH) return tokens.issue(request);
      if (request.path !== SEARCH_PATH) return { status: 404, body: {} };
      return (await tokens.refusal(request.headers.authorization)) ?? search(schema, startedAt, request);
    }, 0);
    return Object.assign(registry, { server, url });
  }

  override *listGroups(from: number): Generator<Registrant> {
    yield* this.households.map(asHousehold).slice(from);
  }

  override *listIndividuals(from: number): Generator<Registrant> {
    const everybody = [...this.households.flatMap(({ members }) => members), ...this.alone];
    yield* everybody.map(asIndividual).slice(from);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Declares what {@link ToldRegistry} tells of, and the source; its id. */
export async function describeTold(admin: ApiClient, registry: ToldRegistry, code = 'told'): Promise<string> {
  for (const idType of ['household_id', 'national_id', 'voter_card'])
    await admin.post('/v1/id-types', { code: idType, name: idType, class: 'functional', pattern: '[A-Z0-9-]{2,20}' });
  for (const [key, dataType] of [
    ['given_name', 'text'],
    ['birth_date', 'date'],
  ])
    await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'individual' });
  const { status, body } = await admin.post('/v1/social-registries', {
    code,
    name: 'Told',
    dialect: 'openg2p',
    baseUrl: `${registry.url}${SEARCH_PATH.replace('/registry/sync/search', '')}`,
    tokenUrl: `${registry.url}${TOKEN_PATH}`,
    clientId: 'amparo-demo',
    clientSecret: 'amparo-demo-secret',
    pageSize: 3,
    mapping: {
      idTypes: [
        { name: 'HOUSEHOLD ID', idType: 'household_id' },
        { name: 'NATIONAL ID', idType: 'national_id' },
        { name: 'VOTER CARD', idType: 'voter_card' },
      ],
      individual: [
        { field: 'givenName', attribute: 'given_name' },
        { field: 'birthdate', attribute: 'birth_date' },
      ],
      group: [],
      phones: true,
    },
  });
  if (status !== 201) throw new Error(`The source was not described: ${status} ${JSON.stringify(body)}`);
  return body.id as string;
}

const asIndividual = ({ name, nationalId, voterCard, birthdate, phone }: ToldPerson): Registrant => ({
  ...BLANK,
  name,
  givenName: name,
  birthdate: birthdate ?? null,
  regIds: [
    ...(nationalId ? [regId('NATIONAL ID', nationalId)] : []),
    ...(voterCard ? [regId('VOTER CARD', voterCard)] : []),
  ],
  phoneNumberIds: phone ? [phoneNumber(phone, phone)] : [],
});

const asHousehold = ({ id, members }: ToldHousehold): Registrant => ({
  ...BLANK,
  name: `household ${id}`,
  isGroup: true,
  kind: 'Household',
  regIds: [regId('HOUSEHOLD ID', id)],
  groupMembershipIds: members.map((person, index) => ({
    individual: asIndividual(person),
    kind: { name: index === 0 ? 'Head' : null },
    createDate: BLANK.createDate,
    writeDate: BLANK.writeDate,
  })),
});
