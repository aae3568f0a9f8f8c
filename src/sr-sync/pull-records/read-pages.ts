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

/** Reads the pages of a source from `position` on, in their order; the next one is on its way while one is worked on. */
export async function* readPages(
  dialect: Dialect,
  { pageSize: limit, mapping }: Pick<SocialRegistry, 'pageSize' | 'mapping'>,
  since: string | null,
  position: Position,
): AsyncGenerator<ReadPage> {
  const fetch = (at: Position): Promise<SourcePage> => dialect.page({ ...at, limit, since, mapping });
  let at: Position | null = position;
  let fetching = fetch(at);
  while (at) {
    const page: SourcePage = await fetching;
    const following: Position | null = after(at, page.next);
    if (following) {
      fetching = fetch(following);
      fetching.catch(() => {}); // awaited in the next round: a failure meanwhile is not unhandled
    }
    yield { ...page, position: at, following };
    at = following;
  }
}

function after({ kind }: Position, offset: number | null): Position | null {
  if (offset !== null) return { kind, offset };
  return kind === 'group' ? { kind: 'individual', offset: 0 } : null;
}
