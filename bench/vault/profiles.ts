import { idBytes, newId } from '#platform/ids/ids.js';
import { KeyRing, type WrappedKey } from '#platform/vault/key-ring.js';
import { randomBytes } from '#platform/vault/suite.js';
import type { OpenPart, Part, Stage } from '../support/bench.js';
import { person } from '../support/people.js';
import { rowsOf } from '../support/rounds.js';

/** As many as a chunk of `open-profiles` holds. */
const PROFILES = 5_000;
const WARM_UP = 30_000;

/** A registrant before the clock starts: id, stored key, and six attributes as bytes, together and one by one. */
export interface Profile {
  readonly id: Buffer;
  readonly stored: WrappedKey;
  readonly text: Buffer;
  readonly fields: readonly Buffer[];
}

/** A key ring of this process; its key-encryption key is random. */
export const ring = new KeyRing([{ purpose: 'registrant', version: 1, primary: true, key: randomBytes(32) }]);

export function makeProfiles(): Profile[] {
  return Array.from({ length: PROFILES }, (_, index) => {
    const id = idBytes(newId());
    const { attributes } = person(index);
    const { generation, kekVersion, wrapped } = ring.newSubjectKey(id);
    return {
      id,
      stored: { generation, kekVersion, wrapped },
      text: Buffer.from(JSON.stringify(attributes)),
      fields: Object.values({ income: 0, ...attributes }).map((value) => Buffer.from(String(value))),
    };
  });
}

/** A part that does `work` once for every row of a round, over the prepared things in turns. */
export const partOf =
  <T>(prepare: () => readonly T[], work: (prepared: T) => void): OpenPart =>
  (stage: Stage): Promise<Part> => {
    const things = prepare();
    return Promise.resolve({
      round(index) {
        const { from, to } = index === 0 ? { from: 0, to: WARM_UP } : rowsOf(stage, index);
        const began = performance.now();
        for (let row = from; row < to; row++) work(things[row % things.length]!);
        return Promise.resolve({ items: to - from, seconds: (performance.now() - began) / 1000 });
      },
      close: () => Promise.resolve(),
    });
  };
