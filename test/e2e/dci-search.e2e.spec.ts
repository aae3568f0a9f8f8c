import { contractFaults } from '../support/dci-contract.js';
import { byCard, CARDS, item, message, Partner, search, SENDER } from '../support/partner.js';

describe('DCI: searches and enrolled, answered at once', () => {
  let partner: Partner;
  const answered = async (items: Parameters<typeof search>[0], header = {}) => {
    const { status, body } = await partner.send('sync/search', search(items, header));
    expect([status, contractFaults('sync.search.response', body)]).toEqual([200, []]);
    return body;
  };
  const enrolled = async (query: object, more: object = {}) => {
    const criteria = { query_type: 'expression', response_entity: 'Member', query, ...more };
    const { status, body } = await partner.send('sync/enrolled', message('search', { enrolled_criteria: criteria }));
    expect([status, contractFaults('sync.enrolled.response', body)]).toEqual([200, []]);
    return body;
  };

  beforeAll(async () => {
    partner = await Partner.meet();
  });
  afterAll(() => partner?.close());

  it('tells programs, benefits and what reached somebody, in both vocabularies', async () => {
    const asked = byCard(CARDS[0]);
    const sent = search([asked]);
    const { body } = await partner.send('sync/search', sent);
    expect(contractFaults('sync.search.response', body)).toEqual([]);
    expect(body.header).toMatchObject({
      action: 'on-search',
      status: 'succ',
      sender_id: 'amparo',
      receiver_id: SENDER,
    });
    expect(body.message.transaction_id).toBe((sent['message'] as { transaction_id: string }).transaction_id);
    const [answer] = body.message.search_response;
    expect(answer).toMatchObject({ reference_id: asked['reference_id'], status: 'succ', locale: 'eng' });
    expect(answer.pagination).toEqual({ page_size: 50, page_number: 1, total_count: 1 });
    const [record] = answer.data.reg_records;
    expect(record).toMatchObject({
      '@type': 'Beneficiary',
      assistance_unit: '1',
      enrollment_status: 'active',
      programme_identifier: [{ programme_identifier: 'NORTH', programme_code: 'NORTH' }],
    });
    const cash = record.benefits.find((one: { benefit_type: string }) => one.benefit_type === '1');
    expect(cash).toMatchObject({
      benefit_type: '1',
      benefit_value: 'KES 1000.00',
      benefit_amount: '1000.00',
      currency: 'KES',
      benefit_name: 'Cash',
    });
    expect(cash.disbursements[0]).toMatchObject({ disbursement_amount: '1000.00' });
  });

  it('gives a handle of the client where an identifier would stand, and repeats no value', async () => {
    const body = await answered([byCard(CARDS[0])]);
    const [{ member }] = body.message.search_response[0].data.reg_records;
    expect(member.member_identifier).toMatchObject([{ identifier_type: 'AMPARO_HANDLE' }]);
    const { north } = partner;
    const [raw] = await partner.people.rows<{ id: string }>(
      'select registrant_id as id from programs.enrolment where id = $1',
      [north.enrolments[0]],
    );
    const value = member.member_identifier[0].identifier_value as string;
    expect(value).toBe(partner.people.handle(raw!.id, 'registrant', 'partner'));
    expect(JSON.stringify(body)).not.toContain(CARDS[0]);
    expect(JSON.stringify(body)).not.toContain(raw!.id);
  });

  it('answers nobody, and somebody of another program, alike: found, and empty', async () => {
    const body = await answered([byCard('QX0000000ZZ'), byCard(CARDS[1]), byCard(CARDS[2])]);
    const answers = body.message.search_response as { status: string; data: object; pagination: object }[];
    for (const { status, data, pagination } of answers)
      expect([status, data, pagination]).toEqual(['succ', answers[0]!.data, answers[0]!.pagination]);
    expect(answers[0]!.data).toMatchObject({ reg_records: [] });
  });

  it('tells of a beneficiary what was agreed only', async () => {
    await partner.change({ fields: ['enrollment_status'] });
    const [record] = (await answered([byCard(CARDS[0])])).message.search_response[0].data.reg_records;
    expect(Object.keys(record).toSorted()).toEqual(
      ['@context', '@id', '@type', 'assistance_unit', 'enrollment_status', 'member', 'programme_identifier'].toSorted(),
    );
    await partner.change({ fields: ['enrollment_status', 'enrollment_date', 'benefits', 'disbursements'] });
  });

  it.each([
    [
      'an unknown type of identifier',
      item({ query_type: 'idtype-value', query: { type: 'PASSPORT', value: 'X' } }),
      'search_criteria.invalid',
    ],
    [
      'an unknown attribute',
      item({ query_type: 'expression', query: { value: { expression: { query: { birth_date: { $eq: 'X' } } } } } }),
      'search_criteria.invalid',
    ],
    [
      'an attribute that is not agreed',
      item({
        query_type: 'predicate',
        query: [{ expression1: { attribute_name: 'enrollment_status', operator: 'eq', attribute_value: 'active' } }],
      }),
      'search_criteria.invalid',
    ],
    ['page 0', byCard(CARDS[0], { pagination: { page_size: 10, page_number: 0 } }), 'pagination.invalid'],
    [
      'page 0 beside the criteria',
      { ...byCard(CARDS[0]), pagination: { page_size: 0, page_number: 1 } },
      'pagination.invalid',
    ],
    [
      'an attribute to sort by',
      byCard(CARDS[0], { sort: [{ attribute_name: 'name', sort_order: 'asc' }] }),
      'sort.invalid',
    ],
    ['another registry', byCard(CARDS[0], { reg_type: 'ns:org:RegistryType:Civil' }), 'search_criteria.invalid'],
    ['a reference of 100 characters', { ...byCard(CARDS[0]), reference_id: 'r'.repeat(100) }, 'reference_id.invalid'],
  ])('rejects %s in the status of its item', async (_, wrong, reason) => {
    const body = await answered([wrong, byCard(CARDS[0])]);
    expect(body.message.search_response).toMatchObject([
      { status: 'rjct', status_reason_code: `rjct.${reason}` },
      { status: 'succ' },
    ]);
    expect(body.message.search_response[0].data).toBeUndefined();
  });

  it('rejects a reference that stands there twice', async () => {
    const one = byCard(CARDS[0]);
    const body = await answered([one, one]);
    expect(body.message.search_response[1]).toMatchObject({ status_reason_code: 'rjct.reference_id.duplicate' });
  });

  const without = (name: string) => {
    const { [name]: _, ...rest } = search([byCard(CARDS[0])]);
    return rest;
  };
  it.each([
    ['no message', () => without('message'), 400, 'err.request.bad'],
    ['half a page', () => search([byCard(CARDS[0], { pagination: { page_size: 1.5 } })]), 400, 'err.request.bad'],
    ['no header', () => without('header'), 400, 'err.request.bad'],
    ['a bad locale', () => search([{ ...byCard(CARDS[0]), locale: 'en' }]), 400, 'err.request.bad'],
    ['a locale in capitals', () => search([{ ...byCard(CARDS[0]), locale: 'ENG' }]), 400, 'err.request.bad'],
    [
      'an instant without zone',
      () => search([byCard(CARDS[0])], { message_ts: '2025-03-01T09:30:00' }),
      400,
      'err.request.bad',
    ],
    [
      'an id of 100 characters',
      () => message('search', { search_request: [byCard(CARDS[0])], transaction_id: 't'.repeat(100) }),
      400,
      'err.request.bad',
    ],
    [
      'a message id of 100 characters',
      () => search([byCard(CARDS[0])], { message_id: 'm'.repeat(100) }),
      400,
      'err.request.bad',
    ],
    ['a count that is a text', () => search([byCard(CARDS[0])], { total_count: '1' }), 400, 'err.request.bad'],
    ['another action', () => search([byCard(CARDS[0])], { action: 'subscribe' }), 400, 'err.request.bad'],
    ['no item', () => search([]), 400, 'err.request.bad'],
    ['another sender', () => search([byCard(CARDS[0])], { sender_id: 'somebody.else' }), 400, 'err.sender_id.invalid'],
    ['another receiver', () => search([byCard(CARDS[0])], { receiver_id: 'crvs' }), 400, 'err.receiver_id.invalid'],
    ['another version', () => search([byCard(CARDS[0])], { version: '2.0.0' }), 400, 'err.version.not_supported'],
    [
      'an encrypted message',
      () => search([byCard(CARDS[0])], { is_msg_encrypted: true }),
      400,
      'err.encryption.invalid',
    ],
    ['JSON that breaks off', () => '{"header":', 400, 'err.request.bad'],
  ])('refuses %s as a whole, with ERR', async (_, made, status, code) => {
    const answer = await partner.send('sync/search', made());
    expect([answer.status, answer.body.message?.ack_status, answer.body.errors?.[0].code]).toEqual([
      status,
      'ERR',
      code,
    ]);
    expect(contractFaults('search.response', answer.body)).toEqual([]);
    expect(JSON.stringify(answer.body)).not.toContain(CARDS[0]);
  });

  it('refuses who brings no token, a faulty one, or one for something else', async () => {
    const sent = search([byCard(CARDS[0])]);
    for (const token of [null, 'x', `${partner.token.slice(0, -3)}AAA`]) {
      const { status, body } = await partner.send('sync/search', sent, token);
      expect([status, body.message.ack_status, body.errors[0].code]).toEqual([401, 'ERR', 'err.request.unauthorized']);
    }
    const { body } = await partner.asksForToken({
      client_id: partner.clientId,
      client_secret: 'a secret of more than thirty-two characters',
      scope: 'registry.notify',
    });
    const refused = await partner.send('sync/search', sent, body.access_token as string);
    expect([refused.status, refused.body.errors[0].code]).toEqual([403, 'err.request.forbidden']);
    const elsewhere = await partner.amparo.anyone(partner.token).post('/v1/beneficiaries/lookup', {});
    expect(elsewhere.status).toBe(403);
  });

  it('says yes or no to enrolled, and nothing else, in whichever form it is asked', async () => {
    const PROGRAM = 'programme_identifier.program.programme_identifier';
    const body = await enrolled({ person_identifier: { eq: CARDS[0] }, [PROGRAM]: { eq: 'NORTH' } });
    expect(body.enrolled_response).toEqual([
      { reference_id: body.transaction_id, timestamp: expect.any(String), status: 'succ', enrolled_status: 'yes' },
    ]);
    expect(body.message).toMatchObject({ ack_status: 'ACK', correlation_id: body.correlation_id });
    const said = async (query: object, more = {}) =>
      (await enrolled(query, more)).enrolled_response[0].enrolled_status as string;
    expect(await said({ attribute_name: 'person_identifier', operator: 'eq', attribute_value: CARDS[0] })).toBe('yes');
    expect(await said({ type: 'UIN', value: CARDS[0], programme_identifier: 'NORTH' })).toBe('yes');
    expect(await said({ household_identifier: { eq: CARDS[0] }, programme_identifier: 'NORTH' })).toBe('no');
    expect(await said({ person_identifier: CARDS[1], programme_identifier: 'NORTH' })).toBe('no');
    expect(await said({ person_identifier: 'QX0000000ZZ', programme_identifier: 'NORTH' })).toBe('no');
  });

  it('rejects an enrolled that names no person, or a program that is not agreed', async () => {
    for (const query of [
      { person_identifier: { eq: CARDS[1] }, programme_identifier: 'SOUTH' },
      { programme_identifier: 'NORTH' },
    ])
      expect((await enrolled(query)).enrolled_response).toMatchObject([{ status: 'rjct', enrolled_status: 'no' }]);
  });

  it('answers nobody once the agreement is ended, or was spent for this minute', async () => {
    const sent = (): Promise<{ status: number; body: { errors: { code: string }[] } }> =>
      partner.send('sync/search', search([byCard(CARDS[0])]));
    await partner.change({ requestsPerMinute: 1 });
    await sent();
    const spent = await sent();
    expect([spent.status, spent.body.errors[0]!.code]).toEqual([429, 'err.request.too_many_requests']);
    await partner.change({ requestsPerMinute: 60_000 });
    const path = `/v1/agreements/${partner.agreementId}`;
    await partner.admin.post(`${path}/deactivate`);
    const ended = await sent();
    expect([ended.status, ended.body.errors[0]!.code]).toEqual([403, 'err.request.forbidden']);
    expect((await partner.asksForToken()).body).toMatchObject({ error: 'invalid_client' });
    await partner.admin.post(`${path}/activate`);
    expect((await sent()).status).toBe(200);
  });
});
