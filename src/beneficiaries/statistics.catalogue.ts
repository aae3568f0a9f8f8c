import type { Identity, QuantityKey } from '#access';
import { ENROLMENT_STATES } from '#programs';
import { AGE_BANDS, UNKNOWN } from '#registry';

export const DIMENSIONS = ['state', 'sex', 'age_band', 'area', 'delivery'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * Every statistic there is. All but the first are of those who are enrolled. The pairs form a tree (age band - sex - area -
 * delivery): joined in a circle, three tables could be put together into a finer one than any of them shows.
 */
export const CUBES = {
  'enrolments-by-state': ['state'],
  'beneficiaries-by-sex': ['sex'],
  'beneficiaries-by-age-band': ['age_band'],
  'beneficiaries-by-area': ['area'],
  'beneficiaries-by-delivery': ['delivery'],
  'beneficiaries-by-sex-and-age-band': ['sex', 'age_band'],
  'beneficiaries-by-sex-and-area': ['sex', 'area'],
  'beneficiaries-by-area-and-delivery': ['area', 'delivery'],
} as const satisfies Readonly<Record<string, readonly Dimension[]>>;

export type Cube = keyof typeof CUBES;
export const CUBE_NAMES = Object.keys(CUBES) as Cube[];

/** What has reached a beneficiary of the newest cycle that was approved: all of it, a part, nothing yet; or no line in it. */
export const DELIVERIES = ['received', 'in_part', 'waiting', 'none'] as const;

/** The classes of each dimension. Those of sex and area are as declared; a class nobody is in is listed all the same. */
export type Classes = Readonly<Record<Dimension, readonly string[]>>;

export const classesOf = (sexes: readonly string[], areas: readonly string[]): Classes => ({
  state: ENROLMENT_STATES,
  sex: [...sexes, UNKNOWN],
  age_band: [...AGE_BANDS, UNKNOWN],
  area: [...areas, UNKNOWN],
  delivery: DELIVERIES,
});

const ALL: QuantityKey = 'all';
const ENROLLED: QuantityKey = 'state=enrolled';

/** The whole of a cube: everybody with an enrolment, or those enrolled. */
export const wholeOf = (cube: Cube): QuantityKey => (cube === 'enrolments-by-state' ? ALL : ENROLLED);

/** The quantity of one cell. */
export const keyOf = (dimensions: readonly Dimension[], classes: readonly string[]): QuantityKey =>
  dimensions.map((dimension, at) => `${dimension}=${classes[at]}`).join(',');

/** Every combination of classes of these dimensions, in order. */
export const cellsOf = (dimensions: readonly Dimension[], classes: Classes): string[][] =>
  dimensions.reduce<string[][]>(
    (cells, dimension) => cells.flatMap((cell) => classes[dimension].map((value) => [...cell, value])),
    [[]],
  );

/** The sums that hold between all quantities of the catalogue. */
export function identitiesOf(classes: Classes): Identity[] {
  const keys = (dimensions: readonly Dimension[]): QuantityKey[] =>
    cellsOf(dimensions, classes).map((cell) => keyOf(dimensions, cell));
  return CUBE_NAMES.flatMap((cube): Identity[] => {
    const [first, second] = CUBES[cube] as readonly Dimension[];
    if (second === undefined) return [{ whole: wholeOf(cube), parts: keys([first!]) }];
    const pair = (a: string, b: string): QuantityKey => keyOf([first!, second], [a, b]);
    return [
      ...classes[first!].map((a) => ({ whole: keyOf([first!], [a]), parts: classes[second].map((b) => pair(a, b)) })),
      ...classes[second].map((b) => ({ whole: keyOf([second], [b]), parts: classes[first!].map((a) => pair(a, b)) })),
    ];
  });
}

/** Every quantity of the catalogue, in one order. */
export const quantitiesOf = (classes: Classes): QuantityKey[] => [
  ALL,
  ...CUBE_NAMES.flatMap((cube) => cellsOf(CUBES[cube], classes).map((cell) => keyOf(CUBES[cube], cell))),
];
