import { randomUUID } from 'node:crypto';
import type { PlantedPerson } from './planted-people.js';
import type { Stage } from './stage.js';

const SECRET = 'a secret of more than thirty-two characters';
const JWKS = '/.well-known/jwks.json';

type Json = Record<string, unknown>;

/** A client system, what is agreed with it, and what it asks about planted people and about somebody nobody knows. */
export async function walkSharing(
  { asker, toRegistry }: Stage,
  person: PlantedPerson,
  stranger: PlantedPerson,
): Promise<void> {
  const as = 'client_system' as const;
  // a host that may be called, and takes no such call: what is called back is tried again, and in the end given up
  const host = `127.0.0.1:${toRegistry.port}`;
  const callback = { sender_uri: `http://${host}/on-search` };
  const programs = await asker.must(200, 'GET', '/v1/programs');
  const programIds = (programs.body.data as { id: string }[]).map(({ id }) => id);
  const client = { issuer: 'urn:amparo:clients', subject: `partner-${randomUUID()}`, organisation: 'partner' };
  const user = await asker.must(201, 'POST', '/v1/users', { body: client });
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const grant = { userId: user.body.id, role: as, programIds, expiresAt, reason: 'sharing' };
  await asker.must(201, 'POST', '/v1/grants', { body: grant });
  const agreed = await asker.must(201, 'POST', '/v1/agreements', {
    body: {
      userId: user.body.id,
      name: 'Partner',
      senderId: 'partner',
      purpose: 'one benefit for one need',
      consentReference: 'act 7',
      programIds,
      idTypes: [{ name: 'UIN', idType: 'national_id' }],
      fields: ['enrollment_status', 'enrollment_date', 'benefits', 'disbursements'],
      callbackHosts: [host],
      clientSecret: SECRET,
      expiresAt,
    },
  });
  const path = `/v1/agreements/${agreed.body.id as string}`;
  await asker.must(200, 'GET', '/v1/agreements');
  const shown = await asker.must(200, 'GET', path);
  await asker.must(200, 'PATCH', path, { body: { name: 'Other' }, headers: { 'if-match': shown.etag! } });
  for (const verb of ['deactivate', 'activate']) await asker.must(200, 'POST', `${path}/${verb}`, { body: {} });
  await asker.must(200, 'GET', JWKS, { as: null });
  const credentials = { grant_type: 'client_credentials', client_id: client.subject, client_secret: SECRET };
  const given = await asker.must(200, 'POST', '/dci/oauth2/client/token', { as: null, body: credentials });
  const headers = { authorization: `Bearer ${given.body.access_token as string}` };
  const send = (to: string, body: Json) => asker.must(200, 'POST', `/dci/registry/${to}`, { as: null, body, headers });
  for (const { nationalId } of [person, stranger]) {
    await send('sync/search', message({ search_request: [item(nationalId)] }));
    const query = { person_identifier: { eq: nationalId }, programme_identifier: 'FOOD' };
    await send('search', message({ search_request: [item(nationalId)] }, 'search', callback));
    await send('sync/enrolled', message({ enrolled_criteria: { query_type: 'expression', query } }));
  }
  await walkUpdates(asker, send, callback, person.nationalId);
  await walkWebhooks(asker, agreed.body.id as string, `http://${host}/events`, headers);
  const asked = { reference_id: 'r', txn_type: 'search', attribute_type: 'transaction_id', attribute_value: 't' };
  await send('txn/status', message({ txnstatus_request: asked }, 'txn-status', callback));
  await send('sync/txn/status', message({ txnstatus_request: asked }, 'txn-status'));
}

type Send = (to: string, body: Json) => Promise<unknown>;

/** What a partner reports of somebody, what is made of it, and what the partner wants to be told. */
async function walkUpdates(asker: Stage['asker'], send: Send, callback: Json, value: string): Promise<void> {
  const beneficiary = (code: string): Json => ({
    member: { member_identifier: [{ identifier_type: 'UIN', identifier_value: value }] },
    programme_identifier: [{ programme_identifier: code, programme_name: 'Of a partner' }],
    enrollment_status: 'active',
  });
  const status = { status: 'succ' };
  const updates = { enrolled_updates: { beneficiaries: [beneficiary('ONE'), beneficiary('TWO')] } };
  await send('sync/enrollment/updates', message(updates, 'notify', status));
  const timestamp = new Date().toISOString();
  const data = { reg_record_type: 'Beneficiary', reg_records: beneficiary('THREE') };
  const event = { notify_event: [{ reference_id: 'e', timestamp, data }] };
  await send('notify', message(event, 'notify', status));
  const { body } = await asker.must(200, 'GET', '/v1/reported-programs');
  const [one, two] = body.data as { id: string }[];
  await asker.must(200, 'POST', `/v1/reported-programs/${one!.id}/confirm`, { body: {} });
  await asker.must(200, 'POST', `/v1/reported-programs/${two!.id}/dismiss`, { body: {} });
  const criteria = { reg_event_type: 'enrollement', filter: { type: 'UIN', value }, notify_record_type: 'Beneficiary' };
  const wanted = { subscribe_request: [{ reference_id: 's', timestamp, subscribe_criteria: criteria }] };
  await send(
    'subscribe',
    message(wanted, 'subscribe', { sender_uri: String(callback['sender_uri']).replace('on-search', 'on-subscribe') }),
  );
  const codes = { timestamp, subscription_codes: ['x'] };
  await send('unsubscribe', message(codes, 'unsubscribe', callback));
}

/** Where the client is told what happens, how that fares, and what it reads again. */
async function walkWebhooks(asker: Stage['asker'], agreementId: string, url: string, headers: Json): Promise<void> {
  const eventTypes = ['enrolment.enrolled', 'disbursement.paid'];
  const made = await asker.must(201, 'POST', '/v1/webhooks', { body: { agreementId, url, eventTypes } });
  const path = `/v1/webhooks/${made.body.id as string}`;
  await asker.must(200, 'GET', '/v1/webhooks');
  const shown = await asker.must(200, 'GET', path);
  const change = { body: { eventTypes: ['enrolment.enrolled'] }, headers: { 'if-match': shown.etag! } };
  await asker.must(200, 'PATCH', path, change);
  await asker.must(200, 'POST', `${path}/rotate-secret`, { body: {} });
  await asker.must(200, 'GET', `${path}/deliveries?state=dead`);
  await asker.must(200, 'POST', `${path}/resend`, { body: {} });
  await asker.must(200, 'GET', `${path}/events`, { as: null, headers: headers as Record<string, string> });
}

const item = (value: string): Json => ({
  reference_id: randomUUID(),
  timestamp: new Date().toISOString(),
  search_criteria: { query_type: 'idtype-value', query: { type: 'UIN', value } },
});

const message = (content: Json, action = 'search', header: Json = {}): Json => ({
  header: {
    message_id: randomUUID(),
    message_ts: new Date().toISOString(),
    action,
    sender_id: 'partner',
    total_count: 1,
    ...header,
  },
  message: { transaction_id: randomUUID(), ...content },
});
