import { AuditedDays, type Cell, type Counted, type Day, dayOf } from './audited-days.js';
import { depthOf, type Publication, type Published } from './quantities.js';
import { coarser, MINIMUM_CELL, rounded } from './rounding.js';
import { loadSolver } from './solver.js';

/** A day that was published, and the counts behind it, if they were kept. */
export interface PublishedDay {
  readonly published: Publication;
  readonly behind: Counted | null;
}

/** What is to be published, and what was published before. */
export interface PublishTask extends Counted {
  /** The oldest first. */
  readonly earlier: readonly PublishedDay[];
  /** Counts below this are suppressed; left out: the smallest cell. */
  readonly shownFrom?: number;
}

/**
 * Decides what is shown of counts: small ones are suppressed, the rest rounded; then others beside a suppressed one are
 * rounded more, or suppressed too, until no suppressed one can be computed closely from what is shown, today and on the days
 * before. A count that moved by less than a smallest cell since it was published is published as before, so that two days do
 * not differ by a few people. Slow (a solver): for a worker thread.
 */
export async function publish({
  counts,
  identities,
  earlier,
  shownFrom = MINIMUM_CELL,
}: PublishTask): Promise<Publication> {
  const before = earlier.at(-1)?.published;
  const alone = Object.entries(counts).map(([key, count]) => [key, asBefore(before?.[key], count, shownFrom)] as const);
  const today = dayOf({ counts, identities }, Object.fromEntries(alone));
  const days = earlier.flatMap(({ published, behind }) => (behind ? [dayOf(behind, published)] : []));
  const highs = await loadSolver();
  for (const before of days.length > 0 ? [[], days] : [[]])
    highs.withModel((model) => cover(today, new AuditedDays(highs, model, today, before)));
  return Object.fromEntries(today.cells.map(({ key, basis, told, shown }) => [key, { basis, told, shown }]));
}

/** Until the audit is content, or nothing is left to hide. */
function cover({ sums, cells }: Day, audited: AuditedDays): void {
  for (let exposed = audited.exposed(); exposed.size > 0; exposed = audited.exposed()) {
    const covering = coverFor(exposed, sums, cells);
    if (covering.size === 0) return;
    for (const place of covering) audited.replace(place, covered(cells[place]!));
  }
}

function asBefore(before: Published | undefined, count: number, shownFrom: number): Published {
  if (before && Math.abs(count - before.basis) < MINIMUM_CELL)
    return { ...before, told: before.told || before.shown !== null };
  return { basis: count, told: false, shown: count < shownFrom ? null : rounded(count) };
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
  exposed: ReadonlySet<number>,
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
