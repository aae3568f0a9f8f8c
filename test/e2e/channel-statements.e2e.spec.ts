import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { csvChannel, WORDS } from '../support/csv-channel.js';
import { FilePayout } from '../support/file-payout.js';
import { statusOf, statusReport } from '../support/status-report.js';

const CSV = { code: 'CSV', ...csvChannel(WORDS) };
const ISO = {
  code: 'ISO',
  kind: 'iso20022_file',
  payerAccount: 'TREASURY1',
  iso20022: { payerName: 'Treasury', nameAttributes: ['given_name'] },
};
const NOBODYS = `D${'0'.repeat(32)}`;

interface Batch {
  readonly id: string;
  readonly references: string[];
  readonly message: string;
}

describe('a statement of a channel', () => {
  let amparo: TestApp;
  let cash: FilePayout;
  let farm: FilePayout;
  /** Reconciles CASH, and may look at FARM. */
  let clerk: ApiClient;
  let channel: string;
  let iso: string;
  let [one, two, foreign, message, foreignMessage] = [] as unknown as [Batch, Batch, Batch, Batch, Batch];
  let statements: string[];

  const upload = (by: ApiClient, path: string, body: string, key: string = randomUUID(), id = channel) =>
    by.call('POST', `/v1/delivery-channels/${id}/statements/${path}`, body, {
      'content-type': path === 'csv' ? 'text/csv' : 'application/xml',
      'idempotency-key': key,
    });
  const csv = (by: ApiClient, lines: readonly string[], key?: string, id?: string) =>
    upload(by, 'csv', ['Ref,Status,Paid', ...lines].join('\n'), key, id);
  const refusal = ({ status, body }: { status: number; body: Record<string, unknown> }) => {
    const { type, detail, title, errors } = body;
    return { status, type, detail, title, errors };
  };
  const exceptions = async (by: ApiClient, id: string) => {
    const { status, body } = await by.get(`/v1/reconciliations/${id}/exceptions`);
    return status === 200 ? body.data : status;
  };
  const rowsOf = async (by: ApiClient, id: string) =>
    (await exceptions(by, id)).map(({ kind, position, batchId, disbursementId }: Record<string, unknown>) => [
      position,
      kind,
      batchId,
      disbursementId,
    ]);
  const handedOut = async (payout: FilePayout, name: string, by: string): Promise<Batch> => {
    const id = await payout.written(await payout.cycle(name), by);
    const [part] = await payout.handedOut(id);
    const [message, text] = [part!.header['message'] as string, part!.text];
    return { id, message, references: [...new Set(text.match(/D[0-9A-F]{32}/g))] };
  };
  const kept = async (): Promise<number> =>
    (await cash.desk.people.rows('select from disbursements.reconciliation')).length;

  beforeAll(async () => {
    amparo = await startTestApp();
    cash = await FilePayout.open(amparo);
    farm = await cash.another('FARM');
    const people: string[] = [];
    for (const value of ['ACCOUNT1', 'ACCOUNT2', 'ACCOUNT3'])
      people.push(
        await cash.desk.people.individual({
          attributes: { given_name: 'Ana' },
          paymentAccounts: [{ kind: 'bank', value }],
        }),
      );
    await cash.desk.enrol(cash.program, people);
    await cash.desk.enrol(farm.program, people.slice(0, 2));
    channel = await cash.channel(CSV);
    iso = await cash.channel(ISO);
    one = await handedOut(cash, 'One', channel);
    two = await handedOut(cash, 'Two', channel);
    foreign = await handedOut(farm, 'One', channel);
    clerk = await amparo.api('payment_officer', { subject: 'clerk', programs: ['CASH'] });
    await amparo.api('auditor', { subject: 'clerk', programs: ['FARM'] });
    const [[a, b, c], [d, e, f], [g]] = [one.references, two.references, foreign.references];
    statements = [
      `${d},OK,10.00`,
      `${a},OK,10.00`,
      `${g},OK,10.00`,
      `${b},REFUSED,`,
      `${NOBODYS},OK,10.00`,
      `${e},OK,9.00`,
      `${c},WAIT,`,
      `${f},OK,10.00`,
      `${a},PERHAPS,`,
    ];
  }, 180_000);
  afterAll(() => amparo.close());

  it('is one transaction: one that had to be repeated is to be sent again, and is not taken for an empty one', async () => {
    const { people } = cash.desk;
    await people.rows('create sequence public.once');
    await people.rows(`create function public.fail_once() returns trigger language plpgsql security definer as $$
      begin if nextval('public.once') = 1 then raise exception 'planted' using errcode = '40P01'; end if; return new; end $$`);
    await people.rows(
      'create trigger once before update on disbursements.disbursement for each row execute function public.fail_once()',
    );
    const before = await kept();
    const answer = await csv(clerk, statements);
    await people.rows('drop trigger once on disbursements.disbursement');
    expect([answer.status, answer.body.type]).toEqual([503, 'urn:amparo:platform:body-read-before']);
    expect(await kept()).toBe(before);
    expect([await cash.states(one.id), await cash.states(two.id)]).toEqual([{ in_doubt: 3 }, { in_doubt: 3 }]);
  });

  it('finds the batch of each row, and keeps once what is of none', async () => {
    const key = randomUUID();
    const { status, body } = await csv(clerk, statements, key);
    expect(status).toBe(201);
    expect(body).toMatchObject({ received: 9, applied: 4, unchanged: 1, exceptions: 4 });
    const of = (batch: Batch) => body.batches.find(({ batchId }: { batchId: string }) => batchId === batch.id);
    expect(body.batches).toHaveLength(2);
    expect(of(one)).toMatchObject({ received: 3, applied: 2, unchanged: 1, exceptions: 0 });
    expect(of(two)).toMatchObject({ received: 3, applied: 2, unchanged: 0, exceptions: 1 });
    expect(await cash.states(one.id)).toEqual({ paid: 1, failed: 1, in_doubt: 1 });
    expect(await cash.states(two.id)).toEqual({ paid: 2, in_doubt: 1 });
    expect(await exceptions(clerk, of(one).id)).toEqual([]);
    expect(await rowsOf(clerk, of(two).id)).toEqual([[6, 'amount_mismatch', two.id, expect.any(String)]]);
    expect(await rowsOf(clerk, body.unmatchedId)).toEqual([
      [3, 'unknown_reference', null, null], // another program's: as unknown as the next one
      [5, 'unknown_reference', null, null],
      [9, 'unreadable', null, null],
    ]);
    expect((await csv(clerk, statements, key)).body).toEqual(body);
  });

  it('changes nothing when it comes again', async () => {
    const { body } = await csv(clerk, statements.toReversed());
    expect(body).toMatchObject({ received: 9, applied: 0, unchanged: 6, exceptions: 3 });
    expect(await cash.states(one.id)).toEqual({ paid: 1, failed: 1, in_doubt: 1 });
    expect(await cash.states(two.id)).toEqual({ paid: 2, in_doubt: 1 });
  });

  it.each([
    ['both walls', []],
    ['the application alone, here and below', ['disbursement', 'batch', 'payment_file_part']],
  ])(
    "moves nothing of a program that is not the caller's, and tells nobody that it is there: by %s",
    async (_by, open) => {
      for (const table of open)
        await cash.desk.people.rows(`create policy planted on disbursements.${table} using (true)`);
      expect(await cash.states(foreign.id)).toEqual({ in_doubt: 2 });
      const answers = [];
      for (const reference of [foreign.references[0]!, NOBODYS]) {
        const { status, body } = await csv(clerk, [`${reference},OK,10.00`]);
        const { unmatchedId, ...counts } = body;
        const [{ id: _id, reconciliationId: _of, createdAt: _at, ...row }] = await exceptions(clerk, unmatchedId);
        answers.push({ status, counts, row });
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({ status: 201, counts: { exceptions: 1, batches: [] } });
    },
  );

  it('shows what is of no batch to who brought it in and to who is limited by nothing, and to nobody else', async () => {
    const { unmatchedId } = (await csv(clerk, [`${NOBODYS},OK,10.00`])).body;
    const colleague = await amparo.api('payment_officer', { subject: 'colleague', programs: ['CASH'] });
    expect(await exceptions(colleague, unmatchedId)).toBe(404);
    const [exception] = await exceptions(cash.payer, unmatchedId);
    expect(exception.kind).toBe('unknown_reference');
    const [own] = await exceptions(clerk, unmatchedId);
    const resolve = (by: ApiClient, decision: string) =>
      by.post(`/v1/reconciliations/${unmatchedId}/exceptions/${own.id}/resolve`, {
        decision,
        reason: 'handled_outside',
      });
    expect((await resolve(colleague, 'dismissed')).status).toBe(404);
    expect((await resolve(clerk, 'accepted')).status).toBe(403);
    expect((await resolve(cash.payer, 'accepted')).body.type).toBe('urn:amparo:disbursements:nothing-to-accept');
    expect((await resolve(clerk, 'dismissed')).body).toMatchObject({ decision: 'dismissed', batchId: null });
  });

  it('is for all programs where the caller is, and settles what is done', async () => {
    const rest = [one.references[2]!, two.references[1]!, ...foreign.references].map((each) => `${each},OK,10.00`);
    const { body } = await csv(cash.payer, rest);
    expect(body).toMatchObject({ received: 4, applied: 4, exceptions: 0, unmatchedId: null });
    expect(body.batches).toHaveLength(3);
    for (const { id } of [one, two, foreign])
      expect((await cash.payer.get(`/v1/disbursement-batches/${id}`)).body.state).toBe('settled');
    const cycle = async () =>
      (await cash.payer.get(`/v1/programs/${farm.program}/cycles`)).body.data[0].state as string;
    expect(await cycle()).toBe('completed');
    expect((await csv(cash.payer, [`${foreign.references[0]},BACK,`])).body).toMatchObject({ applied: 1 });
    expect(await cycle()).toBe('delivering');
  });

  it('is taken of a channel that says how it looks, and within reach', async () => {
    const depot = { code: 'DEPOT', name: 'Depot', kind: 'in_kind' };
    const made = async (body: object) =>
      (await cash.desk.manager.post('/v1/delivery-channels', body)).body.id as string;
    const line = [`${NOBODYS},OK,10.00`];
    const wrong = { status: 422, type: 'urn:amparo:disbursements:wrong-source' };
    expect(refusal(await csv(clerk, line, undefined, await made(depot)))).toMatchObject(wrong);
    expect(refusal(await csv(clerk, line, undefined, iso))).toMatchObject(wrong);
    expect(refusal(await upload(clerk, 'pain-002', '<Document/>'))).toMatchObject(wrong);
    const farms = await made({ ...depot, code: 'FARMS', programId: farm.program });
    const answers = [
      refusal(await csv(clerk, line, undefined, farms)),
      refusal(await csv(clerk, line, undefined, randomUUID())),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 404 });
    const unreadable = { status: 422, type: 'urn:amparo:disbursements:statement-unreadable' };
    expect(refusal(await upload(clerk, 'csv', 'Name,Account\nAna,1'))).toMatchObject(unreadable);
  });

  it('finds the batch of a message of ISO 20022', async () => {
    message = await handedOut(cash, 'Three', iso);
    foreignMessage = await handedOut(farm, 'Two', iso);
    const { references } = message;
    const told = statusReport(message.message, references.map((each) => statusOf(each, 'ACCC')).join(''));
    const { status, body } = await upload(clerk, 'pain-002', told, randomUUID(), iso);
    expect([status, body.batchId]).toEqual([201, message.id]);
    expect(body).toMatchObject({ received: references.length, applied: references.length, exceptions: 0 });
    const about = async (number: string) => {
      const rejected = statusReport(number, '', '<GrpSts>RJCT</GrpSts>');
      return refusal(await upload(clerk, 'pain-002', rejected, randomUUID(), iso));
    };
    const answer = await about(foreignMessage.message);
    expect(answer).toEqual(await about(`M${'00'.repeat(16)}`));
    expect(answer).toMatchObject({ status: 422, type: 'urn:amparo:disbursements:statement-unreadable' });
    expect(await cash.states(foreignMessage.id)).toEqual({ in_doubt: 2 });
  });
});
