import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { workerContext } from '#platform/workers/worker-context.js';
import type { MakeJudge } from '../open-profiles/opened-profile.js';
import { classNames } from './class-names.js';
import { type Display, displaysOf, type Ladder } from './ladder.js';

export interface DisplayParameters {
  readonly ladder: Ladder;
  readonly countId: string;
}

/** What could be shown of one registrant, the most telling first, and the class of each. */
export interface Displays {
  readonly displays: readonly Display[];
  readonly classes: readonly Uint8Array[];
}

/** Runs in a worker thread: of an opened profile only what may be shown on some rung comes out. */
export const displays: MakeJudge<DisplayParameters, Displays> = ({ ladder, countId }) => {
  const cipher = new ServiceCipher(workerContext().ring);
  return ({ kind, attributes }) => {
    const shown = displaysOf(ladder, attributes);
    return { displays: shown, classes: classNames(cipher, countId, kind, shown) };
  };
};
