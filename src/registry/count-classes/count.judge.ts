import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { workerContext } from '#platform/workers/worker-context.js';
import type { MakeJudge } from '../open-profiles/opened-profile.js';
import { classNames } from '../show-attributes/class-names.js';
import type { DisplayParameters } from '../show-attributes/display.judge.js';
import { displaysOf } from '../show-attributes/ladder.js';

/** The class of a registrant on every rung, one name after the other; equal for all who are declared alike. */
export type CountedClass = string;

/** Runs in a worker thread: out of an opened profile come the names of its classes, in base64, and nothing else. */
export const classes: MakeJudge<DisplayParameters, CountedClass> = ({ ladder, countId }) => {
  const cipher = new ServiceCipher(workerContext().ring);
  const known = new Map<string, string>(); // of one chunk: most people look like somebody before them
  return ({ kind, attributes }) => {
    const displays = displaysOf(ladder, attributes);
    const finest = `${kind}${JSON.stringify(displays[0])}`;
    let chain = known.get(finest);
    if (chain === undefined) {
      chain = Buffer.concat(classNames(cipher, countId, kind, displays)).toString('base64');
      known.set(finest, chain);
    }
    return chain;
  };
};
