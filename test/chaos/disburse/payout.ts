import { join } from 'node:path';
import { startPeer, type Peer } from '../../../demo/support/peer-process.js';
import { PaymentChannelsService } from '../../../src/disbursements/dispatch-batch/payment-channels.service.js';
import type { ApiAnswer, ApiClient } from '../../support/api-client.js';
import { finished } from '../../support/finished.js';
import { Between, type Call } from './between.js';
import type { Scene } from './scene.js';

const BENEFIT = { code: 'CASH', name: 'Cash', kind: 'cash', currency: 'KES', amount: '12.50' };

/** How the channel behaves. */
export interface Manners {
  /** Calls in a thousand that go wrong, and payments in a thousand that fail. */
  readonly trouble: number;
  readonly fail: number;
  /** Milliseconds until a payment that was taken in has an outcome. */
  readonly settleMs: number;
  /** What goes wrong with the first calls, in this order. */
  readonly faults?: readonly { readonly kind: string; readonly after: number }[];
}

/** A program that pays everybody in so many cycles, each by one approved batch through a channel of its own. */
export class Payout {
  private batchOfReference: ReadonlyMap<string, string> = new Map();
  /** Batches that were ordered to be sent so far. */
  ordered = 0;

  private constructor(
    private readonly scene: Scene,
    readonly programId: string,
    readonly channelId: string,
    readonly batches: readonly string[],
    private readonly channel: Peer,
    readonly between: Between,
    /** What the channel has promised and done. */
    readonly journal: string,
    private readonly payer: ApiClient,
  ) {}

  static async approved(scene: Scene, code: string, cycles: number, manners: Manners): Promise<Payout> {
    const journal = join(scene.folder, `${code}.ndjson`);
    const channel = await startPeer({ entry: 'payment-channel', env: environmentOf(manners, journal) });
    const between = await Between.open(channel.url);
    await scene.open('3');
    const [admin, manager, approver, payer] = await Promise.all(
      (['program_admin', 'program_manager', 'approver', 'payment_officer'] as const).map((role) => scene.as(role)),
    ) as [ApiClient, ApiClient, ApiClient, ApiClient]; // prettier-ignore
    const program = made(await admin.post('/v1/programs', { code, name: code, target: 'individual' }));
    made(await admin.post(`/v1/programs/${program}/rules`, { expression: 'true' }));
    await admin.post(`/v1/programs/${program}/activate`);
    made(await admin.post(`/v1/programs/${program}/benefits`, BENEFIT));
    made(await admin.post(`/v1/programs/${program}/fund/postings`, { currency: 'KES', amount: '10000000.00' }));
    await finished(manager, await manager.post(`/v1/programs/${program}/eligibility-runs`));
    const kind = { code, name: code, kind: 'http_payment', endpoint: between.url, payerAccount: 'treasury:1' };
    const channelId = made(
      await admin.post('/v1/delivery-channels', { ...kind, credential: 'amparo-demo-channel-token' }),
    );
    const batches: string[] = [];
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const id = made(await manager.post(`/v1/programs/${program}/cycles`, { name: `${cycle}` }));
      await finished(manager, await manager.post(`/v1/cycles/${id}/prepare`));
      await manager.post(`/v1/cycles/${id}/submit`);
      await finished(approver, await approver.post(`/v1/cycles/${id}/approve`));
      const batch = made(await payer.post(`/v1/cycles/${id}/disbursement-batches`, { channelId }));
      await approver.post(`/v1/disbursement-batches/${batch}/approve`);
      batches.push(batch);
    }
    await scene.open('0');
    const payout = new Payout(
      scene,
      program,
      channelId,
      batches,
      channel,
      between,
      journal,
      await scene.as('payment_officer'),
    );
    await payout.learn();
    await payout.disturb(manners.faults ?? []);
    return payout;
  }

  /** Of which batch a call speaks; undefined for references that are not ours. */
  batchOf({ references }: Call): string | undefined {
    return this.batchOfReference.get(references[0]!);
  }

  /** Not so the question whether the channel is there, which is about one reference that nobody has. */
  isAboutPayments(call: Call): boolean {
    return call.references.length > 1 || this.batchOf(call) !== undefined;
  }

  /**
   * Orders what nobody is at of the first `most` batches, and of as many more as are needed for `width` to be under way, as a
   * payment officer would; none was refused for good. How many of all are not settled.
   */
  async order(most: number, width: number): Promise<number> {
    const found = await this.scene.postgres.rows<Left>(LEFT, [this.batches]);
    const left = found.toSorted((a, b) => this.batches.indexOf(a.id) - this.batches.indexOf(b.id));
    const upTo = Math.max(most, ...left.slice(0, width).map(({ id }) => this.batches.indexOf(id) + 1));
    this.ordered = Math.max(this.ordered, Math.min(upTo, this.batches.length));
    for (const { id, unsent, isAttended } of left) {
      if (isAttended || this.batches.indexOf(id) >= this.ordered) continue;
      const { status } = await this.payer.post(`/v1/disbursement-batches/${id}/${unsent ? 'dispatch' : 'reconcile'}`);
      if (![202, 409, 503].includes(status)) throw new Error(`The order was refused: ${status}`);
    }
    return left.length;
  }

  async end(): Promise<void> {
    this.between.close();
    await this.channel.stop();
  }

  private async learn(): Promise<void> {
    const channels = this.scene.get(PaymentChannelsService);
    const lines = await this.scene.postgres.rows<{ id: string; batch: string }>(LINES, [this.batches]);
    this.batchOfReference = new Map(
      lines.map(({ id, batch }) => [channels.referenceOf(this.channelId, id), batch] as const),
    );
  }

  private async disturb(faults: readonly object[]): Promise<void> {
    for (const fault of faults) {
      const order = { method: 'POST', body: JSON.stringify({ times: 1, ...fault }) };
      const { status } = await fetch(`${this.channel.url}/admin/faults`, order);
      if (status !== 200) throw new Error(`The channel refused the fault: ${status}`);
    }
  }
}

interface Left {
  readonly id: string;
  readonly unsent: boolean;
  readonly isAttended: boolean;
}

/** Batches that are not settled, and whether somebody is at them. */
const LEFT = `
  select b.id,
         exists (select from disbursements.disbursement d where d.batch_id = b.id and d.closed_at is null
                    and (d.state = 'pending' or (d.state = 'sending' and d.acknowledged_at is null
                         and (b.handed_over is null or d.id > b.handed_over)))) as unsent,
         exists (select from platform.operation o where o.subject = b.id::text and o.state in ('queued', 'running')) as "isAttended"
    from disbursements.batch b where b.id = any($1) and b.state <> 'settled'`;

const LINES = 'select id, batch_id as batch from disbursements.disbursement where batch_id = any($1)';

const environmentOf = ({ trouble, fail, settleMs }: Manners, journal: string): Record<string, string> => ({
  PAYMENT_CHANNEL_TROUBLE_PERMILLE: `${trouble}`,
  PAYMENT_CHANNEL_FAIL_PERMILLE: `${fail}`,
  PAYMENT_CHANNEL_SETTLE_MS: `${settleMs}`,
  PAYMENT_CHANNEL_STATE_FILE: journal,
  PAYMENT_CHANNEL_ADMIN: '1',
});

function made({ status, body }: ApiAnswer): string {
  if (status !== 201) throw new Error(`Not made: ${status} ${JSON.stringify(body)}`);
  return body.id as string;
}
