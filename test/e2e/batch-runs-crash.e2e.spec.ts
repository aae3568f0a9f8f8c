import type { Client } from 'pg';
import type { ApiClient } from '../support/api-client.js';
import { ok } from '../support/cycle-under-test.js';
import { connected } from '../support/database.js';
import { finished } from '../support/finished.js';
import { KilledService } from '../support/killed-service.js';
import { ended } from '../support/registrants.js';

const PEOPLE = 300;

const FILL = `insert into registry.registrant (id, kind, profile_sealed, profile_since, created_at, updated_at)
  select platform.uuid_v7(), 'individual', '\\x00', now(), now(), now() from generate_series(1, ${PEOPLE})`;
const ENROL = `insert into programs.enrolment (id, registrant_id, program_id, state, state_since, enrolled_at)
  select platform.uuid_v7(), id, $1, 'enrolled', now(), now() from registry.registrant`;

/** Whoever is about to write attempts waits as long as somebody holds this. */
const NO_WRITING = 'lock table disbursements.disbursement in share row exclusive mode';
const WAITING = `select pid from pg_locks where relation = 'disbursements.disbursement'::regclass and not granted`;

/** Of a cycle: its lines, how often each has an attempt at the least and at the most, in how many batches they are, and what else there is of them. */
const FOUND = `select count(*)::int as lines, min(attempts)::int as least, max(attempts)::int as most,
          (select count(*)::int from disbursements.disbursement where cycle_id = $1) as attempts,
          (select count(distinct batch_id)::int from disbursements.disbursement where cycle_id = $1) as filled,
          (select count(*)::int from disbursements.batch where cycle_id = $1) as batches,
          (select count(*)::int from disbursements.beneficiary_key where cycle_id = $1) as keys
     from (select e.id, (select count(*) from disbursements.disbursement d where d.entitlement_id = e.id and d.registrant_id = e.registrant_id) as attempts
             from entitlements.entitlement e where e.cycle_id = $1) line`;

describe('kill -9 while an operation makes a batch', () => {
  let service: KilledService;
  let programId: string;
  let channelId: string;

  beforeAll(async () => {
    service = await KilledService.begin();
    await service.rows(FILL);
    const made = await service.api.post('/v1/programs', { code: 'FOOD', name: 'Food', target: 'individual' });
    programId = ok(made).id as string;
    const path = `/v1/programs/${programId}`;
    ok(await service.api.post(`${path}/rules`, { expression: 'true' }));
    ok(await service.api.post(`${path}/activate`));
    const basket = { code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' };
    ok(await service.api.post(`${path}/benefits`, basket));
    await service.rows(ENROL, [programId]);
    const depot = { code: 'DEPOT', name: 'Depot', kind: 'in_kind' };
    channelId = ok(await service.api.post('/v1/delivery-channels', depot)).id as string;
  }, 120_000);
  afterAll(() => service.end());

  const approver = (): Promise<ApiClient> => service.as('approver', 'approver');
  const payer = (): Promise<ApiClient> => service.as('payment_officer', 'payer');

  async function approvedCycle(name: string): Promise<string> {
    const id = ok(await service.api.post(`/v1/programs/${programId}/cycles`, { name })).id as string;
    await finished(service.api, await service.api.post(`/v1/cycles/${id}/prepare`));
    ok(await service.api.post(`/v1/cycles/${id}/submit`));
    await finished(service.api, await (await approver()).post(`/v1/cycles/${id}/approve`));
    return id;
  }

  /** Who waits to write, once somebody else than `before` does, and who was killed is gone: nothing of the dead goes on. */
  async function writer(client: Client, before?: number): Promise<number> {
    for (;;) {
      const { rows } = await client.query<{ pid: number }>(WAITING);
      if (rows.length === 1 && rows[0]!.pid !== before) return rows[0]!.pid;
    }
  }

  async function made(name: string, kills: number) {
    const cycleId = await approvedCycle(name);
    const id = await connected(service.databases.urls.data, async (client) => {
      await client.query('begin');
      if (kills > 0) await client.query(NO_WRITING);
      const ordered = await (await payer()).post(`/v1/cycles/${cycleId}/disbursement-batch-runs`, { channelId });
      for (let [kill, pid] = [0, undefined as number | undefined]; kill < kills; kill++) {
        pid = await writer(client, pid);
        await service.killAndStart();
      }
      await client.query('commit');
      return ok(ordered).id as string;
    });
    const { state, counts, done } = await ended(await payer(), id);
    const [found] = await service.rows(FOUND, [cycleId]);
    return { cycleId, told: { state, counts, done, found } };
  }

  it('goes on by itself: each line is in exactly one batch, as undisturbed, and its digest is of what was made', async () => {
    const undisturbed = await made('One', 0);
    expect(undisturbed.told).toEqual({
      state: 'succeeded',
      counts: { lines: PEOPLE, leftOut: 0 },
      done: PEOPLE,
      found: { lines: PEOPLE, least: 1, most: 1, attempts: PEOPLE, filled: 1, batches: 1, keys: PEOPLE },
    });
    const { cycleId, told } = await made('Two', 2);
    expect(told).toEqual(undisturbed.told);
    const officer = await payer();
    const [batch, ...more] = ok(await officer.get(`/v1/cycles/${cycleId}/disbursement-batches`)).data;
    expect(more).toEqual([]);
    ok(await (await approver()).post(`/v1/disbursement-batches/${batch.id}/approve`));
    await finished(officer, await officer.post(`/v1/disbursement-batches/${batch.id}/dispatch`));
    expect(ok(await officer.get(`/v1/disbursement-batches/${batch.id}`)).states).toEqual({ dispatched: PEOPLE });
  }, 120_000);
});
