import fc from 'fast-check';
import { hasCheckDigit } from './check-digit.js';
import { type CheckDigit, CHECK_DIGITS } from './id-type.entity.js';

/** Numbers that standards and issuers print as right. */
const RIGHT: Readonly<Record<CheckDigit, readonly string[]>> = {
  luhn: [
    '79927398713', // the example of the patent's description everywhere
    '4111 1111 1111 1111', // ISO/IEC 7812 test card
    '49-015420-323751-8', // the IMEI of 3GPP TS 23.003
    'SR-79927398713',
  ],
  verhoeff: ['2363', '123451', '758722', '1428570', '84736430954837284567892'],
  damm: ['5724', '112946', '112-946', '00123014764700968325'],
  'mod97-10': [
    '79444', // ISO/IEC 7064
    '506700GE1G29325QX363', // the legal entity identifier of GLEIF, ISO 17442
    '5493001KJTIIGC8Y1R12',
    '5493001kjtiigc8y1r12',
  ],
  'mod11-2': [
    '0000-0002-1825-0097', // ORCID and ISNI, ISO 27729
    '11010519491231002X', // GB 11643
    '110105 19491231 002x',
    '07940', // ISO/IEC 7064
  ],
  'mod37-36': ['A12425GABC1234002M', 'A1-2425G-ABC1234002-M'], // the example of the GRid standard
};

const cases = CHECK_DIGITS.flatMap((algorithm) => RIGHT[algorithm].map((value) => [algorithm, value] as const));

describe('check digits', () => {
  it.each(cases)('%s is right in %s', (algorithm, value) => {
    expect(hasCheckDigit(algorithm, value)).toBe(true);
  });

  it.each(cases)('%s finds every digit that is mistyped in %s', (algorithm, value) => {
    const mistyped = [...value].flatMap((character, at) =>
      /\d/.test(character) ? [value.slice(0, at) + ((Number(character) + 1) % 10) + value.slice(at + 1)] : [],
    );
    expect(mistyped.length).toBeGreaterThan(3);
    expect(mistyped.filter((wrong) => hasCheckDigit(algorithm, wrong))).toEqual([]);
  });

  it.each(CHECK_DIGITS)('%s is not in what has nothing to check', (algorithm) => {
    for (const value of ['', '7', '-', 'é', '١']) expect(hasCheckDigit(algorithm, value)).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof hasCheckDigit(algorithm, text) === 'boolean'),
    );
  });
});
