import { startTestApp, type TestApp } from '../support/app.js';
import type { ApiClient } from '../support/api-client.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { ended } from '../support/registrants.js';

const REFUSED = 'urn:amparo:entitlements:';

describe('the approval of a cycle', () => {
  let amparo: TestApp;
  let people: string[];
  let second: ApiClient;
  let third: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp();
    const first = await GivingProgram.founded(amparo, 'FIRST');
    people = await first.people.individuals(4);
    second = await amparo.api('approver', { subject: 'second' });
    third = await amparo.api('approver', { subject: 'third' });
  });

  afterAll(() => amparo?.close());

  async function funded(code: string, policy?: object): Promise<GivingProgram> {
    const program = await GivingProgram.founded(amparo, code);
    await program.flat('100.00');
    await program.funded('1000.00');
    await program.enrolled();
    if (policy) ok(await program.founder.patch(`${program.path}/approval-policy`, policy, '"0"'));
    return program;
  }

  const refusal = async (cycle: CycleUnderTest, stage: string, by: ApiClient): Promise<object> => {
    const { status, body } = await by.post(`${cycle.path}/${stage}`);
    return { status, type: body.type };
  };

  it('passes the stages of its program in order, each by another person, and binds the lines at the last', async () => {
    const program = await funded('STAGES', { stages: ['approve', 'authorize', 'release'] });
    const cycle = await (await program.cycle()).waiting();
    expect(await refusal(cycle, 'release', third)).toEqual({ status: 409, type: `${REFUSED}stage-not-due` });
    expect(await cycle.approved()).toEqual({ approved: 0 });
    expect(await refusal(cycle, 'authorize', program.approver)).toEqual({
      status: 403,
      type: `${REFUSED}stage-passed`,
    });
    await cycle.passed('authorize', second);
    expect((await cycle.shown()).state).toBe('to_approve');
    expect(await refusal(cycle, 'release', second)).toEqual({ status: 403, type: `${REFUSED}stage-passed` });
    expect(await cycle.passed('release', third)).toEqual({ approved: 4 });
    expect(await cycle.shown()).toMatchObject({ state: 'approved', lines: { approved: 4 } });
    const [submission] = await cycle.submissions();
    expect(submission).toMatchObject({
      number: 1,
      state: 'approved',
      approval: { lines: 4, totals: [{ amount: '400.00' }] },
    });
    expect(submission.signOffs.map(({ stage, lines }: { stage: string; lines: number }) => [stage, lines])).toEqual([
      ['approve', 4],
      ['authorize', 4],
      ['release', 4],
    ]);
    expect(submission.signOffs.at(-1).digest).toBe(submission.approval.digest);
    expect(await program.fund()).toMatchObject({ available: '600.00', reserved: '400.00', balanced: true });
  });

  it('is refused to whoever made, prepared or submitted it, also by the database and whatever the insert says', async () => {
    const program = await funded('MAKERS');
    const cycle = await (await program.cycle()).waiting();
    const both = await amparo.api('approver', { subject: 'manager' }); // the manager, who may approve besides
    expect(await refusal(cycle, 'approve', both)).toEqual({ status: 403, type: `${REFUSED}maker-is-checker` });
    const { preparedBy } = await cycle.shown();
    const [{ id }] = await cycle.submissions();
    const forged = `insert into entitlements.sign_off (id, submission_id, stage, actor_id, at, line_count, digest, makers)
      values (platform.uuid_v7(), $1, 'approve', $2, now(), 4, '', '{}')`;
    await expect(program.people.rows(forged, [id, preparedBy])).rejects.toThrow('sign_off_maker_is_not_checker');
  });

  it('stops when a line was changed between two stages', async () => {
    const program = await funded('BETWEEN', { stages: ['approve', 'release'] });
    const cycle = await (await program.cycle()).waiting();
    await cycle.approved();
    await program.people.rows('update entitlements.entitlement set amount_minor = 1 where cycle_id = $1', [cycle.id]);
    const ordered = await second.post(`${cycle.path}/release`);
    expect(await ended(program.manager, ordered.body.id as string)).toMatchObject({
      state: 'failed',
      problem: 'entitlements:submission-changed',
    });
    expect(await cycle.states()).toEqual({ draft: 4 });
  });

  it('goes back with a reason to be prepared anew, without a line that was taken out, and is approved then', async () => {
    const program = await funded('BACK');
    const cycle = await (await program.cycle()).waiting();
    const [line] = await cycle.lines();
    const exclude = () => program.manager.post(`/v1/entitlements/${line.id}/exclude`, { reason: 'moved_away' });
    expect((await exclude()).body.type).toBe(`${REFUSED}submission-open`);
    const reason = { reason: 'One has moved away' };
    expect(ok(await program.approver.post(`${cycle.path}/reject`, reason)).state).toBe('prepared');
    expect((await program.approver.post(`${cycle.path}/reject`, reason)).body.type).toBe(`${REFUSED}nothing-submitted`);
    expect(ok(await exclude()).state).toBe('excluded');
    expect((await exclude()).status).toBe(409);
    await cycle.submitted();
    expect(await cycle.approved()).toEqual({ approved: 3 });
    expect(await cycle.states()).toEqual({ approved: 3, excluded: 1 });
    expect((await cycle.submissions()).map(({ number, state, reason: why }) => [number, state, why])).toEqual([
      [2, 'approved', null],
      [1, 'rejected', reason.reason],
    ]);
    const { data } = ok(await program.manager.get(`/v1/entitlements/${line.id}/history`));
    expect(data).toMatchObject([{ fromState: 'draft', toState: 'excluded', reason: 'moved_away' }]);
  });

  it('refuses single lines, until a stage was passed with them', async () => {
    const program = await funded('SINGLE', { stages: ['approve', 'release'] });
    const cycle = await program.cycle();
    await cycle.prepared();
    const [one, other] = await cycle.lines();
    const colleague = await amparo.api('program_manager', { subject: 'colleague' });
    const reject = ({ id }: { id: string }, by = program.approver) =>
      by.post(`/v1/entitlements/${id}/reject`, { reason: 'not_living_there' });
    expect((await reject(one)).body.type).toBe(`${REFUSED}nothing-submitted`);
    await cycle.submitted();
    expect((await reject(one, colleague)).status).toBe(403);
    expect(ok(await reject(one)).state).toBe('rejected');
    expect((await reject(one)).body.type).toBe('urn:amparo:platform:move-not-allowed');
    expect((await cycle.shown()).state).toBe('to_approve');
    await cycle.approved();
    expect((await reject(other, second)).body.type).toBe(`${REFUSED}stage-behind`);
    expect(await cycle.passed('release', second)).toEqual({ approved: 3 });
    expect(await cycle.states()).toEqual({ approved: 3, rejected: 1 });
    expect(await program.fund()).toMatchObject({ reserved: '300.00', balanced: true });
    const { data } = ok(await program.manager.get(`/v1/entitlements/${one.id}/history`));
    expect(data).toMatchObject([{ fromState: 'draft', toState: 'rejected', reason: 'not_living_there' }]);
  });

  it('corrects downwards: what is still due is cancelled, and a line of what is right names it', async () => {
    const program = await funded('LESS');
    const cycle = await (await program.cycle()).waiting();
    await cycle.approved();
    const [{ id, benefitId, registrantId }] = await cycle.lines();
    ok(await program.manager.post(`/v1/entitlements/${id}/cancel`, { reason: 'too_much' }));
    const right = { benefitId, registrantId, amount: '60.00', corrects: id, reason: 'too_much' };
    ok(await program.manager.post(`${cycle.path}/entitlements`, right));
    await cycle.submitted();
    expect(await cycle.approved(second)).toEqual({ approved: 1 });
    expect(await cycle.states()).toEqual({ approved: 4, cancelled: 1 });
    expect(await program.fund()).toMatchObject({ available: '640.00', reserved: '360.00', balanced: true });
    const less = { ...right, amount: '-60.00' };
    expect((await program.manager.post(`${cycle.path}/entitlements`, less)).body.errors).toMatchObject([
      { pointer: '#/amount' },
    ]);
  });

  it('comes in tranches: what the funds did not reach for, and lines added for late joiners and corrections', async () => {
    const program = await GivingProgram.founded(amparo, 'TRANCHES');
    await program.flat('100.00');
    await program.funded('250.00');
    await program.enrolled();
    const cycle = await (await program.cycle()).waiting();
    expect(await cycle.approved()).toEqual({ approved: 2 });
    expect(await cycle.states()).toEqual({ approved: 2, draft: 2 });
    expect((await cycle.shown()).state).toBe('approved');

    const benefitId = (await cycle.lines())[0].benefitId as string;
    const late = await program.people.individual();
    const add = (body: object) =>
      program.manager.post(`${cycle.path}/entitlements`, { benefitId, reason: 'late_joiner', ...body });
    const registrantId = program.people.handle(late);
    expect((await add({ registrantId })).body.type).toBe(`${REFUSED}not-enrolled`);
    await program.enrolled();
    expect(ok(await add({ registrantId }))).toMatchObject({ kind: 'supplementary', state: 'draft', amount: '100.00' });
    const paid = (await cycle.lines()).find(({ state }) => state === 'approved');
    const more = { registrantId: paid.registrantId, amount: '30.00', corrects: paid.id, reason: 'correction' };
    expect(ok(await add(more))).toMatchObject({ amount: '30.00', corrects: paid.id, reason: 'correction' });
    expect((await add({ ...more, registrantId })).body.type).toBe(`${REFUSED}correction-unfit`);

    await program.funded('1000.00');
    await cycle.submitted();
    expect((await add({ registrantId })).body.type).toBe(`${REFUSED}submission-open`);
    expect(await cycle.approved(second)).toEqual({ approved: 4 });
    expect(await cycle.shown()).toMatchObject({ state: 'approved', lines: { approved: 6 } });
    expect(await program.fund()).toMatchObject({ available: '720.00', reserved: '530.00', balanced: true });
    expect((await cycle.submissions()).map(({ approval }) => approval.lines)).toEqual([4, 2]);
    expect((await cycle.submissions())[0].approval.digest).not.toBe((await cycle.submissions())[1].approval.digest);
  });

  it('is refused to whoever made a line of it', async () => {
    const program = await funded('OWN');
    const cycle = await (await program.cycle()).waiting();
    await cycle.approved();
    const founder = await amparo.api('program_manager', { subject: 'fourth' });
    const [{ benefitId, registrantId }] = await cycle.lines();
    ok(
      await founder.post(`${cycle.path}/entitlements`, {
        benefitId,
        registrantId,
        reason: 'correction',
        amount: '1.00',
      }),
    );
    await cycle.submitted();
    const fourth = await amparo.api('approver', { subject: 'fourth' });
    expect(await refusal(cycle, 'approve', fourth)).toEqual({ status: 403, type: `${REFUSED}maker-is-checker` });
    expect(people).toHaveLength(4);
  });
});
