import type { Judge, OpenProfiles, ScannedChunk } from '#registry';
import { FIRST_ID } from '#platform/ids/ids.js';

const A_CHUNK = 5_000;

/** Somebody whom a look finds; not `judged` who is none of those a program is for (any more). */
export interface Found {
  readonly id: string;
  readonly judged: boolean;
}

/** Of whom, as of when, and after whom: the last id of the chunk before, null to begin. */
export interface Selection {
  readonly kind: 'individual' | 'group';
  readonly asOf: Date;
  readonly after: string | null;
}

/** Judges those whom looks find, in key order, chunk by chunk. `look` gives the next ones after an id, nobody at the end. */
export async function* judgeFound<P, R>(
  profiles: OpenProfiles,
  { asOf, after }: Selection,
  judge: Judge<P>,
  look: (after: string) => Promise<readonly Found[]>,
): AsyncGenerator<ScannedChunk<R>> {
  for (let from = after ?? FIRST_ID; ;) {
    const found = await look(from);
    if (found.length === 0) return;
    from = found.at(-1)!.id;
    const ids = found.filter(({ judged }) => judged).map(({ id }) => id);
    for (let at = 0; at < ids.length; at += A_CHUNK) {
      const chunk = ids.slice(at, at + A_CHUNK);
      const judged = await profiles.judge<P, R>(chunk, asOf, 'eligibility', judge);
      yield { ...judged, last: chunk.at(-1)! };
    }
  }
}
