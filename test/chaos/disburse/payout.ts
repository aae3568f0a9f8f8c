import { join } from 'node:path';
import { startPeer, type Peer } from '../../../demo/support/peer-process.js';
import type { ApiAnswer, ApiClient } from '../../support/api-client.js';
import { finished } from '../../support/finished.js';
import type { Scene } from './scene.js';

const BENEFIT = { code: 'CASH', name: 'Cash', kind: 'cash', currency: 'KES', amount: '12.50' };

/** How many payments in a thousand fail. */
const FAIL_PERMILLE = '20';

/** A program that pays everybody in so many cycles, each by one approved batch through a channel of its own. */
export class Payout {
  private constructor(
    private readonly scene: Scene,
    readonly programId: string,
    readonly channelId: string,
    readonly batches: readonly string[],
    private readonly channel: Peer,
    /** What the channel has promised and done. */
    readonly journal: string,
  ) {}

  /** `trouble`: how many calls in a thousand go wrong at the channel. */
  static async approved(scene: Scene, code: string, cycles: number, trouble: number): Promise<Payout> {
    const journal = join(scene.folder, `${code}.ndjson`);
    const env = {
      PAYMENT_CHANNEL_TROUBLE_PERMILLE: `${trouble}`,
      PAYMENT_CHANNEL_FAIL_PERMILLE: FAIL_PERMILLE,
      PAYMENT_CHANNEL_STATE_FILE: journal,
    };
    const channel = await startPeer({ entry: 'payment-channel', env });
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
    const kind = { code, name: code, kind: 'http_payment', endpoint: channel.url, payerAccount: 'treasury:1' };
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
    return new Payout(scene, program, channelId, batches, channel, journal);
  }

  /** Orders what nobody is at and what is not over, as a payment officer would; none was refused for good. How many are not settled. */
  async order(): Promise<number> {
    const payer = await this.scene.as('payment_officer');
    const left = await this.scene.postgres.rows<{ id: string; unsent: boolean; isAttended: boolean }>(LEFT, [
      this.batches,
    ]);
    for (const { id, unsent, isAttended } of left) {
      if (isAttended) continue;
      const { status } = await payer.post(`/v1/disbursement-batches/${id}/${unsent ? 'dispatch' : 'reconcile'}`);
      if (![202, 409, 503].includes(status)) throw new Error(`The order was refused: ${status}`);
    }
    return left.length;
  }

  async end(): Promise<void> {
    await this.channel.stop();
  }
}

/** Batches that are not settled, and whether somebody is at them. */
const LEFT = `
  select b.id,
         exists (select from disbursements.disbursement d where d.batch_id = b.id and d.closed_at is null
                    and (d.state = 'pending' or (d.state = 'sending' and d.acknowledged_at is null))) as unsent,
         exists (select from platform.operation o where o.subject = b.id::text and o.state in ('queued', 'running')) as "isAttended"
    from disbursements.batch b where b.id = any($1) and b.state <> 'settled'`;

function made({ status, body }: ApiAnswer): string {
  if (status !== 201) throw new Error(`Not made: ${status} ${JSON.stringify(body)}`);
  return body.id as string;
}
