import { newId } from '#platform/ids/ids.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing, ROOT_PURPOSES, rootAad, type RootPurpose, wrapKey } from '#platform/vault/key-ring.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { classKey, type FieldClass, place, seal } from '#platform/vault/sealed-format.js';
import { randomBytes } from '#platform/vault/suite.js';
import { hex, type RootVector, type SealedVector, type Vectors, type WrappedVector } from './am1.js';

const CLASSES: readonly FieldClass[] = ['identity', 'contact', 'payment', 'attributes', 'service'];
const PLACES = [
  ['registry.identifier.value', 32],
  ['registry.contact.value', 64],
  ['registry.payment_account.value', 64],
  ['registry.registrant.profile', 256],
  ['service.cursor', 64],
] as const;
const TEXTS = ['', 'AB1234567', 'María José Nguyễn', '+254700000001', '{"given_name":"Amina","income":12.5}'];

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const of = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const id = (): string => hex(randomBytes(16));
const another = <T>(list: readonly T[], than: T): T => list.find((one) => one !== than)!;
const ringOf = (purpose: RootPurpose, key: Buffer, version = 1): KeyRing =>
  new KeyRing([{ purpose, version, primary: true, key }]);

function flip(text: string, offset: number): string {
  const flipped = Buffer.from(text, 'hex');
  flipped[offset]! ^= 1 << (offset % 8);
  return hex(flipped);
}

function sealedVector(index: number): SealedVector {
  const [column, bucket] = of(PLACES, Math.floor(index / CLASSES.length));
  const [subjectKey, row, subject] = [randomBytes(32), randomBytes(16), randomBytes(16)];
  const text = index % 7 === 0 ? randomBytes(index) : Buffer.from(of(TEXTS, index));
  const [fieldClass, generation, version] = [of(CLASSES, index), 1 + (index % 3), index % 5];
  const at = { row, subject, generation, version };
  return {
    what: 'as it was sealed',
    subjectKey: hex(subjectKey),
    fieldClass,
    place: column,
    bucket,
    ...at,
    row: hex(row),
    subject: hex(subject),
    sealed: hex(seal(classKey(subjectKey, fieldClass), place(column, bucket), at, text)),
    opens: hex(text),
  };
}

/** One thing wrong with each; the bit flips walk through every part of the layout. */
const WRONGS: readonly ((good: SealedVector, index: number) => Partial<SealedVector> & { readonly what: string })[] = [
  ({ sealed }, index) => ({ what: 'a bit of the header flipped', sealed: flip(sealed, index % 6) }),
  ({ sealed }, index) => ({ what: 'a bit of the commitment flipped', sealed: flip(sealed, 6 + (index % 32)) }),
  ({ sealed }, index) => ({ what: 'a bit of the nonce flipped', sealed: flip(sealed, 38 + (index % 12)) }),
  ({ sealed }, index) => ({ what: 'a bit of the text flipped', sealed: flip(sealed, 50 + (index % 32)) }),
  ({ sealed }, index) => ({
    what: 'a bit of the tag flipped',
    sealed: flip(sealed, sealed.length / 2 - 1 - (index % 16)),
  }),
  ({ sealed }, index) => ({ what: 'cut', sealed: sealed.slice(0, sealed.length - 2 * (1 + (index % 100))) }),
  ({ sealed }) => ({ what: 'lengthened', sealed: `${sealed}00` }),
  () => ({ what: 'another row', row: id() }),
  () => ({ what: 'another person', subject: id() }),
  ({ version }) => ({ what: 'another version of the row', version: version + 1 }),
  ({ generation }) => ({ what: 'another generation', generation: generation + 1 }),
  ({ generation, sealed }) => ({
    what: 'another generation, header rewritten',
    generation: generation + 1,
    sealed: `${sealed.slice(0, 4)}${(generation + 1).toString(16).padStart(8, '0')}${sealed.slice(12)}`,
  }),
  ({ place }) => ({
    what: 'another column',
    place: another(
      PLACES,
      PLACES.find(([name]) => name === place)!,
    )[0],
  }),
  ({ fieldClass }) => ({ what: 'another class', fieldClass: another(CLASSES, fieldClass) }),
  () => ({ what: 'another key', subjectKey: hex(randomBytes(32)) }),
  ({ fieldClass, sealed }) => {
    const wrong = randomBytes(32);
    const commitment = hex(classKey(wrong, fieldClass).commitment);
    return {
      what: 'another key, its commitment forged',
      subjectKey: hex(wrong),
      sealed: `${sealed.slice(0, 12)}${commitment}${sealed.slice(76)}`,
    };
  },
];

function wrappedVectors(count: number): WrappedVector[] {
  return numbers(count).flatMap((index) => {
    const [kek, subject, kekVersion] = [randomBytes(32), randomBytes(16), 1 + (index % 4)];
    const { key, generation, wrapped } = ringOf('registrant', kek, kekVersion).newSubjectKey(subject);
    const good = { kek: hex(kek), kekVersion, subject: hex(subject), generation, wrapped: hex(wrapped) };
    const wrong = of(
      [
        { what: 'a bit flipped', wrapped: flip(good.wrapped, index % 60) },
        { what: 'another person', subject: id() },
        { what: 'another generation', generation: generation + 1 },
        { what: 'another version', kekVersion: kekVersion + 1 },
        { what: 'another key', kek: hex(randomBytes(32)) },
        { what: 'cut', wrapped: good.wrapped.slice(0, 2 * (index % 60)) },
      ],
      index,
    );
    return [
      { what: 'as it was wrapped', ...good, opens: hex(key) },
      { ...good, ...wrong, opens: 'refused' },
    ];
  });
}

function rootVectors(): RootVector[] {
  return ROOT_PURPOSES.flatMap((purpose, index) => {
    const [master, key, version] = [randomBytes(32), randomBytes(32), index + 1];
    const good = {
      master: hex(master),
      purpose,
      version,
      wrapped: hex(wrapKey(master, rootAad(purpose, version), key)),
    };
    return [
      { what: 'as it was wrapped', ...good, opens: hex(key) },
      { ...good, what: 'another purpose', purpose: another(ROOT_PURPOSES, purpose), opens: 'refused' },
      { ...good, what: 'another version', version: version + 1, opens: 'refused' },
      { ...good, what: 'another master key', master: hex(randomBytes(32)), opens: 'refused' },
    ];
  });
}

/** Fresh ones: keys and nonces are random. */
export function makeVectors(): Vectors {
  const sealed = numbers(225).map(sealedVector);
  const refused = numbers(240).map((index): SealedVector => {
    const good = of(sealed, index);
    const wrong = of(WRONGS, index)(good, Math.floor(index / WRONGS.length));
    return { ...good, ...wrong, opens: 'refused' };
  });
  const words = ['AB1234567', '', 'ÑANDÚ 1', '9'.repeat(40)];
  return {
    sealed: [...sealed, ...refused],
    wrapped: wrappedVectors(48),
    roots: rootVectors(),
    indexes: numbers(60).map((index) => {
      const [key, bits, kind, normalized] = [randomBytes(32), 8 + (index % 23), newId(), `${of(words, index)}${index}`];
      const entry = new BlindIndex(ringOf('index', key), bits).of(kind, normalized)[0]!;
      return { key: hex(key), bits, kind, normalized, index: entry.index };
    }),
    tokens: numbers(40).map((index) => {
      const [key, parts] = [randomBytes(32), numbers(1 + (index % 4)).map((part) => `${of(words, index + part)}`)];
      return { key: hex(key), parts, token: hex(new LinkToken(ringOf('link', key)).of(...parts)) };
    }),
    pseudonyms: numbers(60).map((index) => {
      const [key, id] = [randomBytes(32), newId()];
      const [consumer, kind] = [of(['ministry', 'bank', '', 'a|b'], index), of(['registrant', 'enrolment'], index)];
      return {
        key: hex(key),
        consumer,
        kind,
        id,
        handle: new Pseudonyms(ringOf('handle', key)).hide(consumer, kind, id),
      };
    }),
  };
}
