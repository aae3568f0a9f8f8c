import { ChannelAway } from '../disbursements.errors.js';
import { MessageRefused, Unanswered } from './payment-channel.js';

/** So many refused one by one while none is taken in: it is not the payees that are wrong. */
const MOST_REFUSED_ALONE = 16;

/** What became of the items of one call. With a fault, those it does not mention were not taken in. */
export interface Submitted<T> {
  readonly taken: readonly T[];
  readonly unanswered: readonly T[];
  readonly refused: readonly { readonly item: T; readonly code: string }[];
  readonly fault?: Error;
}

/**
 * Submits items in one call. A message that is refused was not taken in: it goes again in halves, so that one item the channel does
 * not like is refused alone, after two calls for each halving. A channel that falls silent meanwhile is given nothing more.
 */
export async function submitInHalves<T>(
  items: readonly T[],
  submit: (items: readonly T[]) => Promise<void>,
): Promise<Submitted<T>> {
  const [taken, unanswered]: [T[], T[]] = [[], []];
  const refused: { item: T; code: string }[] = [];
  const left = [items];
  for (let some = left.pop(); some; some = left.pop()) {
    try {
      await submit(some);
      taken.push(...some);
    } catch (error) {
      if (error instanceof Unanswered) {
        unanswered.push(...some);
        return { taken, unanswered, refused, ...(left.length > 0 && { fault: new ChannelAway('no-answer') }) };
      }
      if (!(error instanceof MessageRefused)) return { taken, unanswered, refused, fault: error as Error };
      const half = Math.ceil(some.length / 2);
      if (some.length > 1) left.push(some.slice(half), some.slice(0, half));
      else refused.push({ item: some[0]!, code: error.code });
    }
    if (taken.length === 0 && refused.length > MOST_REFUSED_ALONE)
      return { taken, unanswered, refused: [], fault: new ChannelAway('refused') };
  }
  return { taken, unanswered, refused };
}
