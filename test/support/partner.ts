import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ApiAnswer, ApiClient } from './api-client.js';
import { startTestApp, type TestApp } from './app.js';
import { asSuperuser, type TestDatabases } from './database.js';
import { TestPeople } from './people.js';
import { type FilledProgram, fillProgram } from './programs.js';
import { inDays } from './users.js';

export const SECRET = 'a secret of more than thirty-two characters';
export const SENDER = 'spmis.example.org';
/** Shown by the first person, who is in NORTH; by the second, who is in SOUTH; and by one who is in none. */
export const CARDS = ['QX7731904KZ', 'QX7731905KZ', 'QX7731906KZ'] as const;

type Json = Record<string, unknown>;

/** An application with two programs, and a client system that has a grant and an agreement for NORTH. */
export class Partner {
  token = '';

  private constructor(
    readonly amparo: TestApp,
    readonly admin: ApiClient,
    readonly people: TestPeople,
    readonly north: FilledProgram,
    readonly south: FilledProgram,
    readonly agreementId: string,
    readonly clientId: string,
  ) {}

  /** `agreed` is put over what is agreed otherwise. */
  static async meet(
    agreed: Json = {},
    overrides: Record<string, string> = {},
    given?: TestDatabases,
    organisation = 'partner',
  ): Promise<Partner> {
    const amparo = await startTestApp(overrides, given);
    const admin = await amparo.api('registry_admin');
    const people = new TestPeople(amparo);
    made(
      await admin.post('/v1/id-types', {
        code: 'national_id',
        name: 'ID',
        class: 'foundational',
        pattern: '[A-Z0-9]+',
      }),
    );
    for (const value of CARDS)
      made(
        await admin.post('/v1/registrants', { kind: 'individual', identifiers: [{ idType: 'national_id', value }] }),
      );
    const database = new pg.Client({ connectionString: asSuperuser(amparo.urls.data) });
    await database.connect();
    const { rows } = await database.query<{ id: string }>('select id from registry.registrant order by id');
    const [one, two] = rows.map(({ id }) => id);
    const north = await fillProgram(database, 'NORTH', [one!]);
    const south = await fillProgram(database, 'SOUTH', [two!]);
    await database.end();
    const { agreementId, clientId } = await agree(admin, [north.id], agreed, organisation);
    const partner = new Partner(amparo, admin, people, north, south, agreementId, clientId);
    partner.token = (await partner.asksForToken()).body.access_token as string;
    return partner;
  }

  /** Of the token endpoint: by the secret, unless told otherwise. */
  async asksForToken(form: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    const byId = { client_id: this.clientId, client_secret: SECRET };
    const fields = Object.keys(form).length > 0 ? form : byId;
    const response = await fetch(`${this.amparo.url}/dci/oauth2/client/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString(),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  /** Sends a message as it is. */
  send(path: string, body: unknown, token: string | null = this.token): Promise<ApiAnswer> {
    return this.amparo.anyone(token).post(`/dci/registry/${path}`, body);
  }

  async change(change: Json): Promise<void> {
    const path = `/v1/agreements/${this.agreementId}`;
    const { headers } = await this.admin.get(path);
    made(await this.admin.patch(path, change, headers.get('etag')));
  }

  close(): Promise<void> {
    return this.amparo.close();
  }
}

/** A user of the service's own issuer, with a grant and an agreement. */
export async function agree(
  admin: ApiClient,
  programIds: readonly string[],
  agreed: Json = {},
  organisation = 'partner',
): Promise<{ agreementId: string; clientId: string }> {
  const clientId = `client-${randomUUID()}`;
  const user = made(await admin.post('/v1/users', { issuer: 'urn:amparo:clients', subject: clientId, organisation }));
  const grant = { role: 'client_system', programIds, expiresAt: inDays(10), reason: 'an agreement' };
  made(await admin.post('/v1/grants', { userId: user, ...grant }));
  const agreement = {
    userId: user,
    name: 'Partner',
    senderId: SENDER,
    purpose: 'one benefit for one need',
    consentReference: 'act 7, section 3',
    programIds,
    idTypes: [{ name: 'UIN', idType: 'national_id' }],
    fields: ['enrollment_status', 'enrollment_date', 'status_change_date', 'benefits', 'disbursements'],
    requestsPerMinute: 60_000,
    clientSecret: SECRET,
    expiresAt: inDays(300),
    ...agreed,
  };
  return { agreementId: made(await admin.post('/v1/agreements', agreement)), clientId };
}

function made({ status, body }: ApiAnswer): string {
  if (status >= 300) throw new Error(`Not made: ${status} ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

/** A message as the standard has it; `header` and `message` are put over. */
export const message = (action: string, content: Json, header: Json = {}): Json => ({
  signature: '',
  header: {
    version: '1.0.0',
    message_id: randomUUID(),
    message_ts: new Date().toISOString(),
    action,
    sender_id: SENDER,
    receiver_id: 'amparo',
    total_count: 1,
    is_msg_encrypted: false,
    ...header,
  },
  message: { transaction_id: randomUUID(), ...content },
});

/** An item of a search. */
export const item = (criteria: Json, more: Json = {}): Json => ({
  reference_id: randomUUID(),
  timestamp: new Date().toISOString(),
  search_criteria: { reg_type: 'ns:org:RegistryType:IBR', reg_record_type: 'Beneficiary', ...criteria },
  locale: 'eng',
  ...more,
});

export const byCard = (value: unknown, more: Json = {}): Json =>
  item({ query_type: 'idtype-value', query: { type: 'UIN', value }, ...more });

export const search = (items: readonly Json[], header: Json = {}): Json =>
  message('search', { search_request: items }, header);
