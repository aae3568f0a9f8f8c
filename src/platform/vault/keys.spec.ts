import { newId } from '../ids/ids.js';
import { BlindIndex, blindIndexBits } from './blind-index.js';
import { KeyRing, type RootKey, ROOT_PURPOSES, rootAad, wrapKey } from './key-ring.js';
import { LinkToken } from './link-token.js';
import { Pseudonyms } from './pseudonym.js';
import { NotOpened, ServiceCipher } from './service-cipher.js';
import { decrypt, lengthPrefixed, randomBytes } from './suite.js';

const root = (purpose: RootKey['purpose'], version = 1, primary = true): RootKey => ({
  purpose,
  version,
  primary,
  key: randomBytes(32),
});
const makeRing = (): KeyRing => new KeyRing(ROOT_PURPOSES.map((purpose) => root(purpose)));
const ring = makeRing();
const other = makeRing();

describe('the key ring', () => {
  const subject = randomBytes(16);

  it('gives every registrant a random key, and opens what it stored', () => {
    const made = ring.newSubjectKey(subject);
    expect(made.key).toHaveLength(32);
    expect(ring.newSubjectKey(subject).key.equals(made.key)).toBe(false);
    expect(ring.unwrap(subject, made).key.equals(made.key)).toBe(true);
    expect(made.wrapped.includes(made.key)).toBe(false);
  });

  it('opens no key for another registrant, generation or deployment', () => {
    const made = ring.newSubjectKey(subject);
    expect(() => ring.unwrap(randomBytes(16), made)).toThrow();
    expect(() => ring.unwrap(subject, { ...made, generation: 2 })).toThrow();
    expect(() => other.unwrap(subject, made)).toThrow();
  });

  it('still opens under an older key-encryption key, and wraps under the primary one', () => {
    const old = root('registrant');
    const made = new KeyRing([old]).newSubjectKey(subject);
    const rotated = new KeyRing([{ ...old, primary: false }, root('registrant', 2)]);
    expect(rotated.unwrap(subject, made).key.equals(made.key)).toBe(true);
    expect(rotated.newSubjectKey(subject).kekVersion).toBe(2);
    expect(() => rotated.unwrap(subject, { ...made, kekVersion: 2 })).toThrow();
    expect(() => rotated.unwrap(subject, { ...made, kekVersion: 9 })).toThrow('No key-encryption key of version 9');
  });

  it('names a purpose without a primary key', () => {
    expect(() => new KeyRing([]).primary('index')).toThrow('No primary key for purpose index');
  });

  it('wraps a root key for one purpose and one version only', () => {
    const master = randomBytes(32);
    const key = randomBytes(32);
    const wrapped = wrapKey(master, rootAad('index', 1), key);
    expect(decrypt(master, rootAad('index', 1), wrapped).equals(key)).toBe(true);
    expect(() => decrypt(master, rootAad('link', 1), wrapped)).toThrow();
    expect(() => decrypt(master, rootAad('index', 2), wrapped)).toThrow();
  });
});

describe('the blind index', () => {
  const type = newId();

  it.each([
    [1_000, 8],
    [1_000_000, 18],
    [1_000_000_000, 28],
    [1, 8],
    [Number.MAX_SAFE_INTEGER, 30],
  ])('for %d entries has %d bits', (entries, bits) => {
    expect(blindIndexBits(entries)).toBe(bits);
  });

  it('lets each value share its index with two to square-root-many others, from a thousand entries on', () => {
    for (let entries = 1_000; entries <= 1e9; entries *= 3) {
      const coincidences = entries / 2 ** blindIndexBits(entries);
      expect(coincidences).toBeGreaterThanOrEqual(2);
      expect(coincidences).toBeLessThanOrEqual(Math.sqrt(entries));
    }
  });

  it('is truncated: never more than its bits, spread over all of them', () => {
    const index = new BlindIndex(ring, 8);
    const seen = new Set(Array.from({ length: 4_000 }, (_, value) => index.of(type, String(value))[0]!.index));
    expect(Math.max(...seen)).toBe(255);
    expect(seen.size).toBe(256);
    expect(new BlindIndex(ring, 30).of(type, 'x')[0]!.index).toBeLessThan(2 ** 30);
  });

  it('is the same for the same value, and unrelated under another type or key', () => {
    const index = new BlindIndex(ring, 30);
    expect(index.of(type, 'AB12')).toEqual(new BlindIndex(ring, 30).of(type, 'AB12'));
    expect(index.of(type, 'AB12')).not.toEqual(index.of(newId(), 'AB12'));
    expect(index.of(type, 'AB12')).not.toEqual(new BlindIndex(other, 30).of(type, 'AB12'));
  });
});

describe('pseudonyms', () => {
  const pseudonyms = new Pseudonyms(ring);

  it('are reversible for the consumer they were made for', () => {
    for (let round = 0; round < 200; round++) {
      const id = newId();
      const handle = pseudonyms.hide('ministry', 'registrant', id);
      expect(handle).toMatch(/^[\w-]{22}$/);
      expect(pseudonyms.reveal('ministry', 'registrant', handle)).toBe(id);
    }
  });

  it('differ between consumers, kinds and deployments, and lead a stranger to an id nobody has', () => {
    const id = newId();
    const handle = pseudonyms.hide('ministry', 'registrant', id);
    expect(pseudonyms.hide('bank', 'registrant', id)).not.toBe(handle);
    expect(pseudonyms.hide('ministry', 'enrolment', id)).not.toBe(handle);
    expect(new Pseudonyms(other).hide('ministry', 'registrant', id)).not.toBe(handle);
    expect(pseudonyms.reveal('bank', 'registrant', handle)).not.toBe(id);
    expect(pseudonyms.reveal('ministry', 'enrolment', handle)).not.toBe(id);
  });

  it.each(['', 'short', 'x'.repeat(23), '!'.repeat(22), newId()])('are not read out of "%s"', (text) => {
    expect(pseudonyms.reveal('ministry', 'registrant', text)).toBeUndefined();
  });
});

describe('the service cipher', () => {
  const cipher = new ServiceCipher(ring);

  it('opens what it sealed, for the same purpose and binding only', () => {
    const sealed = cipher.seal('cursor', 'user|list', 'position');
    expect(cipher.open('cursor', 'user|list', sealed)).toBe('position');
    expect(() => cipher.open('cursor', 'other|list', sealed)).toThrow(NotOpened);
    expect(() => cipher.open('reply', 'user|list', sealed)).toThrow(NotOpened);
    expect(() => new ServiceCipher(other).open('cursor', 'user|list', sealed)).toThrow(NotOpened);
  });

  it('opens a value sealed in a larger bucket', () => {
    expect(cipher.open('quarantine', 'row', cipher.seal('quarantine', 'row', 'x'.repeat(2_000), 1024))).toHaveLength(
      2_000,
    );
  });

  it('digests equal inputs equally, and never two lists of parts to one digest', () => {
    expect(cipher.digest('a', 'b')).toEqual(cipher.digest('a', 'b'));
    expect(cipher.digest('ab', '')).not.toEqual(cipher.digest('a', 'b'));
    expect(new ServiceCipher(other).digest('a')).not.toEqual(cipher.digest('a'));
    expect(lengthPrefixed('ab', 'c').equals(lengthPrefixed('a', 'bc'))).toBe(false);
  });

  it('makes link tokens of 128 bits that equal only for equal parts under the same key', () => {
    const token = new LinkToken(ring);
    expect(token.of('a', 'b')).toHaveLength(16);
    expect(token.of('a', 'b').equals(new LinkToken(ring).of('a', 'b'))).toBe(true);
    expect(token.of('a', 'b').equals(token.of('ab'))).toBe(false);
    expect(token.of('a', 'b').equals(new LinkToken(other).of('a', 'b'))).toBe(false);
  });
});
