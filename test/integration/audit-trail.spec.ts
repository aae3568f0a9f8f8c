import { createHash, randomBytes } from 'node:crypto';
import { AuditTrail, AuditUnavailable, SEALED_AS } from '#platform/audit/audit-trail.js';
import type { AuditEvent } from '#platform/audit/audit-event.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected, connectedAs } from '../support/database.js';

interface Row {
  stream: number;
  seq: string;
  id: string;
  at: Date;
  hash: Buffer;
  justification_sealed: Buffer | null;
  [column: string]: unknown;
}

const MASTER = { AMPARO_MASTER_KEY: randomBytes(32).toString('base64') };
const ACTOR = { userId: newId(), organisation: 'Ministry of "Health" – Ñandú', reach: '', programs: null };

const looked = (more: Partial<AuditEvent> = {}): AuditEvent => ({
  action: 'registrant:read',
  objectKind: 'registrant',
  objectId: newId(),
  programId: null,
  outcome: 'succeeded',
  ...more,
});

/** The chain by its description in docs/audit.md alone. */
function linkOf(before: Buffer, row: Row): Buffer {
  const said = {
    action: row['action'],
    actorId: row['actor_id'],
    at: row.at.toISOString(),
    correlationId: row['correlation_id'],
    facts: Object.fromEntries(Object.entries(row['facts'] as object).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    id: row.id,
    justification: row.justification_sealed?.toString('base64') ?? null,
    objectIds: row['object_ids'],
    objectKind: row['object_kind'],
    organisation: row['organisation'],
    outcome: row['outcome'],
    programId: row['program_id'],
    purpose: row['purpose'],
  };
  const place = Buffer.alloc(12);
  place.writeInt32BE(row.stream);
  place.writeBigInt64BE(BigInt(row.seq), 4);
  return createHash('sha256').update(before).update(place).update(JSON.stringify(said)).digest();
}

describe('the audit trail', () => {
  let amparo: TestApp;
  let trail: AuditTrail;
  let uow: UnitOfWork;

  beforeAll(async () => {
    amparo = await startTestApp(MASTER);
    trail = amparo.app.get(AuditTrail, { strict: false });
    uow = amparo.app.get(UnitOfWork, { strict: false });
  });
  afterAll(() => amparo.close());

  const record = (event: AuditEvent): Promise<void> =>
    RequestContext.runAs('request-0001', ACTOR, () => trail.record(event));
  const rows = <T = Row>(
    sql = 'select * from audit.event order by stream, seq',
    values: unknown[] = [],
  ): Promise<T[]> => connected(amparo.urls.data, async (client) => (await client.query(sql, values)).rows as T[]);
  const of = async (objectId: string): Promise<Row[]> =>
    rows('select * from audit.event where object_ids @> array[$1::uuid] order by id', [objectId]);
  const holds = async (): Promise<number> => {
    const heads = new Map<number, { seq: string; hash: Buffer }>();
    const all = await rows();
    for (const row of all) {
      const before = heads.get(row.stream) ?? { seq: '0', hash: Buffer.alloc(32) };
      expect([row.stream, Number(row.seq)]).toEqual([row.stream, Number(before.seq) + 1]);
      expect(row.hash.equals(linkOf(before.hash, row))).toBe(true);
      heads.set(row.stream, row);
    }
    for (const head of await rows<{ stream: number; seq: string; hash: Buffer }>('select * from audit.head')) {
      expect(head.seq).toBe(heads.get(head.stream)?.seq ?? '0');
      expect(head.hash.equals(heads.get(head.stream)?.hash ?? Buffer.alloc(32))).toBe(true);
    }
    return all.length;
  };

  it('keeps who did what with which object, durable when it says so', async () => {
    const [id, other, program] = [newId(), newId(), newId()];
    const facts = { count: 2, share: 0.1, zero: -0, fields: ['phone', 'name'], nothing: null, yes: true };
    await record(looked({ objectId: id, moreIds: [other, id], programId: program, purpose: 'complaint', facts }));
    const [found] = await of(id);
    expect(found).toMatchObject({
      action: 'registrant:read',
      object_kind: 'registrant',
      object_ids: [id, other],
      program_id: program,
      purpose: 'complaint',
      outcome: 'succeeded',
      actor_id: ACTOR.userId,
      organisation: ACTOR.organisation,
      correlation_id: 'request-0001',
      facts: { ...facts, zero: 0 },
      justification_sealed: null,
    });
    expect(await holds()).toBe(1);
  });

  it('is written by the commit of the transaction it tells of, and not at all by a rollback', async () => {
    const [kept, lost] = [newId(), newId()];
    await uow.run(async () => {
      await record(looked({ objectId: kept }));
      await uow.run(() => record(looked({ objectId: kept })));
      expect(await of(kept)).toEqual([]);
    });
    await expect(
      uow.run(async () => {
        await record(looked({ objectId: lost }));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await of(kept)).toHaveLength(2);
    expect(await of(lost)).toEqual([]);
    await holds();
  });

  it('has no gap and no fork, however many write at once', async () => {
    const before = await holds();
    const one = (index: number): Promise<void> =>
      index % 3 === 0 ? uow.run(() => record(looked())) : record(looked());
    const other = await startTestApp(MASTER, { urls: amparo.urls, drop: () => Promise.resolve() });
    const elsewhere = other.app.get(AuditTrail, { strict: false });
    await Promise.all(
      Array.from({ length: 600 }, (_, index) => (index % 2 === 0 ? one(index) : elsewhere.record(looked()))),
    );
    await other.close();
    expect(await holds()).toBe(before + 600);
  });

  it('holds no word anybody wrote, except sealed', async () => {
    const id = newId();
    await record(looked({ objectId: id, justification: 'Amina Diallo asked at the counter' }));
    const [found] = await of(id);
    expect(JSON.stringify(found)).not.toMatch(/Amina/);
    const cipher = amparo.app.get(ServiceCipher, { strict: false });
    expect(cipher.open(SEALED_AS, found!.id, found!.justification_sealed!)).toBe('Amina Diallo asked at the counter');
    const impersonal: readonly Partial<AuditEvent>[] = [
      { facts: { name: 'Amina Diallo' } },
      { facts: { names: ['ok', 'a@b.example'] } },
      { facts: { 'a name': 1 } },
      { purpose: 'she asked' },
      { action: 'read it' },
    ];
    for (const wrong of impersonal) await expect(record(looked(wrong))).rejects.toThrow('ids, codes and counts only');
  });

  it('is changed by nobody: not by the application, and not by the owner without breaking a trigger', async () => {
    const { data, worker, owner } = amparo.urls;
    const attempts = [
      `insert into audit.event select * from audit.event`,
      `update audit.event set outcome = 'refused'`,
      'delete from audit.event',
      'truncate audit.event',
      'update audit.head set seq = seq - 1',
      'delete from audit.head',
      'truncate audit.head',
      'insert into audit.head (stream) values (99)',
    ];
    for (const attempt of attempts)
      for (const url of [data, worker])
        await expect(connectedAs(url, (client) => client.query(attempt))).rejects.toMatchObject({ code: '42501' });
    for (const attempt of attempts.filter((sql) => !sql.startsWith('insert')))
      await expect(connectedAs(owner, (client) => client.query(attempt))).rejects.toMatchObject({ code: '23514' });
    await holds();
  });

  it('refuses, inside and outside a transaction, when it cannot be written', async () => {
    const id = newId();
    await connected(amparo.urls.data, async (client) => {
      await client.query('begin');
      await client.query('lock table audit.event in access exclusive mode');
      await expect(record(looked({ objectId: id }))).rejects.toThrow(AuditUnavailable);
      await expect(uow.run(() => record(looked({ objectId: id })))).rejects.toThrow(AuditUnavailable);
      await client.query('rollback');
    });
    expect(await of(id)).toEqual([]);
    await record(looked({ objectId: id }));
    expect(await of(id)).toHaveLength(1);
    await holds();
  });
});
