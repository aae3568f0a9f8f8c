import { classKey, NotOpened, open, OVERHEAD_BYTES, place, seal, type Subject } from './sealed-format.js';
import { randomBytes } from './suite.js';

const subjectKey = randomBytes(32);
const key = classKey(subjectKey, 'identity');
const where = place('registry.identifier.value', 32);
const at: Subject = { row: randomBytes(16), subject: randomBytes(16), generation: 3, version: 7 };
const plaintext = Buffer.from('AB1234567');

const changed = (bytes: Buffer, index: number, bit: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[index]! ^= 1 << bit;
  return copy;
};

describe('a sealed value', () => {
  it('opens to what was sealed, from nothing to the longest', () => {
    for (const length of [0, 1, 2, 29, 30, 31, 62, 63, 255, 1000, 65_535]) {
      const bytes = randomBytes(Math.min(length, 60_000));
      const text = Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 1)]);
      expect(open(key, where, at, seal(key, where, at, text)).equals(text)).toBe(true);
    }
  });

  it('refuses to seal more than its length field holds', () => {
    expect(() => seal(key, where, at, Buffer.alloc(65_536))).toThrow(RangeError);
  });

  it('has one length for all plaintexts of a bucket', () => {
    const lengths = Array.from({ length: 31 }, (_, length) => seal(key, where, at, Buffer.alloc(length)).length);
    expect(new Set(lengths)).toEqual(new Set([OVERHEAD_BYTES + 32]));
    expect(seal(key, where, at, Buffer.alloc(31)).length).toBe(OVERHEAD_BYTES + 64);
  });

  it('is different each time, even for the same value in the same place', () => {
    const seals = Array.from({ length: 100 }, () => seal(key, where, at, plaintext).toString('hex'));
    expect(new Set(seals).size).toBe(100);
  });

  it('holds neither the value nor the place nor the subject in clear', () => {
    const sealed = seal(key, where, at, plaintext);
    for (const clear of [plaintext, at.row, at.subject, Buffer.from('registry')])
      expect(sealed.includes(Buffer.from(clear))).toBe(false);
  });

  it('does not open after a change of any single bit: header, generation, commitment, nonce, text or tag', () => {
    const sealed = seal(key, where, at, plaintext);
    for (let index = 0; index < sealed.length; index++)
      for (let bit = 0; bit < 8; bit++)
        expect(() => open(key, where, at, changed(sealed, index, bit))).toThrow(NotOpened);
  });

  it('does not open when it is cut or lengthened', () => {
    const sealed = seal(key, where, at, plaintext);
    for (let length = 0; length < sealed.length; length++)
      expect(() => open(key, where, at, sealed.subarray(0, length))).toThrow(NotOpened);
    expect(() => open(key, where, at, Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(NotOpened);
  });

  it.each([
    ['row', { row: randomBytes(16) }],
    ['subject', { subject: randomBytes(16) }],
    ['version', { version: 6 }],
    ['generation', { generation: 4 }],
  ])('does not open in another %s', (_what, moved) => {
    const sealed = seal(key, where, at, plaintext);
    expect(() => open(key, where, { ...at, ...moved }, sealed)).toThrow(NotOpened);
  });

  it('does not open in another column', () => {
    expect(() => open(key, place('registry.contact.value', 32), at, seal(key, where, at, plaintext))).toThrow(
      NotOpened,
    );
  });

  it('does not confuse places whose names run together', () => {
    const sealed = seal(key, place('a.bc', 32), at, plaintext);
    expect(() => open(key, place('ab.c', 32), at, sealed)).toThrow(NotOpened);
  });

  it.each(['contact', 'payment', 'attributes', 'service'] as const)(
    'does not open under the class key of %s',
    (other) => {
      expect(() => open(classKey(subjectKey, other), where, at, seal(key, where, at, plaintext))).toThrow(NotOpened);
    },
  );

  it('does not open under a wrong key, even one whose commitment was forged to match', () => {
    const sealed = seal(key, where, at, plaintext);
    const other = classKey(randomBytes(32), 'identity');
    expect(() => open(other, where, at, sealed)).toThrow(NotOpened);
    expect(() => open({ key: other.key, commitment: key.commitment }, where, at, sealed)).toThrow(NotOpened);
    const forged = Buffer.from(sealed);
    forged.set(other.commitment, 6);
    expect(() => open(other, where, at, forged)).toThrow(NotOpened);
  });

  it('says the same whatever is wrong', () => {
    const sealed = seal(key, where, at, plaintext);
    const messages = [
      changed(sealed, 0, 0),
      changed(sealed, 10, 0),
      changed(sealed, sealed.length - 1, 0),
      Buffer.alloc(0),
    ].map((bad) => {
      try {
        open(key, where, at, bad);
        return 'opened';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(new Set(messages)).toEqual(new Set(['A sealed value does not open']));
  });
});
