import { Audit, type Known } from './audit.js';
import { depthOf, type Identity, type Publication, type Published, type QuantityKey } from './quantities.js';
import { behind, coarser, doubtAbout, MINIMUM_CELL, rounded } from './rounding.js';
import { loadSolver } from './solver.js';

/** What is to be published: counts, the sums that hold between them, and what was published last. */
export interface PublishTask {
  readonly counts: Readonly<Record<QuantityKey, number>>;
  readonly identities: readonly Identity[];
  readonly before: Publication | null;
  /** Counts below this are suppressed; left out: the smallest cell. */
  readonly shownFrom?: number;
}

interface Cell extends Published {
  readonly key: QuantityKey;
  readonly count: number;
}

/**
 * Decides what is shown of counts: small ones are suppressed, the rest rounded; then others beside a suppressed one are
 * rounded more, or suppressed too, until no suppressed one can be computed closely from what is shown. A count that moved by
 * less than a smallest cell since it was published is published as before, so that two days do not differ by a few people.
 * Slow (a solver): for a worker thread.
 */
export async function publish({
  counts,
  identities,
  before,
  shownFrom = MINIMUM_CELL,
}: PublishTask): Promise<Publication> {
  const cells: Cell[] = Object.entries(counts).map(([key, count]) => ({
    key,
    count,
    ...asBefore(before?.[key], count, shownFrom),
  }));
  const placeOf = new Map(cells.map(({ key }, place) => [key, place]));
  const sums = identities.map(({ whole, parts }) => [whole, ...parts].map((key) => placeOf.get(key)!));
  const highs = await loadSolver();
  highs.withModel((model) => {
    const numbers = cells.map(({ count }) => count);
    const audit = new Audit(highs, model, numbers, sums);
    cells.forEach((cell, place) => audit.know(place, knownOf(cell)));
    for (let exposed = audit.exposed(); exposed.length > 0; exposed = audit.exposed())
      for (const place of coverFor(exposed, sums, cells)) {
        cells[place] = covered(cells[place]!);
        audit.know(place, knownOf(cells[place]));
      }
  });
  return Object.fromEntries(cells.map(({ key, basis, shown }) => [key, { basis, shown }]));
}

function asBefore(before: Published | undefined, count: number, shownFrom: number): Published {
  if (before && Math.abs(count - before.basis) < MINIMUM_CELL) return before;
  return { basis: count, shown: count < shownFrom ? null : rounded(count) };
}

/** What a reader knows of a count: of one that is no longer what it was published from, also that it may have moved since. */
function knownOf({ count, basis, shown }: Cell): Known {
  if (shown === null) return { doubt: doubtAbout(basis) };
  const { least, most } = behind(shown);
  const moved = count < least || count > most ? MINIMUM_CELL - 1 : 0;
  return { shown: { least: Math.max(0, least - moved), most: most + moved } };
}

/**
 * The same count telling less: rounded more, or suppressed. Of what it was published from: rounded anew it would tell how few
 * it has moved by.
 */
const covered = (cell: Cell): Cell => ({ ...cell, shown: cell.shown && coarser(cell.basis, cell.shown) });

/**
 * For every exposed count another in a sum with it that is to tell less: the largest that may be rounded more (it loses the
 * least), else the smallest of the finest breakdown. One for each sum is enough for a round.
 */
function coverFor(
  exposed: readonly number[],
  sums: readonly (readonly number[])[],
  cells: readonly Cell[],
): ReadonlySet<number> {
  const covering = new Set<number>();
  const shown = (places: readonly number[]): number[] => places.filter((at) => cells[at]!.shown !== null);
  for (const place of exposed) {
    const beside = shown(sums.filter((sum) => sum.includes(place)).flat());
    const choice = beside.length > 0 ? beside : shown(cells.map((_, at) => at));
    if (choice.some((at) => covering.has(at))) continue;
    const yielding = choice.filter((at) => coarser(cells[at]!.basis, cells[at]!.shown!) !== null);
    const [first] = yielding.length > 0 ? largestFirst(yielding, cells) : finestFirst(choice, cells);
    if (first !== undefined) covering.add(first);
  }
  return covering;
}

const largestFirst = (places: readonly number[], cells: readonly Cell[]): number[] =>
  places.toSorted((a, b) => cells[b]!.count - cells[a]!.count);

const finestFirst = (places: readonly number[], cells: readonly Cell[]): number[] =>
  places.toSorted((a, b) => depthOf(cells[b]!.key) - depthOf(cells[a]!.key) || cells[a]!.count - cells[b]!.count);
