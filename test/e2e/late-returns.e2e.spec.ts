import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { finished } from '../support/finished.js';
import { TestPeople } from '../support/people.js';
import { fillProgram } from '../support/programs.js';

describe('what comes back when its program has ended', () => {
  let amparo: TestApp;
  let manager: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp();
    manager = await amparo.api('program_admin');
    await manager.post('/v1/programs', { code: 'WHOLE', name: 'Another', target: 'individual' });
  });
  afterAll(() => amparo.close());

  const asOwner = <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
    connected(amparo.urls.data, async (client) => (await client.query<R>(sql, values)).rows);

  it('is kept as an exception, of goods and of money, moves nothing, and is listed', async () => {
    const people = new TestPeople(amparo);
    const registrants = await people.individuals(3);
    const { id } = await connected(amparo.urls.data, (client) => fillProgram(client, 'LATE', registrants));
    const path = `/v1/programs/${id}`;
    await asOwner(
      `update disbursements.disbursement set state = case when lifecycle = 'money' then 'paid' else 'delivered' end, closed_at = now(),
              delivered_minor = coalesce(amount_minor, 0), delivered_quantity = coalesce(quantity, 0) where program_id = $1`,
      [id],
    );
    await asOwner(
      `update entitlements.entitlement set state = 'fulfilled', delivered_minor = coalesce(amount_minor, 0), delivered_quantity = coalesce(quantity, 0)
        where program_id = $1`,
      [id],
    );
    await manager.post(`${path}/close`);
    await finished(manager, await manager.post(`${path}/end`));
    const sent = await asOwner<{ id: string; batchId: string; lifecycle: string }>(
      `select distinct on (lifecycle) id, batch_id as "batchId", lifecycle from disbursements.disbursement where program_id = $1 order by lifecycle, id`,
      [id],
    );
    const officer = await amparo.api('payment_officer');
    const report = (one: (typeof sent)[number], outcome: string) =>
      officer.post('/v1/reconciliations', {
        batchId: one.batchId,
        results: [{ disbursementId: people.handle(one.id, 'disbursement'), outcome }],
      });
    const before = await asOwner('select id, state, delivered_minor from disbursements.disbursement order by id');
    expect(sent.map(({ lifecycle }) => lifecycle)).toEqual(['goods', 'money']);
    for (const one of sent)
      expect((await report(one, 'returned')).body).toMatchObject({ received: 1, applied: 0, exceptions: 1 });
    expect((await report(sent[1]!, 'delivered')).body).toMatchObject({ applied: 0, exceptions: 1 }); // money is not delivered
    expect((await report(sent[0]!, 'delivered')).body).toMatchObject({ exceptions: 0 }); // as is known
    expect(await asOwner('select id, state, delivered_minor from disbursements.disbursement order by id')).toEqual(
      before,
    );
    const list = `${path}/reconciliation-exceptions`;
    const late = (await officer.get(`${list}?kind=late_return`)).body.data as Record<string, unknown>[];
    expect(late.map(({ kind, disbursementId, batchId }) => [kind, disbursementId, batchId])).toEqual(
      sent.map((one) => ['late_return', people.handle(one.id, 'disbursement'), one.batchId]),
    );
    expect((await officer.get(list)).body.data).toHaveLength(4); // with the one it came with, and the one about money
    expect((await officer.get(`${list}?kind=other`)).status).toBe(400);
    const elsewhere = await amparo.api('payment_officer', { programs: ['WHOLE'], subject: 'elsewhere' });
    expect((await elsewhere.get(list)).status).toBe(404);
  });
});
