import type { MakeJudge, OpenedProfile } from '#registry';
import { type Comparison, compareValues } from './similarity.js';

export interface CompareParameters {
  /** With whom everybody else is compared. */
  readonly registrantId: string;
  readonly fields: readonly { readonly key: string; readonly dataType: string }[];
}

/** How one of the cluster stands to the one in hand: no value, a word for each field. */
export interface ComparedMember {
  readonly registrantId: string;
  readonly comparisons: readonly Comparison[];
}

/**
 * Compares profiles with one of them, in a worker thread. They come one by one in no order that matters: those that come before
 * the one are compared when it comes.
 */
export const compareDuplicates: MakeJudge<CompareParameters, readonly ComparedMember[]> = ({
  registrantId,
  fields,
}) => {
  const waiting: OpenedProfile[] = [];
  let one: OpenedProfile | undefined;
  const compare = (other: OpenedProfile): ComparedMember => ({
    registrantId: other.registrantId,
    comparisons: fields.map(({ key, dataType }) =>
      compareValues(dataType, one!.attributes[key], other.attributes[key]),
    ),
  });
  return (profile) => {
    if (profile.registrantId === registrantId) {
      one = profile;
      return waiting.splice(0).map(compare);
    }
    if (one) return [compare(profile)];
    waiting.push(profile);
    return [];
  };
};
