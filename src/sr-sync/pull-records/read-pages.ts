import type { Dialect, SourcePage } from '../dialects/dialect.js';
import type { SocialRegistry } from '../social-registry.entity.js';

/** Where a page begins. Groups come first: their members are then known when they are listed as individuals. */
export interface Position {
  readonly kind: 'group' | 'individual';
  readonly offset: number;
}

export const FIRST_PAGE: Position = { kind: 'group', offset: 0 };

/** A page, where it began, and where the next one begins; null after the last. */
export interface ReadPage extends SourcePage {
  readonly position: Position;
  readonly following: Position | null;
}

/** Pages that are asked for before the one in hand is done with, where the peer says how many there are. */
const AHEAD = 2;

/** A page that was asked for. */
interface Asked {
  readonly at: Position;
  readonly page: Promise<SourcePage>;
}

/**
 * Reads the pages of a source from `position` on, in their order; the next ones are on their way while one is worked on: one, or
 * two where the peer's total says that there are as many, so that it makes a page while we read one.
 */
export async function* readPages(
  dialect: Dialect,
  { pageSize: limit, mapping }: Pick<SocialRegistry, 'pageSize' | 'mapping'>,
  since: string | null,
  position: Position,
): AsyncGenerator<ReadPage> {
  const ask = (at: Position): Asked => {
    const page = dialect.page({ ...at, limit, since, mapping });
    page.catch(() => {}); // awaited when its turn comes: a failure meanwhile is not unhandled
    return { at, page };
  };
  let asked: Asked[] = [ask(position)];
  while (asked.length > 0) {
    const [{ at, page: coming }, ...others] = asked as [Asked, ...Asked[]];
    const page = await coming;
    const following = after(at, page.next);
    // what was asked for by a total that was told before counts only where it is what follows by now
    asked = following && others[0] && isSame(others[0].at, following) ? others : [];
    if (following && asked.length === 0) asked = [ask(following)];
    for (let next = asked.at(-1)?.at; next && asked.length < AHEAD;) {
      next = foreseen(at, page, next);
      if (next) asked.push(ask(next));
    }
    yield { ...page, position: at, following };
  }
}

function after({ kind }: Position, offset: number | null): Position | null {
  if (offset !== null) return { kind, offset };
  return kind === 'group' ? { kind: 'individual', offset: 0 } : null;
}

/** The page after one that is asked for, if the page in hand (at `at`) says that there is one: in steps as long as its own. */
function foreseen(at: Position, { next, total }: SourcePage, last: Position): Position | undefined {
  if (next === null || total === null || last.kind !== at.kind) return undefined;
  const offset = last.offset + (next - at.offset);
  return offset < total ? { kind: at.kind, offset } : undefined;
}

const isSame = (one: Position, other: Position): boolean => one.kind === other.kind && one.offset === other.offset;
