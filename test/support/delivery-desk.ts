import type { ApiAnswer, ApiClient } from './api-client.js';
import { type CycleUnderTest, GivingProgram, ok } from './cycle-under-test.js';
import { finished } from './finished.js';

type Body = ApiAnswer['body'];

/** Those who deliver what a program gives, on one side of its counter. Throws when a step is refused that should not be. */
export class DeliveryDesk {
  private constructor(
    readonly program: GivingProgram,
    readonly payer: ApiClient,
  ) {}

  static async of(program: GivingProgram): Promise<DeliveryDesk> {
    return new DeliveryDesk(program, await program.amparo.api('payment_officer', { subject: 'payer' }));
  }

  async channel(kind: string, code = kind.toUpperCase(), more: object = {}): Promise<string> {
    const body = { code, name: code, kind, programId: this.program.id, ...more };
    return ok(await this.program.founder.post('/v1/delivery-channels', body)).id as string;
  }

  /** A cycle of which everything is approved. */
  async approvedCycle(): Promise<CycleUnderTest> {
    const cycle = await this.program.cycle();
    await cycle.prepared();
    await cycle.submitted();
    await cycle.approved();
    return cycle;
  }

  async batch(cycle: CycleUnderTest, channelId: string, more: object = {}): Promise<string> {
    const body = { channelId, ...more };
    return ok(await this.payer.post(`${cycle.path}/disbursement-batches`, body)).id as string;
  }

  async dispatch(batch: string): Promise<void> {
    ok(await this.program.approver.post(`/v1/disbursement-batches/${batch}/approve`));
    await finished(this.payer, await this.payer.post(`/v1/disbursement-batches/${batch}/dispatch`));
  }

  async dispatched(cycle: CycleUnderTest, channelId: string, more: object = {}): Promise<string> {
    const batch = await this.batch(cycle, channelId, more);
    await this.dispatch(batch);
    return batch;
  }

  async lines(batch: string): Promise<Body[]> {
    return ok(await this.payer.get(`/v1/disbursement-batches/${batch}/disbursements?limit=200`)).data;
  }

  async stateOf(batch: string): Promise<string> {
    return ok(await this.payer.get(`/v1/disbursement-batches/${batch}`)).state as string;
  }

  /** Where everything of a cycle is, of its only benefit. */
  async conserved(cycle: CycleUnderTest): Promise<Body> {
    const { holds, parts } = ok(await this.payer.get(`${cycle.path}/conservation`));
    if (!holds) throw new Error(`Not conserved: ${JSON.stringify(parts)}`);
    return parts[0];
  }

  /** What a beneficiary has and is due, as the manager of the program sees it. */
  async seen(registrant: string): Promise<Body> {
    return ok(await this.program.manager.get(`/v1/beneficiaries/${registrant}`));
  }
}
