import { rebuildFrom } from '../support/rebuild-trail.js';
import { EVENTS, oneOf, random, ROUNDS, TamperedTrail } from '../support/tampered-trail.js';

const TRIALS = 100;

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
  let trail: TamperedTrail;

  beforeAll(async () => {
    trail = await TamperedTrail.begin();
  }, 120_000);
  afterAll(() => trail.close());

  const repeatedly = async (trial: () => Promise<void>): Promise<void> => {
    for (let index = 0; index < TRIALS; index++) await trial();
  };

  it('finds nothing where nobody has', async () => {
    expect(await trail.verify()).toEqual({ events: EVENTS, checkpoints: ROUNDS, faults: [] });
    expect(trail.text.trimEnd().split('\n')).toHaveLength(ROUNDS);
  });

  it('names an edited event, whichever field it was', async () => {
    let index = 0;
    const kinds = Object.entries(EDITS);
    await repeatedly(async () => {
      const { stream, seq } = trail.place();
      const [field, edit] = kinds[index++ % kinds.length]!;
      const edited = (): Promise<unknown> =>
        trail.sql(`update audit.event set ${edit} where stream = $1 and seq = $2`, [stream, seq]);
      expect([field, await trail.found(edited)]).toMatchObject([field, [{ kind: 'changed', stream, seq }]]);
    });
  }, 120_000);

  it(
    'names an event that was taken out of the middle',
    () =>
      repeatedly(async () => {
        const { stream, seq } = trail.place({ more: 1 });
        const faults = await trail.found(() =>
          trail.sql('delete from audit.event where stream = $1 and seq = $2', [stream, seq]),
        );
        expect(faults).toMatchObject([{ kind: 'missing', stream, seq }]);
      }),
    120_000,
  );

  it(
    'names the first of those that were taken off the end, also when the head says nothing of them',
    () =>
      repeatedly(async () => {
        const silent = random(2) === 0;
        const { stream, seq } = trail.place();
        const vouched = seq <= trail.ends.get(stream)!.vouched;
        const faults = await trail.found(async () => {
          await trail.sql('delete from audit.event where stream = $1 and seq >= $2', [stream, seq]);
          if (silent && vouched)
            await trail.sql(
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
        const { stream, seq } = trail.place({ more: 1 });
        const faults = await trail.found(async () => {
          await trail.renumber(stream, `seq >= ${seq}`, 'seq + 1');
          await trail.sql(
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
        const { stream, seq } = trail.place({ more: 1 });
        const other = seq + 1 + random(trail.ends.get(stream)!.seq - seq);
        const faults = await trail.found(() =>
          trail.renumber(stream, `seq in (${seq}, ${other})`, `case seq when ${seq} then ${other} else ${seq} end`),
        );
        expect(faults).toMatchObject([{ kind: 'changed', stream, seq }]);
      }),
    120_000,
  );

  it(
    'names both of two that changed streams',
    () =>
      repeatedly(async () => {
        const one = trail.place();
        const other = trail.place({ except: one.stream });
        const move = 'update audit.event set stream = $3, seq = $4 where stream = $1 and seq = $2';
        const faults = await trail.found(async () => {
          await trail.sql(move, [one.stream, one.seq, 0, 1]);
          await trail.sql(move, [other.stream, other.seq, one.stream, one.seq]);
          await trail.sql(move, [0, 1, other.stream, other.seq]);
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
        const stream = oneOf([...trail.ends].filter(([, { vouched }]) => vouched > 0).map(([number]) => number));
        const seq = 1 + random(trail.ends.get(stream)!.vouched);
        const [fault, ...more] = await trail.found(() => rebuildFrom(trail.client, stream, seq, `outcome = 'refused'`));
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
        const { stream } = trail.place();
        const last = trail.ends.get(stream)!.seq;
        const [change, seq] = oneOf([
          ['seq = seq - 1', last],
          ['seq = seq + 1', last + 1],
          [`hash = sha256(hash)`, last],
        ] as const);
        const [fault] = await trail.found(() =>
          trail.sql(`update audit.head set ${change} where stream = $1`, [stream]),
        );
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
        const stream = oneOf([...trail.ends].filter(([, { vouched }]) => vouched > 0).map(([number]) => number));
        const faults = await trail.found(async () => {
          await trail.sql('delete from audit.event where stream = $1', [stream]);
          await trail.sql('delete from audit.head where stream = $1', [stream]);
        });
        expect(faults).toMatchObject([{ kind: 'missing', stream, seq: 1 }]);
      }),
    120_000,
  );
});
