import type { Server } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { type PeerReply, servePeer } from '../../demo/support/http-peer.js';
import { until } from './until.js';

/** What came to a receiver: verified by the library of the standard, by each secret that it knows. */
export interface Received {
  readonly id: string;
  readonly text: string;
  // what a test reads out of what it was told
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  /** Which of the secrets its signatures hold for. */
  readonly held: readonly string[];
}

const TAKEN: PeerReply = { status: 200, body: {} };

/** A consumer as Standard Webhooks has it. */
export class WebhookReceiver {
  heard: Received[] = [];
  /** Everything that ever came. */
  readonly all: { readonly type: string }[] = [];
  secrets: string[] = [];
  reply: () => PeerReply = () => TAKEN;

  private constructor(private readonly served: { server?: Server; url?: string }) {}

  static async open(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver({});
    const served = await servePeer(({ headers, text }) => {
      const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const held = receiver.secrets.filter((secret) => {
        try {
          new Webhook(secret).verify(text, named);
          return true;
        } catch {
          return false; // the test looks at which held
        }
      });
      receiver.heard.push({ id: named['webhook-id']!, text, body: JSON.parse(text), held });
      receiver.all.push(JSON.parse(text) as { type: string });
      return receiver.reply();
    }, 0);
    return Object.assign(receiver, { served });
  }

  get url(): string {
    return `${this.served.url!}/events`;
  }

  get host(): string {
    return new URL(this.url).host;
  }

  /** What comes next, when so much has come. */
  async next(count = 1, seconds = 10): Promise<Received[]> {
    await until(() => this.heard.length >= count, seconds);
    const heard = this.heard;
    this.heard = [];
    return heard;
  }

  close(): void {
    this.served.server?.close();
    this.served.server?.closeAllConnections();
  }
}
