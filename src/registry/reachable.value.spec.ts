import { Declarations } from './declarations.js';

const declarations = new Declarations({ attributes: new Map(), idTypes: new Map() }, '2024-08-30');

describe('what somebody is reached or paid by', () => {
  const contact = (kind: 'phone' | 'email', value: unknown) => declarations.contact({ kind, value }, '#/contacts/0');
  const account = (kind: 'bank' | 'wallet', value: unknown) =>
    declarations.paymentAccount({ kind, value }, '#/accounts/0');
  const at = { contact: '#/contacts/0/value', account: '#/accounts/0/value' };

  it.each([
    ['phone', '+254 712-345.678', '+254712345678'],
    ['phone', '0044 (0)20/7946 0000', '+4402079460000'],
    ['phone', '0712 345 678', '0712345678'],
    ['phone', '\u200e+٢٥٤٧١٢٣٤٥٦٧٨', '+254712345678'],
    ['email', ' Amina@Example.ORG ', 'amina@example.org'],
  ] as const)('a %s is brought into form: %s', (kind, written, value) => {
    expect(contact(kind, written)).toEqual({ value: { kind, value } });
  });

  it.each([
    ['phone', ['', '12345', '+1234567890123456', '++2547123456', '0712-CALL-ME', '07123456 ext 5', 7, null]],
    ['email', ['', 'amina', 'amina@', 'a b@example.org', 7, null]],
  ] as const)('a %s is refused when it is none', (kind, values) => {
    for (const value of values) expect(contact(kind, value)).toMatchObject({ faults: [{ pointer: at.contact }] });
  });

  it.each([
    ['bank', 'gb82 WEST 1234 5698 7654 32', 'GB82WEST12345698765432'],
    ['bank', '0012-345.678', '0012345678'],
    ['bank', 'KE 12', 'KE12'],
    ['wallet', '+254 712 345 678', '+254712345678'],
    ['wallet', ' M-Pesa  agent.7 ', 'M-Pesa agent.7'],
  ] as const)('a %s account is brought into form: %s', (kind, written, value) => {
    expect(account(kind, written)).toEqual({ value: { kind, value } });
  });

  it.each([
    ['bank', ['', '123', 'x'.repeat(35), 'GB82WEST12345698765433', 'ZZ82WEST12345698765432', '12é45', 4711, null]],
    ['wallet', ['', 'abc', 'x'.repeat(65), 'a\u0007bcd', 4711, null]],
  ] as const)('a %s account is refused when it is none', (kind, values) => {
    for (const value of values) expect(account(kind, value)).toMatchObject({ faults: [{ pointer: at.account }] });
  });
});
