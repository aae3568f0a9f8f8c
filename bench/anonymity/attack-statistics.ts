import {
  asRelation,
  type Bounds,
  countsShownAs,
  NOTHING_KNOWN,
  type Relation,
  type ShownCount,
  solvedBounds,
  sumsBetween,
} from '../../test/support/statistics-reader.js';
import type { Call } from './displayed-looks.js';
import type { PublishedDays, Snapshot } from './published-days.js';

const CUBES = [
  'enrolments-by-state',
  ...['sex', 'age-band', 'area', 'delivery', 'sex-and-age-band', 'sex-and-area', 'area-and-delivery'].map(
    (cube) => `beneficiaries-by-${cube}`,
  ),
];
/** A suppressed count that is known to lie within less than this is recovered. */
const RECOVERED = 10;
/** A count that has moved by less than this is published as it was. */
const STAYS = 10;
const TOLERANCE = 1e-3;

/** What came of one attack on every suppressed count. */
export interface Attack {
  readonly name: string;
  readonly suppressed: number;
  readonly recovered: readonly string[];
  /** Between the least and most that a suppressed count can be, where this is smallest. */
  readonly narrowest: number;
}

interface Page extends Snapshot {
  readonly shown: Readonly<Record<string, ShownCount>>;
  /** What is known of each count by itself. */
  readonly known: Readonly<Record<string, Bounds>>;
  /** Counts that were shown on an earlier day and are still near what they were: no secret when they are suppressed for another's sake. */
  readonly told: ReadonlySet<string>;
}

interface Cell {
  readonly classes: readonly string[];
  readonly count: number | null;
  readonly roundedTo: number | null;
}

/**
 * Plays readers who take every cube of every program and day, and know how counts are rounded and which sums hold. By a day
 * alone; by all days, knowing of every suppressed count whether it has changed since; by all programs of a day, knowing which
 * lies within which. The last two know more than a reader can: what withstands them withstands readers who guess it.
 */
export async function attackStatistics(call: Call, { every, within, snapshots }: PublishedDays): Promise<Attack[]> {
  const pages = await readAll(call, snapshots);
  const [byDay, ofProgram] = [grouped(pages, ({ day }) => day), grouped(pages, ({ programId }) => programId)];
  return [
    await attack(
      'one day',
      pages.map((page) => [page]),
      () => [],
    ),
    await attack('day over day', ofProgram, unmoved),
    await attack('program over program', byDay, (together) => contained(together, every, within)),
  ];
}

async function attack(
  name: string,
  groups: readonly (readonly Page[])[],
  between: (pages: readonly Page[]) => readonly Relation[],
): Promise<Attack> {
  let [suppressed, narrowest] = [0, Infinity];
  const recovered: string[] = [];
  for (const pages of groups) {
    const known = Object.assign({}, ...pages.map((page) => named(page, page.known))) as Record<string, Bounds>;
    const within = pages.flatMap((page) =>
      sumsBetween(Object.keys(page.shown)).map(({ whole, parts }) =>
        asRelation({ whole: nameOf(page, whole), parts: parts.map((part) => nameOf(page, part)) }),
      ),
    );
    const hidden = pages.flatMap((page) =>
      Object.keys(page.shown).flatMap((key) =>
        page.shown[key] === null && !page.told.has(key) ? [nameOf(page, key)] : [],
      ),
    );
    const counts = Object.assign({}, ...pages.map((page) => named(page, page.counts))) as Record<string, number>;
    for (const [key, { least, most }] of await solvedBounds(known, [...within, ...between(pages)], hidden)) {
      if (counts[key]! < least - TOLERANCE || counts[key]! > most + TOLERANCE)
        throw new Error(`${name}: what the reader believes of ${key} is not so: the attack proves nothing`);
      suppressed += 1;
      narrowest = Math.min(narrowest, most - least);
      if (most - least < RECOVERED - TOLERANCE) recovered.push(`${key}: ${least} to ${most}`);
    }
  }
  return { name, suppressed, recovered, narrowest };
}

/** A suppressed count that has not changed from one day to the next is one unknown. */
const unmoved = (days: readonly Page[]): Relation[] =>
  days.slice(1).flatMap((page, at) => {
    const before = days[at]!;
    const stays = (key: string): boolean =>
      page.shown[key] === null && before.shown[key] === null && page.counts[key] === before.counts[key];
    return Object.keys(page.counts)
      .filter(stays)
      .map((key) => ({ least: 0, most: 0, weights: { [nameOf(page, key)]: 1, [nameOf(before, key)]: -1 } }));
  });

/** Whoever is enrolled in the one is enrolled in the other, in every class of a person. */
function contained(pages: readonly Page[], every: string, within: readonly string[]): Relation[] {
  const whole = pages.find(({ programId }) => programId === every)!;
  return pages
    .filter(({ programId }) => within.includes(programId))
    .flatMap((page) =>
      Object.keys(page.counts)
        .filter((key) => key === 'state=enrolled' || !/^all$|state|delivery/.test(key))
        .map((key) => ({
          least: 0,
          most: NOTHING_KNOWN.most,
          weights: { [nameOf(whole, key)]: 1, [nameOf(page, key)]: -1 },
        })),
    );
}

/** Every cube of every day, in the order of days. */
async function readAll(call: Call, snapshots: readonly Snapshot[]): Promise<Page[]> {
  const pages: Page[] = [];
  for (const snapshot of snapshots) {
    const shown = await readDay(call, snapshot);
    const before = pages.filter(({ programId }) => programId === snapshot.programId);
    const known = Object.fromEntries(
      Object.keys(shown).map((key) => [key, knownOf(shown[key]!, snapshot.counts[key]!, before.length > 0)]),
    );
    const wasShown = (key: string): boolean =>
      before.some((page) => page.shown[key] && Math.abs(page.counts[key]! - snapshot.counts[key]!) < STAYS);
    pages.push({ ...snapshot, shown, known, told: new Set(Object.keys(shown).filter(wasShown)) });
  }
  return pages;
}

async function readDay(call: Call, { programId, day }: Snapshot): Promise<Record<string, ShownCount>> {
  const shown: Record<string, ShownCount> = {};
  const asShown = ({ count, roundedTo }: Cell): ShownCount => (count === null ? null : { count, step: roundedTo! });
  for (const cube of CUBES) {
    const { dimensions, whole, cells } = (await call(
      'GET',
      `/v1/programs/${programId}/statistics?cube=${cube}&day=${day}`,
    )) as unknown as { dimensions: readonly string[]; whole: Cell; cells: readonly Cell[] };
    if (dimensions[0] === 'state') shown['all'] = asShown(whole);
    for (const cell of cells)
      shown[dimensions.map((dimension, at) => `${dimension}=${cell.classes[at]}`).join(',')] = asShown(cell);
  }
  return shown;
}

/** As closely as a number can be read; one that was published from an earlier count, up to how far it may have moved. */
function knownOf(shown: ShownCount, count: number, isLater: boolean): Bounds {
  if (shown === null) return NOTHING_KNOWN;
  const { least, most } = countsShownAs(shown);
  const moved = isLater && (count < least || count > most) ? STAYS - 1 : 0;
  return { least: Math.max(0, least - moved), most: most + moved };
}

const nameOf = ({ programId, day }: Snapshot, key: string): string => `${programId} ${day} ${key}`;
const named = <T>(page: Snapshot, values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [nameOf(page, key), value]));

const grouped = (pages: readonly Page[], by: (page: Page) => string): Page[][] => [
  ...pages
    .reduce((groups, page) => groups.set(by(page), [...(groups.get(by(page)) ?? []), page]), new Map<string, Page[]>())
    .values(),
];
