import { AMINA, BRIAN, PeopleWhoAsk, REASON } from '../support/access-requests.js';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
type Rows = readonly Readonly<Record<string, unknown>>[];
/** Of each row these fields, in this order. */
const of = (rows: Rows, ...names: string[]) => rows.map((row) => names.map((name) => row[name] ?? null));

describe("the answer to a person's own access request", () => {
  let people: PeopleWhoAsk;
  // oxlint-disable-next-line typescript/no-explicit-any
  let told: any;

  /** A record of a social registry that may be of Amina or of Brian, and one that may be of Brian. */
  const setAside = async (): Promise<void> => {
    const source = {
      code: 'register',
      name: 'Register',
      dialect: 'openg2p',
      baseUrl: 'http://127.0.0.1:9',
      tokenUrl: 'http://127.0.0.1:9/token',
      clientId: 'amparo',
      clientSecret: 'x',
      mapping: { idTypes: [{ name: 'CARD', idType: 'voter_card' }], individual: [], group: [], phones: false },
    };
    const { id } = (await people.admin.post('/v1/social-registries', source)).body;
    expect((await people.admin.post(`/v1/social-registries/${id}/sync-runs`, { mode: 'full' })).status).toBe(202);
    await people.query(
      `insert into sr_sync.quarantined_record
              (id, social_registry_id, sync_run_id, last_run_id, reason, rule, pointer, candidates, content_digest)
       select platform.uuid_v7(), r.social_registry_id, r.id, r.id, 'ambiguous', 'may be several registrants', '/0', c.candidates, c.digest
         from sr_sync.sync_run r
        cross join (values (array[$1::uuid, $2::uuid], '\\x01'::bytea), (array[$2::uuid], '\\x02'::bytea)) c (candidates, digest)`,
      [people.aminaId, people.brianId],
    );
  };
  const truth = async (sql: string): Promise<unknown[]> =>
    (await people.query<{ row: unknown }>(sql, [people.aminaId])).map(({ row }) => row);

  beforeAll(async () => {
    people = await PeopleWhoAsk.make();
    const { admin, officer, amina } = people;
    await officer.post(`/v1/registrants/${amina}/legal-hold`, { ground: 'investigation', reason: REASON });
    await setAside();
    const opened = await people.open(admin, amina);
    expect([opened.status, opened.body.state, opened.body.purpose]).toEqual([201, 'requested', 'access']);
    const answered = await people.fulfil(officer, amina, opened);
    expect([answered.status, Object.keys(answered.body as object).toSorted()]).toEqual([
      200,
      ['answer', 'id', 'keyThumbprint', 'registrantId'],
    ]);
    expect(answered.headers.get('cache-control')).toContain('no-store');
    for (const value of Object.values(AMINA)) expect(JSON.stringify(answered.body)).not.toContain(value);
    told = await people.key.open(answered.body.answer as string);
  });
  afterAll(() => people.amparo.close());

  it('holds all that is kept about the person themselves', () => {
    expect(told.registrant).toMatchObject({ kind: 'individual', status: 'active' });
    expect(told.profiles).toMatchObject([
      { attributes: { full_name: AMINA.former, rooms: 3 }, until: expect.any(String) },
      { attributes: { full_name: AMINA.name, rooms: 3 }, until: null },
    ]);
    expect(told.identifiers).toMatchObject([
      { kind: 'voter_card', value: AMINA.card, status: 'valid', expiresOn: '2041-01-31' },
    ]);
    expect(told.contacts).toMatchObject([{ kind: 'phone', value: AMINA.phone }]);
    expect(told.paymentAccounts).toMatchObject([{ kind: 'bank', value: AMINA.bank }]);
    expect(told.memberships).toMatchObject([
      { as: 'member', groupKind: 'household', isHead: false, relationship: 'spouse' },
    ]);
    expect(told.payees).toMatchObject([{ as: 'payee', kind: 'nominee' }]);
    expect(told.accessRequests).toMatchObject([{ state: 'requested', purpose: 'access' }]);
  });

  it('holds nothing of anybody else, no id, and no legal hold', () => {
    const text = JSON.stringify(told);
    for (const value of [...Object.values(BRIAN), 'legal-hold', 'registrant:hold']) expect(text).not.toContain(value);
    expect(text).not.toMatch(UUID);
  });

  it('tells of every program, line and attempt what is on file', async () => {
    expect(of(told.enrolments as Rows, 'program', 'period', 'state')).toEqual(
      await truth(`select json_build_array(p.code, e.period, e.state) as row from programs.enrolment e
        join programs.program p on p.id = e.program_id where registrant_id = $1`),
    );
    expect(told.verdicts).toMatchObject([{ program: 'NORTH', outcome: 'eligible', ruleVersion: 1 }]);
    expect(
      of(told.entitlements as Rows, 'cycle', 'benefit', 'state', 'amount', 'currency', 'quantity', 'unit'),
    ).toEqual(
      await truth(`select json_build_array(c.number, b.code, e.state, to_char(e.amount_minor / 100.0, 'FM999999990.00'),
          e.currency, trim_scale(e.quantity)::text, e.unit) as row
        from entitlements.entitlement e join entitlements.cycle c on c.id = e.cycle_id
        join entitlements.benefit b on b.id = e.benefit_id where registrant_id = $1 order by e.id`),
    );
    expect(of(told.disbursements as Rows, 'channel', 'benefit', 'attempt', 'state')).toEqual(
      await truth(`select json_build_array(c.code, b.code, d.attempt, d.state) as row from disbursements.disbursement d
        join disbursements.delivery_channel c on c.id = d.channel_id
        join entitlements.benefit b on b.id = d.benefit_id where registrant_id = $1 order by d.id`),
    );
    expect([told.enrolments.length, told.entitlements.length, told.disbursements.length]).toEqual([1, 2, 2]);
    for (const [part, table] of [
      ['enrolments', 'programs.enrolment'],
      ['entitlements', 'entitlements.entitlement'],
      ['disbursements', 'disbursements.disbursement'],
    ] as const) {
      const moves = (told[part] as { moves: Rows }[]).flatMap((one) => one.moves);
      expect(of(moves, 'from', 'to', 'reason')).toEqual(
        await truth(`select json_build_array(from_state, to_state, reason) as row from ${table}_history
          where registrant_id = $1 order by ${table.split('.')[1]}_id, id`),
      );
    }
  });

  it('tells what was proposed, and which records of others may be of the person, without what they hold', () => {
    expect(told.proposals).toMatchObject([
      { program: 'NORTH', outcome: 'not_eligible', state: 'open', ruleVersion: 1, decidedAt: null },
    ]);
    expect(told.setAside).toEqual([
      {
        source: 'register',
        sourceName: 'Register',
        reason: 'ambiguous',
        rule: 'may be several registrants',
        pointer: '/0',
        state: 'quarantined',
        mayBeAnother: true,
        since: expect.any(String),
        until: null,
      },
    ]);
  });

  it('tells who looked, by numbers, and of the answer itself', () => {
    const looks = told.whoLooked as { action: string; user: number }[];
    const usersOf = (action: string) => [
      ...new Set(looks.filter((one) => one.action === action).map(({ user }) => user)),
    ];
    expect(looks[0]).toMatchObject({
      action: 'access-request:fulfil',
      purpose: 'access',
      organisation: 'development',
      outcome: 'succeeded',
    });
    expect(usersOf('registrant:write')).toEqual(usersOf('access-request:open'));
    const three = ['beneficiary:read', 'registrant:write', 'access-request:fulfil'].flatMap(usersOf);
    expect([three.length, new Set(three).size]).toEqual([3, 3]);
  });
});
