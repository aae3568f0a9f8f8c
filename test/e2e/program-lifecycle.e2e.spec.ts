import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser, connected } from '../support/database.js';
import { finished } from '../support/finished.js';
import { TestPeople } from '../support/people.js';
import { fillProgram } from '../support/programs.js';

describe('the life of a program', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let manager: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp();
    [admin, manager] = [await amparo.api('registry_admin'), await amparo.api('program_admin')];
  });
  afterAll(() => amparo.close());

  const founded = async (code: string): Promise<string> => {
    const { body } = await admin.post('/v1/programs', { code, name: code, target: 'individual' });
    const path = `/v1/programs/${body.id as string}`;
    expect((await manager.post(`${path}/rules`, { expression: 'true' })).status).toBe(201);
    return path;
  };
  const moved = async (path: string, ...moves: string[]): Promise<void> => {
    for (const move of moves) {
      const answer = await manager.post(`${path}/${move}`);
      expect([move, answer.status]).toEqual([move, move === 'end' ? 202 : 200]);
      if (move === 'end') await finished(manager, answer);
    }
  };
  /** A program with money on its way and goods handed to the carrier. */
  const filled = async (code: string): Promise<string> => {
    const people = await new TestPeople(amparo).individuals(3);
    return connected(asSuperuser(amparo.urls.data), async (client) => (await fillProgram(client, code, people)).id);
  };
  const asOwner = <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
    connected(asSuperuser(amparo.urls.data), async (client) => (await client.query<R>(sql, values)).rows);

  it('goes from draft to the archive, and its history says who moved it, when and why', async () => {
    const path = await founded('WHOLE');
    expect((await manager.post(`${path}/activate`)).body).toMatchObject({ state: 'active', revision: 2 });
    expect((await manager.post(`${path}/pause`, { reason: 'under_review' })).body.state).toBe('paused');
    await moved(path, 'resume', 'close', 'end', 'archive');
    const { body } = await manager.get(`${path}/history`);
    const told = body.data.map(({ fromState, toState, reason }: Record<string, string>) => [
      fromState,
      toState,
      reason,
    ]);
    expect(told).toEqual([
      ['draft', 'active', 'requested'],
      ['active', 'paused', 'under_review'],
      ['paused', 'active', 'requested'],
      ['active', 'closing', 'requested'],
      ['closing', 'ended', 'requested'],
      ['ended', 'archived', 'requested'],
    ]);
    expect(body.data[0]).toMatchObject({ actorId: expect.any(String), at: expect.any(String) });
  });

  it('allows no move but those of its table', async () => {
    const path = await founded('TABLE');
    for (const move of ['pause', 'resume', 'close', 'end', 'archive']) {
      const refused = await manager.post(`${path}/${move}`);
      expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:platform:move-not-allowed']);
    }
    await moved(path, 'activate');
    for (const move of ['activate', 'resume', 'end', 'archive'])
      expect([move, (await manager.post(`${path}/${move}`)).status]).toEqual([move, 409]);
    await moved(path, 'close');
    for (const move of ['activate', 'pause', 'resume', 'close', 'archive'])
      expect([move, (await manager.post(`${path}/${move}`)).status]).toEqual([move, 409]);
  });

  it('takes a reason that is an active code of the move, and names the field otherwise', async () => {
    const path = await founded('REASON');
    for (const reason of ['deceased', 'term_ended', 'nonsense']) {
      const refused = await manager.post(`${path}/activate`, { reason });
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        [{ pointer: '#/reason', message: 'must be an active reason code of the move' }],
      ]);
      expect(JSON.stringify(refused.body)).not.toContain('nonsense');
    }
    const code = { entity: 'program', code: 'harvest_in', name: 'Harvest is in', moves: ['pause'] };
    const made = await admin.post('/v1/reason-codes', code);
    expect(made.body).toMatchObject({ ...code, active: true, revision: 1 });
    expect((await admin.post('/v1/reason-codes', code)).status).toBe(409);
    await moved(path, 'activate');
    expect((await manager.post(`${path}/pause`, { reason: 'harvest_in' })).status).toBe(200);
    await moved(path, 'resume');
    const reason = `/v1/reason-codes/${made.body.id}`;
    expect((await admin.patch(reason, { active: false }, '"1"')).body).toMatchObject({ active: false, revision: 2 });
    expect((await admin.patch(reason, { active: true }, '"1"')).status).toBe(412);
    expect((await manager.post(`${path}/pause`, { reason: 'harvest_in' })).status).toBe(422);
    const unfit = await admin.patch(reason, { moves: ['graduate'] }, '"2"');
    expect([unfit.status, unfit.body.errors[0].pointer]).toEqual([422, '#/moves']);
    const listed = (await manager.get('/v1/reason-codes?entity=enrolment&limit=200')).body.data;
    expect(listed.map(({ code: one }: { code: string }) => one)).toEqual(
      expect.arrayContaining(['deceased', 'no_longer_eligible', 'entered_in_error', 'moved', 'graduated']),
    );
    const limited = await amparo.api('program_admin', { programs: ['REASON'], subject: 'limited' });
    expect((await limited.post('/v1/reason-codes', { ...code, code: 'other_one' })).status).toBe(404);
    expect((await limited.get('/v1/reason-codes')).status).toBe(200);
  });

  it('is described as it was seen, until it closes', async () => {
    const path = await founded('CHANGED');
    const shown = await manager.get(path);
    expect(shown.headers.get('etag')).toBe('"1"');
    const change = {
      name: 'Another name',
      description: 'For a year',
      validFrom: '2026-01-01',
      validUntil: '2100-12-31',
      failedRecheck: 'pause',
    };
    const changed = await manager.patch(path, change, '"1"');
    expect([changed.status, changed.body]).toEqual([200, { ...shown.body, ...change, revision: 2 }]);
    expect((await manager.get(path)).body).toEqual(changed.body);
    expect((await manager.patch(path, { name: 'Late' }, '"1"')).status).toBe(412);
    expect((await manager.patch(path, { name: 'Blind' }, null)).status).toBe(428);
    expect((await manager.patch(path, { name: null }, '"2"')).status).toBe(400);
    for (const [field, wrong] of [
      ['validUntil', '2025-12-31'],
      ['validFrom', '2026-02-30'],
    ] as const) {
      const refused = await manager.patch(path, { [field]: wrong }, '"2"');
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, `#/${field}`]);
    }
    expect((await manager.patch(path, { validFrom: null, validUntil: null }, '"2"')).body).toMatchObject({
      validFrom: null,
      validUntil: null,
    });
    await moved(path, 'activate', 'close');
    const refused = await manager.patch(path, { name: 'Never' }, '"5"');
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:programs:program-closed']);
  });

  it('enrols, makes cycles and approves within its validity dates only', async () => {
    const path = await founded('DATES');
    await moved(path, 'activate');
    for (const dates of [{ validUntil: '2020-01-31' }, { validUntil: null, validFrom: '2200-01-01' }]) {
      const { body } = await manager.get(path);
      expect((await manager.patch(path, dates, `"${body.revision}"`)).status).toBe(200);
      for (const asked of [manager.post(`${path}/eligibility-runs`), manager.post(`${path}/cycles`, { name: 'One' })])
        expect((await asked).body.type).toBe('urn:amparo:programs:program-not-in-force');
    }
  });

  it('is out of the ordinary list once archived, and found by its state', async () => {
    const path = await founded('ARCHIVED');
    await moved(path, 'activate', 'close', 'end');
    const codes = async (query: string): Promise<string[]> =>
      (await manager.get(`/v1/programs?limit=200${query}`)).body.data.map(({ code }: { code: string }) => code);
    expect(await codes('')).toContain('ARCHIVED');
    await moved(path, 'archive');
    expect(await codes('')).not.toContain('ARCHIVED');
    expect(await codes('&state=archived')).toContain('ARCHIVED');
    expect(await codes('&state=ended')).not.toContain('ARCHIVED');
    expect((await manager.get(path)).body.state).toBe('archived');
  });

  it('does not end while anything is sent or in doubt', async () => {
    const path = `/v1/programs/${await filled('SENT')}`;
    await moved(path, 'close');
    const before = await manager.get(path);
    const refused = await manager.post(`${path}/end`);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:disbursements:something-sent']);
    expect((await manager.get(path)).body).toEqual(before.body);
  });

  it('cancels what is open when it ends, and gives back what was reserved for it', async () => {
    const id = await filled('ENDING');
    const path = `/v1/programs/${id}`;
    // nothing was sent yet: one waits, one is held; and what the lines are due is reserved
    await asOwner(
      `update disbursements.disbursement set state = case when lifecycle = 'money' then 'pending' else 'held' end where program_id = $1`,
      [id],
    );
    await asOwner(
      `with posting as (insert into entitlements.fund_posting (id, program_id, currency, kind, reference_id, posted_by, posted_at)
         values (platform.uuid_v7(), $1, 'KES', 'reserve', platform.uuid_v7(), platform.uuid_v7(), now()) returning id)
       insert into entitlements.fund_entry (posting_id, account_id, amount_minor)
       select posting.id, a.id, case a.code when 'available' then -300000 else 300000 end
         from posting, entitlements.fund_account a where a.program_id = $1 and a.code in ('available', 'reserved')`,
      [id],
    );
    await asOwner(
      `update entitlements.fund_account set balance_minor = balance_minor + case code when 'available' then -300000 else 300000 end
        where program_id = $1 and code in ('available', 'reserved')`,
      [id],
    );
    await moved(path, 'close', 'end');
    const states = async (table: string): Promise<string[]> =>
      (
        await asOwner<{ state: string }>(`select distinct state from ${table} where program_id = $1 order by 1`, [id])
      ).map(({ state }) => state);
    expect(await states('disbursements.disbursement')).toEqual(['cancelled']);
    expect(await states('disbursements.batch')).toEqual(['cancelled', 'settled']);
    expect(await states('entitlements.entitlement')).toEqual(['cancelled']);
    expect(await states('entitlements.cycle')).toEqual(['cancelled', 'completed']);
    const submissions = await asOwner<{ state: string; ended: boolean }>(
      `select s.state, s.ended_at is not null as ended from entitlements.submission s
         join entitlements.cycle c on c.id = s.cycle_id where c.program_id = $1 order by 1`,
      [id],
    );
    expect(submissions).toEqual([
      { state: 'approved', ended: true },
      { state: 'withdrawn', ended: true },
    ]);
    const { body } = await manager.get(`${path}/fund`);
    expect(body.balances).toMatchObject([{ currency: 'KES', reserved: '0.00', balanced: true }]);
    const [kept] = await asOwner<Record<string, number>>(
      `select (select count(*)::int from disbursements.disbursement_history where program_id = $1 and reason = 'program_ended') as attempts,
              (select count(*)::int from entitlements.entitlement_history where program_id = $1 and reason = 'program_ended') as lines`,
      [id],
    );
    expect(kept).toEqual({ attempts: 6, lines: 6 });
    const [batch] = await asOwner<{ cycleId: string; channelId: string }>(
      `select cycle_id as "cycleId", channel_id as "channelId" from disbursements.batch where program_id = $1 limit 1`,
      [id],
    );
    const again = await manager.post(`/v1/cycles/${batch!.cycleId}/disbursement-batches`, {
      channelId: batch!.channelId,
    });
    expect([403, 409]).toContain(again.status);
  });
});
