import fc from 'fast-check';
import { classKey, type FieldClass, NotOpened, open, place, seal, type Subject } from './sealed-format.js';
import { randomBytes } from './suite.js';

/** Every property fails with its seed and the smallest example; keys and nonces are random besides. */
const CLASSES: readonly FieldClass[] = ['identity', 'contact', 'payment', 'attributes', 'service'];
const PLACES = [place('registry.identifier.value', 32), place('registry.contact.value', 32), place('a.bc', 32)];
/** The parts of the layout, as (from, to) of a sealed value of one bucket of 32 bytes. */
const PARTS = {
  version: [0, 1],
  suite: [1, 2],
  generation: [2, 6],
  commitment: [6, 38],
  nonce: [38, 50],
  ciphertext: [50, 82],
  tag: [82, 98],
} as const;

const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 });
const uint32 = fc.nat({ max: 0xffffffff });
const subject: fc.Arbitrary<Subject> = fc.record({
  row: bytes16,
  subject: bytes16,
  generation: uint32,
  version: uint32,
});
const value = fc.uint8Array({ maxLength: 30 });
const fieldClass = fc.constantFrom(...CLASSES);
const where = fc.constantFrom(...PLACES);

/** Whatever was thrown is the one error, and there is nothing in it beside its one sentence. */
function isRefused(opening: () => Buffer): boolean {
  try {
    opening();
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(NotOpened);
    expect((error as Error).message).toBe('A sealed value does not open');
    expect((error as Error).cause).toBeUndefined();
    return true;
  }
}

describe('a sealed value under attack', () => {
  it.each(Object.entries(PARTS))(
    'is refused after any single bit of its %s is flipped: 1 500 flips',
    (_part, [from, to]) => {
      const flip = fc.record({ at: fc.nat({ max: to - from - 1 }), bit: fc.nat({ max: 7 }) });
      fc.assert(
        fc.property(subject, value, fieldClass, where, flip, (at, text, name, where, { at: offset, bit }) => {
          const key = classKey(randomBytes(32), name);
          const sealed = seal(key, where, at, text);
          expect(sealed).toHaveLength(PARTS.tag[1]);
          sealed[from + offset]! ^= 1 << bit;
          return isRefused(() => open(key, where, at, sealed));
        }),
        { numRuns: 1_500 },
      );
    },
  );

  const MOVES: readonly (keyof Subject)[] = ['row', 'subject', 'generation', 'version'];

  it.each(MOVES)('is refused when it is moved to another %s: 1 500 moves', (what) => {
    fc.assert(
      fc.property(subject, subject, value, fieldClass, where, (at, other, text, name, where) => {
        fc.pre(Buffer.compare(Buffer.from(String(at[what])), Buffer.from(String(other[what]))) !== 0);
        const key = classKey(randomBytes(32), name);
        return isRefused(() => open(key, where, { ...at, [what]: other[what] }, seal(key, where, at, text)));
      }),
      { numRuns: 1_500 },
    );
  });

  it('is refused under another generation even when its header is rewritten to match: 1 500 moves', () => {
    fc.assert(
      fc.property(subject, uint32, value, fieldClass, where, (at, generation, text, name, where) => {
        fc.pre(generation !== at.generation);
        const key = classKey(randomBytes(32), name);
        const sealed = seal(key, where, at, text);
        sealed.writeUInt32BE(generation, 2);
        return isRefused(() => open(key, where, { ...at, generation }, sealed));
      }),
      { numRuns: 1_500 },
    );
  });

  it('is refused in another place, and where the name of the place is cut elsewhere: 1 500 moves', () => {
    const column = fc.string({ minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(subject, value, fieldClass, column, column, fc.boolean(), (at, text, name, one, two, rotated) => {
        const other = rotated ? one.slice(1) + one[0] : two;
        fc.pre(other !== one);
        const key = classKey(randomBytes(32), name);
        return isRefused(() => open(key, place(other, 32), at, seal(key, place(one, 32), at, text)));
      }),
      { numRuns: 1_500 },
    );
  });

  it('is refused under the key of another class of the same person: 1 500 moves', () => {
    fc.assert(
      fc.property(subject, value, fieldClass, fieldClass, where, (at, text, name, other, where) => {
        fc.pre(name !== other);
        const key = randomBytes(32);
        const sealed = seal(classKey(key, name), where, at, text);
        return isRefused(() => open(classKey(key, other), where, at, sealed));
      }),
      { numRuns: 1_500 },
    );
  });

  it('is refused under 2 000 wrong keys: as they are, with the commitment forged in the value, and in the key', () => {
    fc.assert(
      fc.property(subject, value, fieldClass, where, (at, text, name, where) => {
        const right = classKey(randomBytes(32), name);
        const wrong = classKey(randomBytes(32), name);
        const sealed = seal(right, where, at, text);
        const forged = Buffer.from(sealed);
        forged.set(wrong.commitment, PARTS.commitment[0]);
        return (
          isRefused(() => open(wrong, where, at, sealed)) &&
          isRefused(() => open(wrong, where, at, forged)) &&
          isRefused(() => open({ key: wrong.key, commitment: right.commitment }, where, at, sealed))
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('opens where it was sealed, whatever it holds and wherever that is: else the refusals above would mean nothing', () => {
    fc.assert(
      fc.property(subject, fc.uint8Array({ maxLength: 300 }), fieldClass, where, (at, text, name, where) => {
        const key = randomBytes(32);
        const sealed = seal(classKey(key, name), where, at, text);
        return open(classKey(key, name), where, at, sealed).equals(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('nonces', () => {
  /** The first 8 of 12 bytes already differ: 1 M random ones would share them once in 37 million runs. */
  const repeats = (count: number, nonce: (index: number) => Buffer): number => {
    const seen = new BigUint64Array(count);
    for (let index = 0; index < count; index++) seen[index] = nonce(index).readBigUInt64BE(0);
    seen.sort();
    return seen.reduce((found, one, index) => found + (index > 0 && one === seen[index - 1] ? 1 : 0), 0);
  };

  it('do not repeat in 1 M draws from the pool they come from', () => {
    expect(repeats(1_000_000, () => randomBytes(12))).toBe(0);
  });

  it('do not repeat in 50 000 sealed values of one key and place', () => {
    const key = classKey(randomBytes(32), 'identity');
    const at = { row: randomBytes(16), subject: randomBytes(16), generation: 1, version: 0 };
    const nonce = (): Buffer => seal(key, PLACES[0]!, at, Buffer.from('same')).subarray(...PARTS.nonce);
    expect(repeats(50_000, nonce)).toBe(0);
  });

  it('would be seen to repeat', () => {
    expect(repeats(1_000, (index) => Buffer.alloc(12, index))).toBe(744);
  });
});
