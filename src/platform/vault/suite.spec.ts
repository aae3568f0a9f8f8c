import { createHmac } from 'node:crypto';
import { hmac256, hmac256Under, hmac512, randomBytes } from './suite.js';

describe('the HMACs of the suite', () => {
  it('are those of RFC 4231, test case 2', () => {
    const [key, message] = [Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?')];
    expect(hmac256(key, message).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(hmac512(key, message).toString('hex')).toBe(
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    );
  });

  it('are those of node:crypto for every length of key and message, in any parts', () => {
    const lengths = [0, 1, 31, 32, 63, 64, 65, 127, 128, 129, 200, 4095, 4096, 4097, 70_000];
    for (const keyBytes of lengths.slice(0, 11)) {
      for (const messageBytes of lengths) {
        const [key, message] = [randomBytes(keyBytes), Buffer.alloc(messageBytes, 7)];
        const parts = [message.subarray(0, messageBytes >> 1), message.subarray(messageBytes >> 1)];
        for (const [name, hmac] of [
          ['sha256', hmac256],
          ['sha512', hmac512],
          ['sha256', (under: Uint8Array, ...told: Uint8Array[]) => hmac256Under(under)(...told)],
        ] as const) {
          const expected = createHmac(name, key).update(message).digest();
          expect([name, keyBytes, messageBytes, hmac(key, ...parts)]).toEqual([name, keyBytes, messageBytes, expected]);
        }
      }
    }
  });

  it('give bytes that a later call leaves as they are', () => {
    const key = randomBytes(32);
    const macs = [hmac256(key, Buffer.from('a')), hmac512(key, Buffer.from('a'))];
    const before = macs.map((mac) => mac.toString('hex'));
    hmac256(key, Buffer.from('b'));
    hmac512(key, Buffer.from('b'));
    expect(macs.map((mac) => mac.toString('hex'))).toEqual(before);
  });
});
