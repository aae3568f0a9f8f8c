import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, webhookHeaders } from './webhook-signature.js';

describe('signatures of webhooks', () => {
  const body = JSON.stringify({ type: 'disbursement.paid', name: 'Ñandú' });
  const [fresh, before, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];

  it('are what the library of the standard makes, and takes', () => {
    const now = new Date();
    const headers = webhookHeaders('msg_1', now, body, [fresh]);
    expect(headers['webhook-signature']).toBe(new Webhook(fresh).sign('msg_1', now, body));
    expect(new Webhook(fresh).verify(body, headers)).toEqual(JSON.parse(body));
  });

  it('hold for each of two secrets, and for no other', () => {
    const headers = webhookHeaders('msg_2', new Date(), body, [fresh, before]);
    for (const secret of [fresh, before]) new Webhook(secret).verify(body, headers);
    expect(() => new Webhook(other).verify(body, headers)).toThrow('No matching signature');
  });

  it('hold for what was signed: not for another id, body or time', () => {
    const headers = webhookHeaders('msg_3', new Date(), body, [fresh]);
    const refused = (changed: Record<string, string>, text = body) =>
      expect(() => new Webhook(fresh).verify(text, { ...headers, ...changed })).toThrow();
    refused({ 'webhook-id': 'msg_4' });
    refused({}, body.replace('paid', 'lost'));
    refused({ 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) });
    const old = webhookHeaders('msg_3', new Date(Date.now() - 600_000), body, [fresh]);
    expect(() => new Webhook(fresh).verify(body, old)).toThrow('too old');
  });
});
