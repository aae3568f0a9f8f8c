import { readFileSync } from 'node:fs';
import { EVENT_TYPES, type EventType, FIELD_OF, MOST_PEOPLE, objectOf, TYPE_OF_FACT } from './event-types.js';

type Json = Readonly<Record<string, unknown>>;

/** contracts/dci/ibr as seen from dist/src/sharing/webhooks: the schema of the standard is shown as it is. */
const NOTIFY = new URL('../../../../contracts/dci/ibr/notify.request.schema.json', import.meta.url);

const SUMMARY: Readonly<Record<EventType, string>> = {
  'enrolment.enrolled': 'Somebody is enrolled, for the first time or again',
  'enrolment.status_changed': 'An enrolment was paused, graduated or exited',
  'entitlement.entitled': 'What somebody is due was approved',
  'disbursement.paid': 'Something reached somebody: money, goods, a part of them, or what was collected',
  'disbursement.returned': 'What had reached somebody came back, all of it or a part',
};

const HANDLE = { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' };
const REF = (path: string): Json => ({ $ref: `#/${path}` });
/** `disbursementPaid`: ids of the document are letters. */
const nameOf = (type: EventType): string => type.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());

function payloadOf(type: EventType): Json {
  const kinds = Object.keys(TYPE_OF_FACT).filter((kind) => TYPE_OF_FACT[kind] === type);
  const object = objectOf(type);
  const subject = {
    type: 'object',
    required: ['beneficiary', object],
    properties: {
      beneficiary: { ...HANDLE, description: 'The same person or group is the same to this consumer, and to no other' },
      [object]: HANDLE,
    },
    additionalProperties: false,
  };
  const data = {
    type: 'object',
    required: ['program', 'target', 'status', 'subjects'],
    properties: {
      program: { type: 'string', description: 'Code of the program' },
      target: { type: 'string', enum: ['individual', 'group'], description: 'What its beneficiaries are' },
      status: { type: 'string', enum: kinds.map((kind) => kind.split('.')[1]) },
      subjects: { type: 'array', minItems: 1, maxItems: MOST_PEOPLE, items: subject },
    },
    additionalProperties: false,
  };
  return {
    type: 'object',
    required: ['id', 'type', 'timestamp', 'data'],
    properties: {
      id: { type: 'string', format: 'uuid', description: 'webhook-id: the same whenever it is sent again' },
      type: { type: 'string', const: type },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened' },
      data,
    },
    additionalProperties: false,
  };
}

const messageOf = (type: EventType): Json => ({
  name: type,
  title: SUMMARY[type],
  summary: `Told to whom the agreement shares ${FIELD_OF[type]}`,
  contentType: 'application/json',
  headers: REF('components/schemas/WebhookHeaders'),
  payload: REF(`components/schemas/${nameOf(type)}`),
});

const HEADERS = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', format: 'uuid' },
    'webhook-timestamp': { type: 'string', pattern: '^[0-9]+$', description: 'Seconds: when it was sent' },
    'webhook-signature': {
      type: 'string',
      pattern: '^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)?$',
      description: 'HMAC-SHA256 over id.timestamp.body, by each secret that holds',
    },
  },
};

/** What is sent to consumers, as an AsyncAPI 3 document. */
export function asyncApiDocument(): Json {
  const notify = JSON.parse(readFileSync(NOTIFY, 'utf8')) as Json;
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Amparo: events',
      version: '0.1.0',
      description:
        'What happened to beneficiaries, sent to client systems within their agreements. Who it was stands as a handle.',
      license: { name: 'MPL-2.0', url: 'https://www.mozilla.org/MPL/2.0/' },
    },
    defaultContentType: 'application/json',
    channels: {
      webhook: {
        address: null,
        title: 'Webhook',
        description: 'POST to the url of the webhook, as of Standard Webhooks. In no particular order, at least once.',
        messages: Object.fromEntries(
          EVENT_TYPES.map((type) => [nameOf(type), REF(`components/messages/${nameOf(type)}`)]),
        ),
      },
      dciNotify: {
        address: '/notify',
        title: 'DCI notify',
        description:
          "POST below the callbackUrl of the agreement, to who subscribed over DCI. The standard's own form.",
        messages: { notify: REF('components/messages/dciNotify') },
      },
    },
    operations: {
      sendEvents: {
        action: 'send',
        channel: REF('channels/webhook'),
        summary: 'What happened',
        messages: EVENT_TYPES.map((type) => REF(`channels/webhook/messages/${nameOf(type)}`)),
      },
      sendNotifications: {
        action: 'send',
        channel: REF('channels/dciNotify'),
        summary: 'Enrolments and changes of their status, which are the events the standard knows',
        messages: [REF('channels/dciNotify/messages/notify')],
      },
    },
    components: {
      messages: {
        ...Object.fromEntries(EVENT_TYPES.map((type) => [nameOf(type), messageOf(type)])),
        dciNotify: {
          name: 'notify',
          title: 'Enrolments of a subscriber',
          contentType: 'application/json',
          payload: REF('components/schemas/dciNotify'),
        },
      },
      schemas: {
        WebhookHeaders: HEADERS,
        ...Object.fromEntries(EVENT_TYPES.map((type) => [nameOf(type), payloadOf(type)])),
        dciNotify: notify,
      },
    },
  };
}
