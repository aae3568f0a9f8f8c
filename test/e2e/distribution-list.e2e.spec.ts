import { calculateJwkThumbprint } from 'jose';
import type { ApiClient } from '../support/api-client.js';
import { personalKey } from '../support/access-requests.js';
import { finished } from '../support/finished.js';
import { PopulatedAreas } from '../support/populated-areas.js';

interface Part {
  readonly part: number;
  readonly last: boolean;
  readonly of: number;
  readonly recipient: string;
  readonly purpose: string;
  readonly point: object;
  readonly lines: readonly {
    readonly entitlementId: string;
    readonly benefit: string;
    readonly quantity: string;
    readonly unit: string;
    readonly beneficiary: Readonly<Record<string, string>> | null;
    readonly collects: Readonly<Record<string, string>> | null;
  }[];
}

describe('the list of who is due what at a distribution point', () => {
  let areas: PopulatedAreas;
  let payer: ApiClient;
  let path: string;
  let key: Awaited<ReturnType<typeof personalKey>>;
  const asked = (more: object = {}) => ({
    recipient: 'POINT-7',
    purpose: 'distribution',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    fields: ['full_name'],
    key: key.jwk,
    ...more,
  });

  /** The file as it left, and its parts as the recipient opens them. */
  async function listed(more: object = {}, by = payer): Promise<{ file: string; parts: Part[] }> {
    const response = await fetch(`${areas.amparo.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(asked(more)),
    });
    const file = await response.text();
    if (response.status !== 200) throw new Error(file);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, ...rows] = file.trim().split('\r\n');
    expect(head).toBe('part,lines,content');
    return { file, parts: await Promise.all(rows.map((row) => key.open(row.split(',')[2]!) as Promise<Part>)) };
  }

  beforeAll(async () => {
    areas = await PopulatedAreas.begin({ AMPARO_COOLING_OFF_HOURS: '0' });
    key = await personalKey();
    payer = await areas.amparo.api('payment_officer');
    const approver = await areas.amparo.api('approver');
    const batch = `/v1/disbursement-batches/${areas.batchId}`;
    path = `${batch}/distribution-list`;
    expect((await payer.post(path, asked())).body.type).toBe('urn:amparo:disbursements:nothing-out');
    await approver.post(`${batch}/approve`);
    await finished(payer, await payer.post(`${batch}/dispatch`));
  }, 120_000);
  afterAll(() => areas.amparo.close());

  it('is opened by its recipient alone, and says of everybody what they are due and who collects it', async () => {
    const { file, parts } = await listed();
    expect(file).not.toContain('Amina');
    expect(parts).toHaveLength(1);
    const [{ lines, ...heading }] = parts as [Part];
    expect(heading).toMatchObject({ part: 1, last: true, of: 5, recipient: 'POINT-7', purpose: 'distribution', point: { code: 'TRUCK' } }); // prettier-ignore
    expect(lines).toHaveLength(5);
    const name = { full_name: 'Amina Yusuf' };
    for (const line of lines)
      expect(line).toMatchObject({ benefit: 'BASKET', quantity: '10', unit: 'kg', beneficiary: name, collects: name });
    const other = await personalKey();
    await expect(other.open(file.trim().split('\r\n')[1]!.split(',')[2]!)).rejects.toThrow('decryption');
  });

  it('names who collects for somebody else', async () => {
    const zoe = await areas.people.individual({ attributes: { full_name: 'Zoe Wanjiru' } });
    const of = `/v1/registrants/${areas.people.handle(areas.of.S)}/payees`;
    const named = await areas.admin.post(of, { registrantId: areas.people.handle(zoe), kind: 'nominee' });
    expect(named.status).toBe(201);
    const { parts } = await listed({ area: 'S' });
    expect(parts[0]!.lines).toMatchObject([{ beneficiary: { full_name: 'Amina Yusuf' }, collects: { full_name: 'Zoe Wanjiru' } }]); // prettier-ignore
  });

  it('is what is handed over by: what was handed over is in it no more', async () => {
    const { parts } = await listed({ area: 'N-2' });
    const [{ entitlementId }] = parts[0]!.lines as [Part['lines'][number]];
    const handed = await payer.post(`/v1/entitlements/${entitlementId}/deliveries`, { evidence: 'LIST-1' });
    expect(handed.body).toMatchObject({ state: 'delivered', given: '10' });
    expect((await payer.post(path, asked({ area: 'N-2' }))).status).toBe(409);
  });

  it('holds those in reach, for who may know them', async () => {
    const permissions = ['distribution-list:write', 'delivery:write'];
    const held = { permissions, programIds: [areas.programId], areas: ['N-1'], dataClasses: ['attributes'] };
    const { client } = await areas.holder('payment_officer', held);
    expect((await listed({}, client)).parts[0]!.lines).toHaveLength(2); // N-1 and the village in it
    const south = (await listed({ area: 'S' })).parts[0]!.lines[0]!.entitlementId;
    expect((await client.post(`/v1/entitlements/${south}/deliveries`, { evidence: 'LIST-1' })).status).toBe(404);
    expect((await client.post(path, asked({ area: 'S' }))).status).toBe(409);
    const classless = await areas.holder('payment_officer', { ...held, dataClasses: ['payment'] });
    expect((await classless.client.post(path, asked())).body.type).toBe('urn:amparo:access:data-class-not-granted');
    expect((await (await areas.amparo.api('program_manager')).post(path, asked())).status).toBe(403);
  });

  it('is ordered for a time, by declared fields, for a public key', async () => {
    const faultOf = async (more: object) => (await payer.post(path, asked(more))).body.errors[0].pointer;
    expect(await faultOf({ expiresAt: new Date(Date.now() + 40 * 86_400_000).toISOString() })).toBe('#/expiresAt');
    expect(await faultOf({ expiresAt: '2020-01-01T00:00:00Z' })).toBe('#/expiresAt');
    expect(await faultOf({ fields: ['full_name', 'secret_field'] })).toBe('#/fields/1');
    expect(await faultOf({ area: 'NOWHERE' })).toBe('#/area');
    expect(await faultOf({ recipient: 'Amina Yusuf' })).toBe('#/recipient');
    expect(await faultOf({ key: key.secret })).toBe('#/key');
  });

  it('is told in the audit trail before it leaves: for whom, what for, until when, and how many lines', async () => {
    const told = await areas.people.rows<{ purpose: string; outcome: string; facts: object }>(
      `select purpose, outcome, facts from audit.event
        where action = 'distribution-list:write' and purpose is not null and object_ids @> array[$1::uuid] order by id`,
      [areas.batchId],
    );
    expect(told.length).toBeGreaterThan(3);
    const facts = { recipient: 'POINT-7', lines: 5, fields: ['full_name'], area: null };
    expect(told[0]).toMatchObject({ purpose: 'distribution', outcome: 'succeeded', facts });
    expect(told[0]!.facts).toHaveProperty('key', await calculateJwkThumbprint(key.jwk));
    expect(JSON.stringify(told)).not.toContain('Amina');
  });
});
