import fc from 'fast-check';

/** A text that stands nowhere else: where it comes back, it came from the request. */
export const canary = (): fc.Arbitrary<string> =>
  fc.integer({ min: 36 ** 8, max: 36 ** 9 - 1 }).map((drawn) => `zq7${drawn.toString(36)}`);

/** The same, as a number. */
const number = (): fc.Arbitrary<number> => fc.integer({ min: 97_000_000_000, max: 97_999_999_999 });

/** Every canary in a text. */
export const canariesIn = (text: string): string[] => text.match(/zq7[a-z0-9]{9}|(?<!\d)97\d{9}(?!\d)/gi) ?? [];

const AWKWARD = [
  '', ' ', '0', '-1', 'null', 'true', '[]', '{}', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u202e\u0645', '\ufeff', 'İıſK', 'ﬃ', '👩‍👩‍👧‍👦', '%00', '%', '%s%n',
  "' or '1'='1", `"; drop table x; --`, '\\', '$1', '${7*7}', '{{7*7}}', '=1+1', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '../../../etc/passwd', 'constructor', '__proto__', 'toString',
  '9999-12-31', '0000-01-01', '2023-02-29', '-000001-01-01', '+275760-09-13', '2024-06-30T23:59:60Z', '9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00Z', '294277-01-01T00:00:00Z', '2024-01-01T00:00:00+23:59',
  '1e400', 'NaN', '-0', '0.1e1', '9'.repeat(40), '99999999999999.99', '0.00', '-5.00', '1,5', '٣', '1_000', '0x10', '1.000000000000000000000000001', '00000000-0000-0000-0000-000000000000',
] as const; // prettier-ignore

/** Texts that readers stumble over, most of them with a canary. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: canary() },
    { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
    { weight: 2, arbitrary: fc.tuple(canary(), fc.constantFrom(...AWKWARD)).map(([one, awkward]) => one + awkward) },
    { weight: 1, arbitrary: fc.tuple(canary(), fc.constantFrom(300, 5_000)).map(([one, times]) => one + 'x'.repeat(times)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  ); // prettier-ignore

/** Any value of JSON that is not what is wanted. */
export const hostileValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: hostileText() },
    { weight: 2, arbitrary: number() },
    { weight: 3, arbitrary: fc.constantFrom(0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1e308, 5e-324, -0) },
    { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: null }) },
    { weight: 1, arbitrary: canary().map((one) => ({ [one]: one })) },
    { weight: 1, arbitrary: canary().map((one) => [one, one]) },
    { weight: 1, arbitrary: canary().map((one) => Array.from({ length: 1_500 }, () => one)) },
  );

/** What is no JSON at all, or JSON that two readers take for different things. Bytes, since some of it is no text. */
export const hostileBytes = (): fc.Arbitrary<Buffer> =>
  fc.oneof(
    canary().map((one) => Buffer.from(`{"${one}":1,"${one}":2}`)),
    canary().map((one) => Buffer.from(`{"${one}`)),
    canary().map((one) => Buffer.from(`"${one}"`)),
    canary().map((one) => Buffer.from(`{"__proto__":{"${one}":1}}`)),
    canary().map((one) => Buffer.from(`${'['.repeat(3_000)}"${one}"`)),
    fc.constantFrom('', 'null', '1', '[]', '{}', 'true', '\ufeff{}', '{"a":1e999}', '{"a":01}', '\u0000', '{"a":"\\ud800"}').map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes)),
  ); // prettier-ignore

/** The text with half characters replaced: what an address can hold. */
export const wellFormed = (text: string): string => Buffer.from(text).toString();
