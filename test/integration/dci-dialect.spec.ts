import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { OutboundClient, type OutboundRequest } from '#platform/http/outbound.client.js';
import { Sensitive } from '#platform/vault/sensitive.js';
import { contractFault } from '../../demo/social-registry/dci/contract.js';
import { firstPersonOf, household, householdsFor } from '../../demo/population/index.js';
import { AccessToken, type TokenStyle } from '../../src/sr-sync/dialects/access-token.js';
import { AnswerSignature } from '../../src/sr-sync/dialects/answer-signature.js';
import { DciDialect } from '../../src/sr-sync/dialects/dci.dialect.js';
import { SyncExchange } from '../../src/sr-sync/dialects/sync.exchange.js';
import type { DciSource } from '../../src/sr-sync/dialects/dci-envelope.js';
import type { PageRequest, SourcePage, SourceRecord } from '../../src/sr-sync/dialects/dialect.js';
import { SeenPages } from '../../src/sr-sync/dialects/seen-pages.js';
import { SourceBreakers } from '../../src/sr-sync/dialects/source-breakers.js';
import { SourceClient } from '../../src/sr-sync/dialects/source-client.js';
import type { Signatures } from '../../src/sr-sync/social-registry.entity.js';
import { type Peer, startSocialRegistry } from '../support/peers.js';

const SEED = 20_240_830;
const PEOPLE = 300;
const HOUSEHOLDS = householdsFor(PEOPLE);
const asked = (...fields: string[]) => fields.map((field) => ({ field, attribute: 'whatever' }));
const MAPPING = {
  idTypes: [],
  individual: asked('name.given_name', 'birth_date'),
  group: asked('group_type', 'address.region_code', 'additional_attributes.income'),
  phones: true,
  paymentAccount: null,
};
const SOURCE: DciSource = {
  code: 'national-sr',
  purpose: 'Cash assistance of 2026',
  consentReference: 'DEC-2026-7',
  dci: {
    registryType: 'ns:org:RegistryType:Social',
    groupRecordType: 'spdci-extensions-social:Group',
    individualRecordType: 'spdci-extensions-social:Member',
    exchange: 'sync',
    queryType: 'expression',
    changedAttribute: 'last_updated',
  },
};
const page = (over: Partial<PageRequest> = {}): PageRequest => ({
  kind: 'group',
  offset: 0,
  limit: 25,
  since: null,
  mapping: MAPPING,
  ...over,
});

/** What went out and came back, held against the schemas of the standard. */
class Watched extends OutboundClient {
  readonly sent: { message: { search_request: { search_criteria: Record<string, unknown> }[] } }[] = [];
  readonly faults: (string | null)[] = [];

  override async postForBytes(call: OutboundRequest): Promise<Buffer> {
    const bytes = await super.postForBytes(call);
    if (!call.url.endsWith('/search')) return bytes;
    const answer = JSON.parse(bytes.toString()) as unknown;
    const body = JSON.parse(call.body) as (typeof this.sent)[number];
    this.sent.push(body);
    this.faults.push(contractFault('sync.search.request', body), contractFault('sync.search.response', answer));
    return bytes;
  }
}

describe('the dialect dci, with the reference registry', () => {
  let registry: Peer;
  let outbound: Watched;

  beforeAll(async () => {
    registry = await startSocialRegistry({ SOCIAL_REGISTRY_PEOPLE: `${PEOPLE}`, SOCIAL_REGISTRY_SIGN: 'dci' });
  });
  beforeEach(() => (outbound = new Watched({ hosts: ['127.0.0.1'], privateHosts: [] })));
  afterEach(() => outbound.onApplicationShutdown());
  afterAll(() => registry.stop());

  async function dialect(
    over: Partial<DciSource['dci']> = {},
    tokenStyle: TokenStyle = 'json',
    signed: Signatures = 'off',
  ) {
    const baseUrl = `${registry.url}/dci/v1.0.0`;
    const clientSecret = new Sensitive('amparo-demo-secret');
    const endpoint = { tokenUrl: `${baseUrl}/oauth2/client/token`, tokenStyle, clientId: 'amparo-demo', clientSecret };
    const token = new AccessToken(endpoint, outbound);
    const client = new SourceClient(outbound, token, new SourceBreakers().of('source'), 5);
    const jwks = (await outbound.getJson({
      url: `${registry.url}/.well-known/jwks.json`,
      timeoutMs: 2_000,
      mostBytes: 9_999,
    })) as JSONWebKeySet;
    const signature = new AnswerSignature(signed, createLocalJWKSet(jwks));
    const source = { ...SOURCE, dci: { ...SOURCE.dci, ...over } };
    return new DciDialect(source, new SyncExchange(baseUrl, client, signature), new SeenPages());
  }

  const recordsOf = ({ items }: SourcePage): SourceRecord[] =>
    items.map((item) => ('record' in item ? item.record : Promise.reject(new Error('unreadable')))) as SourceRecord[];

  async function all(kind: PageRequest['kind'], over: Partial<DciSource['dci']> = {}, since: string | null = null) {
    const speaking = await dialect(over);
    const records: SourceRecord[] = [];
    const totals = new Set<number | null>();
    for (let offset: number | null = 0; offset !== null;) {
      const got: SourcePage = await speaking.page(page({ kind, offset, since }));
      records.push(...recordsOf(got));
      totals.add(got.total);
      offset = got.next;
    }
    return { records, totals: [...totals] };
  }

  const order = (path: string, body: object) =>
    fetch(`${registry.url}/admin/${path}`, { method: 'POST', body: JSON.stringify(body) });

  it.each(['expression', 'predicate'] as const)(
    'reads every group and member by %s, as many as the peer says',
    async (queryType) => {
      const groups = await all('group', { queryType });
      expect(groups.totals).toEqual([HOUSEHOLDS]);
      expect(groups.records).toHaveLength(HOUSEHOLDS);
      const people = await all('individual', { queryType });
      expect(people.totals).toEqual([people.records.length]);
      expect(people.records).toHaveLength(200 + firstPersonOf(HOUSEHOLDS));
      expect(new Set(outbound.faults)).toEqual(new Set([null]));
    },
  );

  it('reads of a household what is asked for: fields by path, identifiers, phones, and who heads it', async () => {
    const { records } = await all('group');
    const home = household(SEED, 3);
    const read = records[3]!;
    expect({ ...read, members: [] }).toEqual({
      isGroup: true,
      identifiers: [{ type: 'HOUSEHOLD_ID', value: home.householdId, expiresOn: null }],
      fields: { group_type: '2', 'address.region_code': home.area, 'additional_attributes.income': home.income },
      phones: [],
      members: [],
    });
    expect(read.members.map(({ isHead }) => isHead)).toEqual(home.members.map(({ head }) => head));
    home.members.forEach((person, index) => {
      const { fields, identifiers, phones } = read.members[index]!.record;
      const born = person.birthDate ? { birth_date: person.birthDate } : {};
      expect(fields).toEqual({ 'name.given_name': person.givenName, ...born });
      expect(identifiers.map(({ value }) => value)).toEqual(
        [person.nationalId, person.socialRegistryNumber].filter((value) => value !== null),
      );
      expect(phones).toEqual(person.phone ? [person.phone.sanitized] : []);
    });
  });

  it('asks for one record by an identifier', async () => {
    const { householdId } = household(SEED, 7);
    const got = await (await dialect()).page(page({ identifier: { type: 'HOUSEHOLD_ID', value: householdId } }));
    expect(recordsOf(got).map(({ identifiers }) => identifiers[0]!.value)).toEqual([householdId]);
    expect(outbound.sent[0]!.message.search_request[0]!.search_criteria).toMatchObject({ query_type: 'idtype-value' });
    expect(outbound.faults).toEqual([null, null]);
  });

  it.each(['expression', 'predicate'] as const)(
    'asks by %s for what changed, and reads that only',
    async (queryType) => {
      const since = new Date().toISOString();
      expect((await all('group', { queryType }, since)).records).toEqual([]);
      await order('changes', { edit: 3, add: 2 });
      const { records, totals } = await all('group', { queryType }, since);
      expect([records.length, totals]).toEqual([5, [5]]);
      expect(outbound.faults.filter((fault) => fault !== null)).toEqual([]);
    },
  );

  it('tells what the data are for, and by which ground', async () => {
    await (await dialect()).page(page());
    expect(outbound.sent[0]!.message.search_request[0]!.search_criteria['consent']).toMatchObject({
      purpose: { text: SOURCE.purpose, code: SOURCE.consentReference },
    });
  });

  it('asks for no kind of record that is not declared', async () => {
    const speaking = await dialect({ individualRecordType: null });
    expect(await speaking.page(page({ kind: 'individual' }))).toEqual({ items: [], next: null, total: 0 });
    expect(outbound.sent).toEqual([]);
  });

  it.each(['form', 'json', 'query'] as const)('gets its token by %s', async (style) => {
    expect((await (await dialect({}, style)).page(page())).items).toHaveLength(25);
  });

  it('ends when the peer refuses what is searched for', async () => {
    const speaking = await dialect({ changedAttribute: 'changed_at' });
    const refused = speaking.page(page({ since: new Date().toISOString() }));
    await expect(refused).rejects.toMatchObject({
      code: 'sr-sync:source-rjct-search-criteria-invalid',
      kind: 'rule-broken',
    });
  });

  it.each([
    'replay',
    'duplicate-page',
    'missing-page',
    'empty-page',
    'schema-drift',
    'bad-signature',
    'expired-signature',
  ])('asks again after %s', async (kind) => {
    const speaking = await dialect({}, 'json', 'required');
    const first = await speaking.page(page());
    await order('faults', { kind, times: 1 });
    const second = await speaking.page(page({ offset: first.next! }));
    const ids = [...recordsOf(first), ...recordsOf(second)].map(({ identifiers }) => identifiers[0]!.value);
    expect(new Set(ids).size).toBe(50);
    expect(outbound.sent).toHaveLength(kind === 'missing-page' ? 2 : 3);
  });
});
