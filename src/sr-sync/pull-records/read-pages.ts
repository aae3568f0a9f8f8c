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

/** Pages that are on their way while one is worked on: one is being read while the peer makes another. */
const AHEAD = 2;

/** Reads the pages of a source from `position` on, in their order; the next ones are on their way while one is worked on. */
export async function* readPages(
  dialect: Dialect,
  { pageSize: limit, mapping }: Pick<SocialRegistry, 'pageSize' | 'mapping'>,
  since: string | null,
  position: Position,
): AsyncGenerator<ReadPage> {
  const read = async (at: Position): Promise<ReadPage> => {
    const page = await dialect.page({ ...at, limit, since, mapping });
    return { ...page, position: at, following: after(at, page.next) };
  };
  const readAfter = async (before: Promise<ReadPage | null>): Promise<ReadPage | null> => {
    const following = (await before)?.following;
    return following ? read(following) : null;
  };
  const coming: Promise<ReadPage | null>[] = [read(position)];
  for (;;) {
    while (coming.length <= AHEAD) {
      const next = readAfter(coming.at(-1)!);
      next.catch(() => {}); // awaited in its turn: a failure meanwhile is not unhandled
      coming.push(next);
    }
    const page = await coming.shift()!;
    if (!page) return;
    yield page;
  }
}

function after({ kind }: Position, offset: number | null): Position | null {
  if (offset !== null) return { kind, offset };
  return kind === 'group' ? { kind: 'individual', offset: 0 } : null;
}
