import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { DATA_CLASSES, ROLE_PERMISSIONS, ROLES } from '#access';
import { excessOf, type Gift, type GiversGrant } from '../../src/access/grants/attenuation.js';
import { mayGiveAs, ROLE_DATA_CLASSES } from '../../src/access/permissions.js';
import { connected, connectedAs, testDatabases, type TestDatabases } from '../support/database.js';

const PROGRAMS = ['A', 'B', 'C'].map(() => randomUUID());
const AREAS: Readonly<Record<string, readonly string[]>> = {
  N: ['N', 'N-1', 'N-1-a', 'N-2'],
  'N-1': ['N-1', 'N-1-a'],
  'N-1-a': ['N-1-a'],
  'N-2': ['N-2'],
  S: ['S'],
};
const USERS = Array.from({ length: 8 }, () => randomUUID());
const END = new Date(Date.now() + 30 * 86_400_000);

type Stored = GiversGrant & { readonly id: string; readonly userId: string };

const within = (areas: readonly string[] | null): readonly string[] | null =>
  areas?.flatMap((code) => AREAS[code]!) ?? null;

function insert(client: pg.Client, id: string, gift: Gift, parent: Stored | null): Promise<unknown> {
  return client.query(
    `insert into access.user_grant (id, user_id, role, permissions, may_give, program_ids, areas, data_classes, expires_at,
       granted_by, parent_id, depth, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'a test')`,
    [
      id,
      gift.userId,
      gift.role,
      gift.permissions,
      gift.mayGive,
      gift.programIds,
      gift.areas,
      gift.dataClasses,
      gift.expiresAt,
      parent?.userId ?? null,
      parent?.id ?? null,
      parent ? parent.depth + 1 : 0,
    ],
  );
}

const administrator: Gift = {
  userId: USERS[0]!,
  role: 'registry_admin',
  permissions: ROLE_PERMISSIONS.registry_admin,
  mayGive: mayGiveAs('registry_admin'),
  programIds: null,
  areas: null,
  dataClasses: [...DATA_CLASSES],
  expiresAt: END,
};
const worker: Gift = {
  ...administrator,
  userId: USERS[1]!,
  role: 'case_worker',
  permissions: ROLE_PERMISSIONS.case_worker,
  mayGive: [],
  dataClasses: ROLE_DATA_CLASSES.case_worker,
};
const stored = (gift: Gift, id: string, parent: Stored | null): Stored => ({
  ...gift,
  id,
  areas: within(gift.areas),
  depth: parent ? parent.depth + 1 : 0,
  holders: [gift.userId, ...(parent?.holders ?? [])],
});

const limit = (all: readonly string[]) => fc.option(fc.subarray([...all], { minLength: 1 }), { nil: null });
const anyGift = fc.record({
  giver: fc.nat(20),
  userId: fc.constantFrom(...USERS),
  role: fc.constantFrom(...ROLES),
  whole: fc.boolean(),
  programIds: limit(PROGRAMS),
  areas: limit(Object.keys(AREAS)),
  dataClasses: fc.subarray([...DATA_CLASSES]),
  days: fc.constantFrom(-1, 0, 0, 0, 1),
});

describe('what the database itself holds about grants', () => {
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await testDatabases();
    await connected(databases.urls.data, async (client) => {
      const list = randomUUID();
      await client.query(`insert into registry.code_list (id, code, name) values ($1, 'area', 'Areas')`, [list]);
      for (const [code, parent] of [
        ['N', null],
        ['N-1', 'N'],
        ['N-1-a', 'N-1'],
        ['N-2', 'N'],
        ['S', null],
      ])
        await client.query(
          `insert into registry.code_value (code_list_id, code, name, parent_code) values ($1, $2, $2, $3)`,
          [list, code, parent],
        );
      await client.query(
        `insert into registry.attribute_definition (id, key, name, data_type, applies_to, storage, code_list_id, dimension)
         values ($1, 'area', 'Area', 'code', 'both', 'open', $2, 'area')`,
        [randomUUID(), list],
      );
      for (const [index, id] of USERS.entries())
        await client.query(
          `insert into access.app_user (id, issuer, subject, organisation) values ($1, 'i', $2, 'o')`,
          [id, `user-${index}`],
        );
    });
  });
  afterAll(() => databases.drop());

  const asOwner = <T>(work: (client: pg.Client) => Promise<T>) => connectedAs(databases.urls.owner, work);
  const asApplication = <T>(work: (client: pg.Client) => Promise<T>) => connectedAs(databases.urls.data, work);
  const root = async (gift: Gift = administrator): Promise<Stored> => {
    const id = randomUUID();
    await asOwner((client) => insert(client, id, gift, null));
    return stored(gift, id, null);
  };

  it('judges every gift of any tree as the code does', async () => {
    const first = await root();
    let [accepted, refused] = [0, 0];
    await asApplication((client) =>
      fc.assert(
        fc.asyncProperty(fc.array(anyGift, { minLength: 5, maxLength: 12 }), async (gifts) => {
          const given = [first];
          for (const { giver, whole, days, ...told } of gifts) {
            const own = given[giver % given.length]!;
            const permissions = whole ? ROLE_PERMISSIONS[told.role] : ROLE_PERMISSIONS[told.role].slice(0, 3);
            const gift: Gift = {
              ...told,
              permissions,
              mayGive: permissions.includes('grant:write') ? mayGiveAs(told.role) : [],
              expiresAt: new Date(END.getTime() + days * 86_400_000),
            };
            const byCode: string[] = excessOf({ ...gift, areas: within(gift.areas) }, own).filter(
              (excess) => excess !== 'role',
            );
            if (!own.permissions.includes('grant:write')) byCode.push('role'); // roles themselves it does not know
            const id = randomUUID();
            const byDatabase = await insert(client, id, gift, own).then(
              () => 'accepted',
              (error: { constraint?: string }) => error.constraint,
            );
            if (byCode.length === 0) {
              expect([gift, byDatabase]).toEqual([gift, 'accepted']);
              given.push(stored(gift, id, own));
              accepted++;
            } else {
              const self = gift.userId === own.userId ? 'user_grant_not_to_oneself' : 'user_grant_within_givers';
              expect([byCode, ['user_grant_within_givers', 'user_grant_depth_check', self]]).toEqual([
                byCode,
                expect.arrayContaining([byDatabase]) as unknown,
              ]);
              refused++;
            }
          }
        }),
        { numRuns: 120 },
      ),
    );
    expect([accepted > 50, refused > 50]).toEqual([true, true]);
  });

  it('lets nobody but the owner make a grant out of nothing', async () => {
    await expect(asApplication((client) => insert(client, randomUUID(), worker, null))).rejects.toMatchObject({
      constraint: 'user_grant_from_host',
    });
  });

  it.each<[string, (own: Stored) => [string, unknown[]]]>([
    [
      'whose giver has lost theirs',
      ({ id }) => ['update access.user_grant set revoked_at = now() where id = $1', [id]],
    ],
    [
      'whose giver is locked out',
      ({ userId }) => ['update access.app_user set active = false where id = $1', [userId]],
    ],
  ])('takes no gift %s', async (_name, end) => {
    const first = await root();
    const id = randomUUID();
    const near: Gift = { ...administrator, userId: USERS[2]! };
    await asApplication((client) => insert(client, id, near, first));
    const own = stored(near, id, first);
    await asOwner((client) => client.query(...end(own)));
    const gift = { ...worker, userId: USERS[3]! };
    await expect(asApplication((client) => insert(client, randomUUID(), gift, own))).rejects.toMatchObject({
      constraint: 'user_grant_within_givers',
    });
    await asOwner((client) => client.query('update access.app_user set active = true'));
  });

  it('takes no gift under the name of another giver', async () => {
    const first = await root();
    const forged = { ...first, userId: USERS[4]! };
    await expect(asApplication((client) => insert(client, randomUUID(), worker, forged))).rejects.toMatchObject({
      constraint: 'user_grant_within_givers',
    });
  });

  it('keeps a grant as it was given, and what was taken back taken back', async () => {
    const first = await root();
    const id = randomUUID();
    await asApplication((client) => insert(client, id, worker, first));
    for (const column of [
      'user_id',
      'permissions',
      'may_give',
      'program_ids',
      'areas',
      'expires_at',
      'parent_id',
      'depth',
    ])
      await expect(
        asApplication((client) =>
          client.query(`update access.user_grant set ${column} = ${column} where id = $1`, [id]),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    await expect(
      asOwner((client) =>
        client.query(`update access.user_grant set expires_at = expires_at + interval '1 hour' where id = $1`, [id]),
      ),
    ).rejects.toMatchObject({ constraint: 'user_grant_within_givers' });
    await asApplication((client) =>
      client.query('update access.user_grant set revoked_at = now() where id = $1', [id]),
    );
    await expect(
      asApplication((client) => client.query('update access.user_grant set revoked_at = null where id = $1', [id])),
    ).rejects.toMatchObject({ constraint: 'user_grant_stays_revoked' });
  });

  it('lets no grant last longer than 90 days', async () => {
    const long = { ...administrator, expiresAt: new Date(Date.now() + 91 * 86_400_000) };
    await expect(root(long)).rejects.toMatchObject({ constraint: 'user_grant_longest' });
  });
});
