import { compactDecrypt, type CryptoKey, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { ApiClient } from './api-client.js';
import type { TestApp } from './app.js';
import { DuplicatesDesk } from './deduplication.js';
import { finished } from './finished.js';

export interface FileAttempt {
  readonly id: string;
  readonly registrantId: string;
  readonly state: string;
  readonly amount: string;
  readonly outcomeCode: string | null;
}

/** A file that was handed out, as its receiver opens it. */
export interface OpenedPart {
  readonly header: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A cash program that is paid by files: those who work with it, and the receiver with the private key. */
export class FilePayout {
  private constructor(
    readonly amparo: TestApp,
    readonly desk: DuplicatesDesk,
    readonly approver: ApiClient,
    readonly payer: ApiClient,
    readonly program: string,
    readonly jwk: JWK,
    private readonly key: CryptoKey,
  ) {}

  /** A program that gives 10.00 to everybody, and names that are declared. */
  static async open(amparo: TestApp): Promise<FilePayout> {
    const desk = await DuplicatesDesk.open(amparo);
    for (const key of ['given_name', 'family_name'])
      await desk.admin.post('/v1/attributes', { key, name: key, dataType: 'text', appliesTo: 'individual' });
    const program = await FilePayout.funded(desk, 'CASH');
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
    const [approver, payer] = [await amparo.api('approver'), await amparo.api('payment_officer')];
    return new FilePayout(amparo, desk, approver, payer, program, await exportJWK(publicKey), privateKey);
  }

  /** Another such program, with the same people at work and the same receiver. */
  async another(code: string): Promise<FilePayout> {
    const { amparo, desk, approver, payer, jwk, key } = this;
    return new FilePayout(amparo, desk, approver, payer, await FilePayout.funded(desk, code), jwk, key);
  }

  private static async funded(desk: DuplicatesDesk, code: string): Promise<string> {
    const program = await desk.program(code, { policy: 'off' });
    const benefit = { code: 'CASH', name: 'Cash', kind: 'cash', currency: 'EUR', amount: '10.00' };
    await desk.manager.post(`/v1/programs/${program}/benefits`, benefit);
    await desk.manager.post(`/v1/programs/${program}/fund/postings`, { currency: 'EUR', amount: '100000.00' });
    return program;
  }

  /** The approved cycle of everybody who is enrolled. */
  async cycle(name = 'One'): Promise<string> {
    const { manager } = this.desk;
    const id = (await manager.post(`/v1/programs/${this.program}/cycles`, { name })).body.id as string;
    await finished(manager, await manager.post(`/v1/cycles/${id}/prepare`));
    await manager.post(`/v1/cycles/${id}/submit`);
    await finished(this.approver, await this.approver.post(`/v1/cycles/${id}/approve`));
    return id;
  }

  async channel(described: object): Promise<string> {
    const body = { code: 'FILES', name: 'Bank, by file', recipientKey: this.jwk, ...described };
    const { status, body: made } = await this.desk.manager.post('/v1/delivery-channels', body);
    if (status !== 201) throw new Error(`The channel answered ${status} ${JSON.stringify(made)}`);
    return made.id as string;
  }

  /** A batch whose file is written. */
  async written(cycle: string, channelId: string): Promise<string> {
    const { body } = await this.payer.post(`/v1/cycles/${cycle}/disbursement-batches`, { channelId });
    const batch = body.id as string;
    await this.approver.post(`/v1/disbursement-batches/${batch}/approve`);
    await finished(this.payer, await this.payer.post(`/v1/disbursement-batches/${batch}/dispatch`));
    return batch;
  }

  fetched(batch: string, by = this.payer): Promise<Response> {
    const path = `/v1/disbursement-batches/${batch}/payment-file/hand-out`;
    return fetch(`${this.amparo.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${by.token}` } });
  }

  async openAll(lines: string): Promise<OpenedPart[]> {
    const parts = lines.trimEnd().split('\n');
    return Promise.all(
      parts.map(async (jwe) => {
        const { plaintext } = await compactDecrypt(jwe, this.key);
        return {
          header: decodeProtectedHeader(jwe) as Record<string, unknown>,
          text: Buffer.from(plaintext).toString(),
        };
      }),
    );
  }

  async handedOut(batch: string): Promise<OpenedPart[]> {
    const answer = await this.fetched(batch);
    if (answer.status !== 200) throw new Error(`The file answered ${answer.status} ${await answer.text()}`);
    return this.openAll(await answer.text());
  }

  async attempts(batch: string): Promise<FileAttempt[]> {
    return (await this.payer.get(`/v1/disbursement-batches/${batch}/disbursements?limit=200`)).body
      .data as FileAttempt[];
  }

  async states(batch: string): Promise<Record<string, number>> {
    return (await this.payer.get(`/v1/disbursement-batches/${batch}`)).body.states as Record<string, number>;
  }
}
