import { contractFaults } from '../support/dci-contract.js';
import { CARDS, message, Partner } from '../support/partner.js';

type Json = Record<string, unknown>;

const told = (value: unknown, more: Json = {}): Json => ({
  '@type': 'Beneficiary',
  member: { member_identifier: [{ identifier_type: 'UIN', identifier_value: value }] },
  programme_identifier: [{ programme_identifier: 'SCHOOL-1', programme_name: 'School meals' }],
  enrollment_date: '2025-02-01T00:00:00Z',
  enrollment_status: 'active',
  ...more,
});
const updates = (records: readonly Json[], header: Json = {}): Json =>
  message('notify', { enrolled_updates: { beneficiaries: records } }, { status: 'succ', ...header });

describe('DCI: programs that partners report', () => {
  let partner: Partner;
  const answered = async (body: Json) => {
    const answer = await partner.send('sync/enrollment/updates', body);
    expect([answer.status, contractFaults('sync.enrollment.updates.response', answer.body)]).toEqual([200, []]);
    return answer.body.enrolled_response as { status: string; status_reason_message?: string }[];
  };
  const seen = async (value: string) => {
    const manager = await partner.amparo.api('program_manager');
    const { body } = await manager.post('/v1/beneficiaries/lookup', { idType: 'national_id', value });
    return body.data[0];
  };
  const listed = async (query = '') => (await partner.admin.get(`/v1/reported-programs${query}`)).body.data;

  beforeAll(async () => {
    partner = await Partner.meet();
  });
  afterAll(() => partner?.close());

  it('are received, and shown in the headline query as reported by whom, apart from ours', async () => {
    expect(await answered(updates([told(CARDS[0])]))).toMatchObject([{ reference_id: '1', status: 'rcvd' }]);
    const found = await seen(CARDS[0]);
    expect(found.programs).toMatchObject([{ code: 'NORTH' }]);
    expect(found.reportedPrograms).toEqual([
      {
        reportedBy: 'partner',
        programCode: 'SCHOOL-1',
        programName: 'School meals',
        status: 'active',
        enrolledOn: '2025-02-01',
        reportedAt: expect.any(String),
        isConfirmed: false,
      },
    ]);
  });

  it('are reviewed once; what is dismissed is not shown, until it is told otherwise', async () => {
    const [report] = await listed('?review=open');
    expect((await partner.admin.post(`/v1/reported-programs/${report.id}/confirm`)).body.review).toBe('confirmed');
    expect((await seen(CARDS[0])).reportedPrograms).toMatchObject([{ isConfirmed: true }]);
    expect((await partner.admin.post(`/v1/reported-programs/${report.id}/dismiss`)).status).toBe(409);
    await answered(updates([told(CARDS[0])]));
    expect((await seen(CARDS[0])).reportedPrograms).toMatchObject([{ isConfirmed: true }]);
    await answered(updates([told(CARDS[0], { enrollment_status: 'Suspended' })]));
    expect((await seen(CARDS[0])).reportedPrograms).toMatchObject([{ status: 'suspended', isConfirmed: false }]);
    await partner.admin.post(`/v1/reported-programs/${report.id}/dismiss`);
    expect((await seen(CARDS[0])).reportedPrograms).toEqual([]);
    await answered(updates([told(CARDS[0], { enrollment_status: '3' })]));
    expect((await seen(CARDS[0])).reportedPrograms).toMatchObject([{ status: 'graduated' }]);
  });

  it('are received of somebody nobody knows as of anybody: who is here is not told', async () => {
    const known = await answered(updates([told(CARDS[1])]));
    const unknown = await answered(updates([told('QX0000000ZZ')]));
    const bare = (one: object) => ({ ...one, timestamp: null });
    expect(unknown.map(bare)).toEqual(known.map(bare));
  });

  it('are taken once for each message', async () => {
    const sent = updates([told(CARDS[2])]);
    await answered(sent);
    const before = await listed();
    await answered(sent);
    expect(await listed()).toEqual(before);
    const other = {
      ...sent,
      message: { ...(sent['message'] as Json), enrolled_updates: { beneficiaries: [told(CARDS[1])] } },
    };
    expect((await partner.send('sync/enrollment/updates', other)).body.errors[0].code).toBe('err.request.bad');
  });

  it('are read in the form of the samples too', async () => {
    const sample = message(
      'register',
      {
        receipt_information: {
          receipt_type: 'enrollment',
          beneficiaries: [
            {
              member: {
                demographic_info: { person: { identifier: [{ identifier_type: 'UIN', identifier_value: CARDS[0] }] } },
              },
              programme_identifier: {
                programme: { programme_identifier: 'DCI001', programme_name: 'Test Programme' },
                enrolment_date: '2024-04-12',
                enrolment_status: 'Active',
              },
            },
          ],
        },
      },
      {},
    );
    expect(await answered(sample)).toMatchObject([{ status: 'rcvd' }]);
    expect((await seen(CARDS[0])).reportedPrograms).toMatchObject([
      { programCode: 'DCI001', enrolledOn: '2024-04-12' },
      {},
    ]);
  });

  it.each([
    ['a date of another form', { enrollment_date: '02.05.2024' }],
    ['an instant without zone', { enrollment_date: '2024-04-12T00:00' }],
    ['no program', { programme_identifier: [] }],
    ['a status of nobody', { enrollment_status: 'happy' }],
    [
      'a name with a number of somebody',
      { programme_identifier: [{ programme_identifier: 'A', programme_name: 'For 847951632' }] },
    ],
    [
      'an identifier of another type',
      { member: { member_identifier: [{ identifier_type: 'PASSPORT', identifier_value: 'X' }] } },
    ],
  ])('are rejected one by one: %s', async (_, wrong) => {
    const answers = await answered(updates([told(CARDS[0], wrong), told(CARDS[0])]));
    expect(answers).toMatchObject([{ status: 'rjct', status_reason_message: expect.any(String) }, { status: 'rcvd' }]);
  });

  it('come as a notification too', async () => {
    const data = {
      reg_record_type: 'Beneficiary',
      reg_records: told(CARDS[1], { programme_identifier: [{ programme_code: 'ELSE' }] }),
    };
    const event = { reference_id: 'e-1', timestamp: new Date().toISOString(), data };
    const { status, body } = await partner.send(
      'notify',
      message('notify', { notify_event: [event] }, { status: 'succ' }),
    );
    expect([status, contractFaults('notify.response', body), body.message.ack_status]).toEqual([200, [], 'NACK']);
    expect((await seen(CARDS[1])).reportedPrograms).toMatchObject([{ programCode: 'ELSE' }, {}]);
  });

  it('are refused without records, and from who may not report', async () => {
    expect((await partner.send('sync/enrollment/updates', updates([]))).status).toBe(400);
    const reader = await partner.amparo.api('program_manager');
    expect((await partner.send('sync/enrollment/updates', updates([told(CARDS[0])]), reader.token)).status).toBe(403);
  });
});
