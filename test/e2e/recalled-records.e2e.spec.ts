import { type Counts, Puller, type Pulled } from '../support/puller.js';
import { home, ToldRegistry, type ToldHousehold, type ToldPerson } from '../support/told-registry.js';

const MANY: readonly ToldHousehold[] = Array.from({ length: 10 }, (_, n) => home(n));
const ZOE: ToldPerson = { name: 'Zoe', nationalId: 'N-Z' };
/** Ten groups, and of their thirty members and Zoe those who have an identifier. */
const ALL = 10 + 21;
const withHome = (n: number, members: readonly ToldPerson[]): ToldHousehold[] =>
  MANY.map((one, at) => (at === n ? home(n, { members }) : one));
const [ANA, BEN, CLEO] = MANY[0]!.members as [ToldPerson, ToldPerson, ToldPerson];

/** What the registry tells of, what else is done before it is pulled, and what that pull counts and recalls. */
interface Step {
  readonly tells?: readonly ToldHousehold[];
  readonly alone?: readonly ToldPerson[];
  readonly before?: (puller: Puller) => Promise<unknown>;
  readonly counts: Counts;
  readonly recalled?: number;
}

/** One member fewer, so that no page is as another: the same page at two places is a peer that turns in a circle. */
const OTHERWISE = {
  tells: [...withHome(9, MANY[9]!.members.slice(0, 2)), home(0), home(0)],
  alone: [ZOE, { ...home(3).members[0]!, birthdate: '1981-01-01' }],
};

const STORY: readonly (readonly [name: string, step: Step])[] = [
  ['a first pull', { counts: { created: 41 }, recalled: 0 }],
  ['nothing changed', { counts: { unchanged: 61 }, recalled: ALL }],
  ['nothing changed again', { counts: { unchanged: 61 }, recalled: ALL }],
  [
    'a head has another phone, and two members left', // of whom one had an identifier, and is told of by nobody now
    {
      tells: withHome(4, [{ ...home(4).members[0]!, phone: '+5559999' }]),
      counts: { updated: 2, ended: 2 },
    },
  ],
  ['they are back', { counts: { gone: 0 } }],
  ['one stands before them in the list', { tells: [home(20), ...MANY], counts: { gone: 0 } }],
  [
    'more stand before them than fit on a page',
    { tells: [...[20, 21, 22, 23].map((n) => home(n)), ...MANY], counts: { gone: 0 } },
  ],
  ['the first are gone', { tells: MANY.slice(2), counts: { gone: 16 + 8 } }],
  ['all are there', { counts: { gone: 0 } }],
  ['all are there still', { counts: { unchanged: 61 }, recalled: ALL }],
  ['a household and somebody alone are gone', { tells: MANY.slice(1), alone: [], counts: { gone: 5, ended: 3 } }],
  ['both came back', { counts: { returned: 5 } }],
  [
    'a member moved to another household',
    {
      tells: [home(0, { members: [ANA, CLEO] }), home(1, { members: [...home(1).members, BEN] }), ...MANY.slice(2)],
      counts: { updated: 2, ended: 1 },
    },
  ],
  ['and back', { counts: { updated: 2, ended: 1 } }],
  [
    'a household is told thrice, and somebody alone otherwise than in another',
    { ...OTHERWISE, counts: { gone: 1, ended: 1 } },
  ],
  ['so it is told once more', { ...OTHERWISE, counts: { gone: 0, ended: 0 } }],
  ['all is told as before', { counts: { gone: 0 } }],
  [
    'somebody was changed by hand',
    { before: (puller) => puller.change('N-21', { given_name: 'Anna' }), counts: { gone: 0 } },
  ],
  [
    'somebody has a birth date that is none',
    {
      tells: withHome(5, [{ ...home(5).members[0]!, birthdate: 'unknown' }, ...home(5).members.slice(1)]),
      counts: { quarantined: 2, gone: 0 },
      recalled: ALL - 2,
    },
  ],
  [
    'and still has',
    {
      tells: withHome(5, [{ ...home(5).members[0]!, birthdate: 'unknown' }, ...home(5).members.slice(1)]),
      counts: { quarantined: 2, gone: 0 },
      recalled: ALL - 2,
    },
  ],
  ['it was put right', { counts: { quarantined: 0 }, recalled: ALL - 2 }],
  [
    'the source is mapped without phones',
    {
      before: async (puller) => {
        const path = `/v1/social-registries/${puller.source}`;
        const { mapping } = (await puller.admin.get(path)).body as { mapping: object };
        await puller.patch(path, { mapping: { ...mapping, phones: false } });
      },
      counts: { updated: 10 },
      recalled: 0,
    },
  ],
  ['nothing changed since', { counts: { unchanged: 61 }, recalled: ALL }],
  [
    'pages are of another size',
    {
      before: (puller) => puller.patch(`/v1/social-registries/${puller.source}`, { pageSize: 4 }),
      counts: { gone: 0 },
    },
  ],
  [
    'an attribute is declared no more',
    {
      before: async (puller) => {
        const { data } = (await puller.admin.get('/v1/attributes')).body as { data: { id: string; key: string }[] };
        await puller.patch(`/v1/attributes/${data.find(({ key }) => key === 'birth_date')!.id}`, { active: false });
      },
      counts: { updated: 30 },
      recalled: 0,
    },
  ],
  ['somebody was erased', { before: (puller) => puller.erase('N-71'), counts: { gone: 0 } }],
];

const stepOf = (name: string): number => STORY.findIndex(([step]) => step === name);

describe('records of which the same bytes were read before', () => {
  let remembering: readonly Pulled[];
  let forgetting: readonly Pulled[];

  /** The whole story, in an application of its own. */
  const told = async (registry: ToldRegistry, forgets: boolean): Promise<Pulled[]> => {
    const puller = await Puller.start(registry, forgets);
    const came: Pulled[] = [];
    try {
      for (const [, { tells = MANY, alone = [ZOE], before }] of STORY) {
        [registry.households, registry.alone] = [tells, alone];
        await before?.(puller);
        came.push(await puller.pull());
      }
      return came;
    } finally {
      await puller.amparo.close();
    }
  };

  beforeAll(async () => {
    const registry = await ToldRegistry.serve();
    [remembering, forgetting] = [await told(registry, false), await told(registry, true)];
    registry.close();
  }, 300_000);

  it.each(STORY)('count, and stand, as if they were read: %s', (name, { counts, recalled }) => {
    const [one, other] = [remembering[stepOf(name)]!, forgetting[stepOf(name)]!];
    expect(one.counts).toEqual(other.counts);
    expect(one.state).toEqual(other.state);
    expect(one.counts).toMatchObject(counts);
    if (recalled !== undefined) expect([one.recalled, other.recalled]).toEqual([recalled, 0]);
  });

  it('are found where they stand elsewhere in the list than before', () => {
    expect(remembering[stepOf('one stands before them in the list')]!.recalled).toBeGreaterThan(0);
  });

  it('are forgotten with whom they were about, and remembered once at most, whatever the pages', () => {
    const erased = stepOf('somebody was erased');
    expect(remembering[erased]!.bytes[0]).toBeLessThan(remembering[erased - 1]!.bytes[1]);
    const resized = stepOf('pages are of another size');
    expect(remembering[resized]!.bytes[1]).toBe(remembering[resized - 1]!.bytes[1]);
    for (const { runs } of remembering) expect(runs).toBe(1);
  });
});
