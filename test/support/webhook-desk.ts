import { randomUUID } from 'node:crypto';
import { SendEvents } from '../../src/sharing/webhooks/send-events.service.js';
import type { ApiClient } from './api-client.js';
import { factsFollowed } from './all-seen.js';
import { eventFaults } from './async-api.js';
import { asSuperuser, connected } from './database.js';
import { Partner } from './partner.js';
import { WebhookReceiver } from './webhook-receiver.js';

type Json = Record<string, unknown>;

export const EVERY_TYPE = [
  'enrolment.enrolled',
  'enrolment.status_changed',
  'entitlement.entitled',
  'disbursement.paid',
  'disbursement.returned',
];

/** An application with a partner that has a webhook for everything, and whoever receives what it is told. */
export class WebhookDesk {
  readonly client: ApiClient;
  readonly path: string;

  private constructor(
    readonly partner: Partner,
    readonly receiver: WebhookReceiver,
    readonly made: Json & { readonly id: string; readonly secret: string },
  ) {
    this.client = partner.amparo.anyone(partner.token);
    this.path = `/v1/webhooks/${made.id}`;
  }

  static async open(): Promise<WebhookDesk> {
    const receiver = await WebhookReceiver.open();
    const partner = await Partner.meet({ callbackHosts: [receiver.host] });
    const body = { agreementId: partner.agreementId, url: receiver.url, eventTypes: EVERY_TYPE };
    const answer = await partner.admin.post('/v1/webhooks', body);
    if (answer.status !== 201) throw new Error(`Not made: ${answer.status} ${JSON.stringify(answer.body)}`);
    receiver.secrets = [answer.body.secret];
    return new WebhookDesk(partner, receiver, answer.body);
  }

  follow(): Promise<void> {
    return factsFollowed(this.partner.amparo);
  }

  send(): Promise<void> {
    return this.partner.amparo.app.get(SendEvents, { strict: false }).send();
  }

  async told(): Promise<void> {
    await this.follow();
    await this.send();
  }

  /** As when the pause is over. */
  async again(): Promise<void> {
    await this.partner.people.rows(`update sharing.webhook_event set next_at = now() where state = 'waiting'`);
    await this.send();
  }

  /** Tells a fact of so many people that nobody knows. */
  tell(kind: string, count = 1, program = this.partner.north.id): Promise<unknown> {
    const ids = Array.from({ length: count }, () => randomUUID());
    return connected(asSuperuser(this.partner.amparo.urls.data), (database) =>
      database.query('select platform.tell($1, $2, now(), $3, $3)', [kind, program, ids]),
    );
  }

  async change(body: Json): Promise<void> {
    const { admin } = this.partner;
    const { headers } = await admin.get(this.path);
    const { status } = await admin.patch(this.path, body, headers.get('etag'));
    if (status !== 200) throw new Error(`Not changed: ${status}`);
  }

  /** As the partner knows them. */
  handle(id: string, kind: 'registrant' | 'enrolment' | 'disbursement'): string {
    return this.partner.people.handle(id, kind, 'partner');
  }

  async deliveries(query = ''): Promise<Json[]> {
    return (await this.partner.admin.get(`${this.path}/deliveries${query}`)).body.data as Json[];
  }

  resend(body: Json): ReturnType<ApiClient['post']> {
    return this.partner.admin.post(`${this.path}/resend`, body);
  }

  /** What is wrong with anything that was ever told, by the document of events. */
  faults(): string[] {
    return this.receiver.all.flatMap((event) => eventFaults(event));
  }

  close(): Promise<void> {
    this.receiver.close();
    return this.partner.close();
  }
}
