import { createDecipheriv, createHmac } from 'node:crypto';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing, rootAad, type RootPurpose } from '#platform/vault/key-ring.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { classKey, NotOpened, open, place } from '#platform/vault/sealed-format.js';
import { decrypt } from '#platform/vault/suite.js';
import { bytes, hex, readVectors, type RootVector, type SealedVector, type WrappedVector } from './am1.js';

/**
 * What was sealed, wrapped, indexed and hidden once must open, and be found, with today's code: a change of the format
 * that would leave deployments with unreadable people is red here. scripts/write-vectors.ts made the values.
 */
const vectors = readVectors();

const ringOf = (purpose: RootPurpose, key: string, version = 1): KeyRing =>
  new KeyRing([{ purpose, version, primary: true, key: bytes(key) }]);

function opened(opening: () => Buffer): string {
  try {
    return hex(opening());
  } catch {
    return 'refused';
  }
}

/** What does not behave as the file says, by its number. */
const faults = <T extends { readonly what: string; readonly opens: string }>(
  list: readonly T[],
  opening: (vector: T) => Buffer,
): string[] =>
  list.flatMap((vector, index) => (opened(() => opening(vector)) === vector.opens ? [] : [`${index}: ${vector.what}`]));

const openSealed = (vector: SealedVector): Buffer =>
  open(
    classKey(bytes(vector.subjectKey), vector.fieldClass),
    place(vector.place, vector.bucket),
    { ...vector, row: bytes(vector.row), subject: bytes(vector.subject) },
    bytes(vector.sealed),
  );

const unwrapKey = ({ kek, kekVersion, subject, generation, wrapped }: WrappedVector): Buffer =>
  ringOf('registrant', kek, kekVersion).unwrap(bytes(subject), { generation, kekVersion, wrapped: bytes(wrapped) }).key;

const unwrapRoot = ({ master, purpose, version, wrapped }: RootVector): Buffer =>
  decrypt(bytes(master), rootAad(purpose, version), bytes(wrapped));

describe('the stored test vectors of AM1', () => {
  it('are enough: 200 sealed values that open, 200 that are refused, and the keys around them', () => {
    const refused = (list: readonly { readonly opens: string }[]): number =>
      list.filter(({ opens }) => opens === 'refused').length;
    const { sealed, wrapped, roots, indexes, tokens, pseudonyms } = vectors;
    expect(sealed.length - refused(sealed)).toBeGreaterThanOrEqual(200);
    expect(refused(sealed)).toBeGreaterThanOrEqual(200);
    expect([wrapped.length, refused(wrapped), roots.length, refused(roots)]).toEqual([96, 48, 24, 18]);
    expect([indexes.length, tokens.length, pseudonyms.length]).toEqual([60, 40, 60]);
  });

  it('open, or are refused, with the one error', () => {
    expect(faults(vectors.sealed, openSealed)).toEqual([]);
    for (const vector of vectors.sealed.filter(({ opens }) => opens === 'refused'))
      expect(() => openSealed(vector)).toThrow(NotOpened);
  });

  it('open by what docs/privacy.md says of the format, with nothing of the vault', () => {
    expect(faults(vectors.sealed, openByTheBook)).toEqual([]);
  });

  it('hold wrapped keys that unwrap, or are refused', () => {
    expect(faults(vectors.wrapped, unwrapKey)).toEqual([]);
    expect(faults(vectors.roots, unwrapRoot)).toEqual([]);
  });

  it('hold blind indexes, link tokens and handles that are made again', () => {
    for (const { key, bits, kind, normalized, index } of vectors.indexes)
      expect(new BlindIndex(ringOf('index', key), bits).of(kind, normalized)).toEqual([{ version: 1, index }]);
    for (const { key, parts, token } of vectors.tokens)
      expect(hex(new LinkToken(ringOf('link', key)).of(...parts))).toBe(token);
    for (const { key, consumer, kind, id, handle } of vectors.pseudonyms) {
      const pseudonyms = new Pseudonyms(ringOf('handle', key));
      expect(pseudonyms.hide(consumer, kind, id)).toBe(handle);
      expect(pseudonyms.reveal(consumer, kind, handle)).toBe(id);
    }
  });
});

const prefixed = (...parts: readonly string[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => [uint32(Buffer.byteLength(part)), Buffer.from(part)]));

function uint32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}

function openByTheBook(vector: SealedVector): Buffer {
  const sealed = bytes(vector.sealed);
  const label = prefixed('AM1', 'operator:1', vector.fieldClass);
  const derived = createHmac('sha512', bytes(vector.subjectKey)).update(label).digest();
  const header = Buffer.concat([Buffer.from([1, 1]), uint32(vector.generation)]);
  if (!sealed.subarray(0, 38).equals(Buffer.concat([header, derived.subarray(32)]))) throw new Error('header');
  const decipher = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), sealed.subarray(38, 50), {
    authTagLength: 16,
  });
  const standing = [prefixed('AM1', vector.place), bytes(vector.row), bytes(vector.subject), uint32(vector.version)];
  decipher.setAAD(Buffer.concat([header, ...standing]));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(50, -16)), decipher.final()]);
  return padded.subarray(2, 2 + padded.readUInt16BE(0));
}
