import { compactDecrypt, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { ApiAnswer, ApiClient } from './api-client.js';
import { startTestApp, type TestApp } from './app.js';
import { connected } from './database.js';
import { fillProgram } from './programs.js';

export const REASON = 'She came to the office and showed her voter card';
export const AMINA = {
  name: 'Amina Yusuf',
  former: 'Amina Said',
  phone: '+254700123456',
  bank: 'KE0012345678',
  card: 'V1234',
};
export const BRIAN = { name: 'Brian Otieno', phone: '+254799999999', bank: 'KE0099999999', card: 'V9999' };

/** A key pair of a person: the halves as JWKs, and what opens an answer. */
export async function personalKey() {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  const open = async (jwe: string) => {
    const { plaintext } = await compactDecrypt(jwe, privateKey);
    // oxlint-disable-next-line typescript/no-explicit-any
    return JSON.parse(Buffer.from(plaintext).toString()) as any;
  };
  return { jwk: await exportJWK(publicKey), secret: (await exportJWK(privateKey)) as JWK & { d: string }, open };
}

const person = (name: string, { phone, bank, card }: typeof BRIAN) => ({
  kind: 'individual',
  attributes: { full_name: name, rooms: 3 },
  identifiers: [{ idType: 'voter_card', value: card, expiresOn: '2041-01-31' }],
  contacts: [{ kind: 'phone', value: phone }],
  paymentAccounts: [{ kind: 'bank', value: bank }],
});

/** Two people of one household, in one program that has been through everything, and those who take in and answer their requests. */
export class PeopleWhoAsk {
  private constructor(
    readonly amparo: TestApp,
    readonly key: Awaited<ReturnType<typeof personalKey>>,
    readonly admin: ApiClient,
    readonly officer: ApiClient,
    /** Handles. */
    readonly amina: string,
    readonly brian: string,
    /** Raw ids. */
    readonly aminaId: string,
    readonly brianId: string,
  ) {}

  static async make(): Promise<PeopleWhoAsk> {
    const amparo = await startTestApp();
    const admin = await amparo.api('registry_admin');
    const officer = await amparo.api('data_protection_officer');
    const made = async (path: string, body: unknown): Promise<string> =>
      (await admin.post(path, body)).body.id as string;
    await made('/v1/id-types', { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V[0-9]{4}' });
    await made('/v1/attributes', { key: 'full_name', name: 'Name', dataType: 'text', appliesTo: 'both' });
    await made('/v1/attributes', { key: 'rooms', name: 'Rooms', dataType: 'integer', appliesTo: 'both' });
    const amina = await made('/v1/registrants', person(AMINA.former, AMINA));
    const brian = await made('/v1/registrants', person(BRIAN.name, BRIAN));
    await admin.patch(`/v1/registrants/${amina}`, { attributes: { full_name: AMINA.name } }, '"1"');
    await made('/v1/registrants', {
      kind: 'group',
      groupKind: 'household',
      members: [
        { registrantId: brian, isHead: true, relationship: 'head' },
        { registrantId: amina, relationship: 'spouse' },
      ],
    });
    await made(`/v1/registrants/${brian}/payees`, { registrantId: amina, kind: 'nominee' });
    const ids = await connected(amparo.urls.data, async (client) => {
      const sql = `select id from registry.registrant where kind = 'individual' order by id`;
      const found = (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id);
      await fillProgram(client, 'NORTH', found);
      return found;
    });
    await (await amparo.api('case_worker')).get(`/v1/beneficiaries/${amina}`);
    return new PeopleWhoAsk(amparo, await personalKey(), admin, officer, amina, brian, ids[0]!, ids[1]!);
  }

  /** As the superuser. */
  query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return connected(this.amparo.urls.data, async (client) => (await client.query(sql, values)).rows as T[]);
  }

  async requestsOf(handle: string): Promise<{ id: string; state: string; reason: string | null }[]> {
    return (await this.admin.get(`/v1/registrants/${handle}/access-requests`)).body.data as never;
  }

  open(client: ApiClient, handle: string, change: object = {}): Promise<ApiAnswer> {
    const body = { purpose: 'access', reason: REASON, key: this.key.jwk, ...change };
    return client.post(`/v1/registrants/${handle}/access-requests`, body);
  }

  fulfil(client: ApiClient, handle: string, { body }: ApiAnswer, headers = {}): Promise<ApiAnswer> {
    return client.post(`/v1/registrants/${handle}/access-requests/${body.id}/fulfil`, undefined, headers);
  }

  refuse(handle: string, { body }: ApiAnswer): Promise<ApiAnswer> {
    const path = `/v1/registrants/${handle}/access-requests/${body.id}/refuse`;
    return this.officer.post(path, { reason: 'excessive' });
  }
}
