import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { CheckpointFile } from '#platform/audit/checkpoint-file.js';
import { type Checkpoint, digestOf, lineOf, NOTHING_BEFORE } from '#platform/audit/checkpoint-line.js';
import type { TrailFault, TrailReport } from '#platform/audit/verify-trail/trail-report.js';
import { verifyTrail } from '#platform/audit/verify-trail/verify-trail.js';
import { WriteCheckpoints } from '#platform/audit/write-checkpoints.service.js';
import { RequestContext } from '#platform/context/request-context.js';
import { newId } from '#platform/ids/ids.js';
import { CheckpointSigner, keyNameOf, type PublicKeys } from '#platform/vault/checkpoint-signer.js';
import { publicKeyEd25519, signEd25519 } from '#platform/vault/suite.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser } from '../support/database.js';
import { rebuildFrom } from '../support/rebuild-trail.js';

const TRIALS = 100;
const [ROUNDS, EVENTS_A_ROUND, AFTER] = [12, 40, 40];

/** Edits of one field each; $1 is the stream, $2 the seq. */
const EDITS: Readonly<Record<string, string>> = {
  at: `at = at - interval '1 millisecond'`,
  'who acted': 'actor_id = gen_random_uuid()',
  nobody: 'actor_id = null',
  'for whom': `organisation = organisation || ' '`,
  'what was done': `action = 'registrant:write'`,
  'kind of object': `object_kind = 'enrolment'`,
  'an object': 'object_ids = array[gen_random_uuid()]',
  'one object more': 'object_ids = object_ids || gen_random_uuid()',
  program: 'program_id = gen_random_uuid()',
  purpose: `purpose = 'other'`,
  justification: `justification_sealed = set_byte(justification_sealed, 60, get_byte(justification_sealed, 60) # 1)`,
  outcome: `outcome = 'failed'`,
  request: `correlation_id = correlation_id || '0'`,
  facts: `facts = facts || '{"count": 2}'`,
  id: 'id = gen_random_uuid()',
  hash: 'hash = set_byte(hash, 5, get_byte(hash, 5) # 1)',
};

describe('tampering with the audit trail', () => {
  let amparo: TestApp;
  let client: pg.Client;
  let keys: PublicKeys;
  let file: CheckpointFile;
  let text: string;
  let folder: string;
  /** Events of each stream, and how many of them a checkpoint vouches for. */
  const ends = new Map<number, { seq: number; vouched: number }>();

  const random = (below: number): number => Math.floor(Math.random() * below);
  const oneOf = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const sql = async <T>(statement: string, values: unknown[] = []): Promise<T[]> =>
    (await client.query(statement, values)).rows as T[];
  const verify = (from = file, by = keys): Promise<TrailReport> =>
    verifyTrail(
      async (statement, values) => (await client.query({ ...statement, values: [...values] })).rows as never[],
      from,
      by,
    );
  /** Some stream, and the number of some event of it: not before `first`, and followed by `more`. */
  function place({ first = 1, more = 0, except = 0 } = {}): { stream: number; seq: number } {
    const fitting = [...ends].filter(([stream, { seq }]) => stream !== except && seq - more >= first);
    const [stream, { seq }] = oneOf(fitting);
    return { stream, seq: first + random(seq - more - first + 1) };
  }
  /** Tampers with the database, verifies, and undoes it. */
  async function found(tamper: () => Promise<unknown>): Promise<readonly TrailFault[]> {
    await client.query(`begin; set local session_replication_role = replica`);
    try {
      await tamper();
      return (await verify()).faults;
    } finally {
      await client.query('rollback');
    }
  }
  /** The faults of a file with other content. */
  async function foundIn(content: string, by = keys): Promise<readonly TrailFault[]> {
    writeFileSync(join(folder, 'checkpoints.jsonl'), content, 'latin1');
    return (await verify(new CheckpointFile(folder), by)).faults;
  }
  const repeatedly = async (trial: () => Promise<void>): Promise<void> => {
    for (let index = 0; index < TRIALS; index++) await trial();
  };
  /** Moves the numbers of events of a stream, in two steps, since they are unique. */
  const renumber = async (stream: number, where: string, change: string): Promise<void> => {
    await sql(`update audit.event set seq = -(${change}) where stream = $1 and ${where}`, [stream]);
    await sql('update audit.event set seq = -seq where stream = $1 and seq < 0', [stream]);
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    const trail = amparo.app.get(AuditTrail, { strict: false });
    const actor = { userId: newId(), organisation: 'ministry', reach: '', programs: null };
    const event = () => ({
      action: 'registrant:reveal',
      objectKind: 'registrant',
      objectId: newId(),
      programId: newId(),
      purpose: 'complaint',
      justification: 'A complaint about a payment',
      outcome: 'succeeded' as const,
      facts: { count: 1 },
    });
    const record = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index++)
        await RequestContext.runAs(newId(), actor, () => trail.record(event()));
    };
    for (let round = 0; round < ROUNDS; round++) {
      await record(EVENTS_A_ROUND);
      await amparo.app.get(WriteCheckpoints, { strict: false }).write();
    }
    keys = amparo.app.get(CheckpointSigner, { strict: false }).publicKeys();
    file = new CheckpointFile(join(amparo.dataDirectory, 'audit'));
    text = readFileSync(join(amparo.dataDirectory, 'audit', 'checkpoints.jsonl'), 'latin1');
    folder = mkdtempSync(join(tmpdir(), 'amparo-tampered-'));
    client = new pg.Client(asSuperuser(amparo.urls.data));
    await client.connect();
    for (const { stream, seq } of await sql<{ stream: number; seq: string }>('select * from audit.head'))
      if (Number(seq) > 0) ends.set(stream, { seq: Number(seq), vouched: Number(seq) });
    await record(AFTER);
    for (const { stream, seq } of await sql<{ stream: number; seq: string }>('select * from audit.head'))
      ends.set(stream, { seq: Number(seq), vouched: ends.get(stream)?.vouched ?? 0 });
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await amparo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds nothing where nobody has', async () => {
    expect(await verify()).toEqual({ events: ROUNDS * EVENTS_A_ROUND + AFTER, checkpoints: ROUNDS, faults: [] });
    expect(text.trimEnd().split('\n')).toHaveLength(ROUNDS);
  });

  it('names an edited event, whichever field it was', async () => {
    let index = 0;
    const kinds = Object.entries(EDITS);
    await repeatedly(async () => {
      const { stream, seq } = place();
      const [field, edit] = kinds[index++ % kinds.length]!;
      const edited = (): Promise<unknown> =>
        sql(`update audit.event set ${edit} where stream = $1 and seq = $2`, [stream, seq]);
      expect([field, await found(edited)]).toMatchObject([field, [{ kind: 'changed', stream, seq }]]);
    });
  }, 120_000);

  it(
    'names an event that was taken out of the middle',
    () =>
      repeatedly(async () => {
        const { stream, seq } = place({ more: 1 });
        const faults = await found(() => sql('delete from audit.event where stream = $1 and seq = $2', [stream, seq]));
        expect(faults).toMatchObject([{ kind: 'missing', stream, seq }]);
      }),
    120_000,
  );

  it(
    'names the first of those that were taken off the end, also when the head says nothing of them',
    () =>
      repeatedly(async () => {
        const silent = random(2) === 0;
        const { stream, seq } = place();
        const vouched = seq <= ends.get(stream)!.vouched;
        const faults = await found(async () => {
          await sql('delete from audit.event where stream = $1 and seq >= $2', [stream, seq]);
          if (silent && vouched)
            await sql(
              `update audit.head h set seq = $2 - 1, hash = coalesce((select e.hash from audit.event e
               where e.stream = $1 and e.seq = $2 - 1), decode(repeat('00', 32), 'hex')) where stream = $1`,
              [stream, seq],
            );
        });
        expect(faults).toMatchObject([{ kind: 'missing', stream, seq }]);
      }),
    120_000,
  );

  it(
    'names an event that was put in between',
    () =>
      repeatedly(async () => {
        const { stream, seq } = place({ more: 1 });
        const faults = await found(async () => {
          await renumber(stream, `seq >= ${seq}`, 'seq + 1');
          await sql(
            `insert into audit.event select stream, seq - 1, gen_random_uuid(), at, actor_id, organisation, action, object_kind, object_ids,
             program_id, purpose, justification_sealed, outcome, correlation_id, facts, hash
             from audit.event where stream = $1 and seq = $2`,
            [stream, seq + 1],
          );
        });
        expect(faults).toMatchObject([{ kind: 'changed', stream, seq }]);
      }),
    120_000,
  );

  it(
    'names the first of two that changed places',
    () =>
      repeatedly(async () => {
        const { stream, seq } = place({ more: 1 });
        const other = seq + 1 + random(ends.get(stream)!.seq - seq);
        const faults = await found(() =>
          renumber(stream, `seq in (${seq}, ${other})`, `case seq when ${seq} then ${other} else ${seq} end`),
        );
        expect(faults).toMatchObject([{ kind: 'changed', stream, seq }]);
      }),
    120_000,
  );

  it(
    'names both of two that changed streams',
    () =>
      repeatedly(async () => {
        const one = place();
        const other = place({ except: one.stream });
        const move = 'update audit.event set stream = $3, seq = $4 where stream = $1 and seq = $2';
        const faults = await found(async () => {
          await sql(move, [one.stream, one.seq, 0, 1]);
          await sql(move, [other.stream, other.seq, one.stream, one.seq]);
          await sql(move, [0, 1, other.stream, other.seq]);
        });
        const named = [one, other].toSorted((a, b) => a.stream - b.stream);
        expect(faults).toMatchObject(named.map((at) => ({ kind: 'changed', ...at })));
      }),
    120_000,
  );

  it(
    'names the stretch in which a chain was rebuilt, head and all',
    () =>
      repeatedly(async () => {
        const stream = oneOf([...ends].filter(([, { vouched }]) => vouched > 0).map(([number]) => number));
        const seq = 1 + random(ends.get(stream)!.vouched);
        const [fault, ...more] = await found(() => rebuildFrom(client, stream, seq, `outcome = 'refused'`));
        expect(fault).toMatchObject({ kind: 'rebuilt', stream });
        expect(fault!.since).toBeLessThan(seq);
        expect(fault!.seq).toBeGreaterThanOrEqual(seq);
        expect(more).toEqual([]);
      }),
    120_000,
  );

  it(
    'names a stream whose head was moved',
    () =>
      repeatedly(async () => {
        const { stream } = place();
        const last = ends.get(stream)!.seq;
        const [change, seq] = oneOf([
          ['seq = seq - 1', last],
          ['seq = seq + 1', last + 1],
          [`hash = sha256(hash)`, last],
        ] as const);
        const [fault] = await found(() => sql(`update audit.head set ${change} where stream = $1`, [stream]));
        expect([change, fault]).toMatchObject([
          change,
          { kind: expect.stringMatching(/head|missing/) as string, stream, seq },
        ]);
      }),
    120_000,
  );

  it(
    'names a stream that was taken away as a whole',
    () =>
      repeatedly(async () => {
        const stream = oneOf([...ends].filter(([, { vouched }]) => vouched > 0).map(([number]) => number));
        const faults = await found(async () => {
          await sql('delete from audit.event where stream = $1', [stream]);
          await sql('delete from audit.head where stream = $1', [stream]);
        });
        expect(faults).toMatchObject([{ kind: 'missing', stream, seq: 1 }]);
      }),
    120_000,
  );

  it(
    'names the line of the file in which a byte was changed',
    () =>
      repeatedly(async () => {
        const at = random(text.length);
        const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << random(7)));
        const seq = text.slice(0, at).split('\n').length;
        const faults = await foundIn(text.slice(0, at) + other + text.slice(at + 1));
        expect(faults).toMatchObject([{ kind: 'checkpoint-changed', stream: 0, seq }]);
      }),
    120_000,
  );

  it(
    'names the first line a shortened file lacks',
    () =>
      repeatedly(async () => {
        const short = text.slice(0, random(text.length - 1));
        const whole = short.split('\n').filter((line) => line.endsWith('}')).length;
        const faults = await foundIn(short);
        expect(faults).toMatchObject([{ stream: 0, seq: whole + 1 }]);
      }),
    120_000,
  );

  it(
    'names the first line that was signed by another key, though the chain of the file holds',
    () =>
      repeatedly(async () => {
        const from = 1 + random(ROUNDS);
        const seed = randomBytes(32);
        const stranger = publicKeyEd25519(seed);
        let previous = NOTHING_BEFORE;
        const lines = text
          .trimEnd()
          .split('\n')
          .map((line, index) => {
            const { signature: _, ...checkpoint } = JSON.parse(line) as Checkpoint & { signature: string };
            const signed = lineOf({ ...checkpoint, previous, key: keyNameOf(stranger) }, (told) =>
              signEd25519(seed, Buffer.from(told)),
            );
            const kept = index + 1 < from ? line : signed;
            previous = digestOf(kept).toString('hex');
            return kept;
          });
        const faults = await foundIn(`${lines.join('\n')}\n`);
        expect(faults).toMatchObject([{ kind: 'checkpoint-changed', stream: 0, seq: from }]);
      }),
    120_000,
  );

  it(
    'names a checkpoint the database was made to forget, or to remember otherwise',
    () =>
      repeatedly(async () => {
        const number = 1 + random(ROUNDS - 1);
        const [kind, tamper] = oneOf([
          ['checkpoint-untold', 'delete from audit.checkpoint where number = $1'],
          ['checkpoint-untold', 'delete from audit.checkpoint where number >= $1'],
          ['checkpoint-changed', `update audit.checkpoint set digest = sha256(digest) where number = $1`],
        ] as const);
        const faults = await found(() => sql(tamper, [number]));
        expect([tamper, faults]).toMatchObject([tamper, [{ kind, stream: 0 }]]);
        expect(Math.abs(faults[0]!.seq - number)).toBeLessThanOrEqual(1);
      }),
    120_000,
  );
});
