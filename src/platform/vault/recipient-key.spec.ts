import { compactDecrypt, exportJWK, generateKeyPair, type JWK } from 'jose';
import { RecipientKey, RecipientKeyUnfit } from './recipient-key.js';

const pairOf = async (
  algorithm: string,
  options = {},
): Promise<{ jwk: JWK; open: (jwe: string) => Promise<string> }> => {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true, ...options });
  const open = async (jwe: string) => Buffer.from((await compactDecrypt(jwe, privateKey)).plaintext).toString();
  return { jwk: await exportJWK(publicKey), open };
};
const ruleOf = async (jwk: object): Promise<string> => {
  try {
    await RecipientKey.from(jwk as Record<string, unknown>);
    return 'taken';
  } catch (error) {
    expect(error).toBeInstanceOf(RecipientKeyUnfit);
    return (error as RecipientKeyUnfit).errors![0]!.message;
  }
};
const bytes = (length: number, fill: number): string => Buffer.alloc(length, fill).toString('base64url');

describe('a key somebody brings', () => {
  it.each([
    ['RSA-OAEP-256', {}],
    ['ECDH-ES+A256KW', { crv: 'P-256' }],
    ['ECDH-ES+A256KW', { crv: 'P-384' }],
    ['ECDH-ES+A256KW', { crv: 'P-521' }],
    ['ECDH-ES+A256KW', { crv: 'X25519' }],
  ])('opens what was encrypted to it: %s %j', async (algorithm, options) => {
    const { jwk, open } = await pairOf(algorithm, options);
    const key = await RecipientKey.from({
      ...jwk,
      kid: 'Amina Yusuf',
      use: 'enc',
      alg: algorithm,
      key_ops: ['wrapKey'],
    });
    const jwe = await key.encrypt(Buffer.from('all of it'));
    expect(await open(jwe)).toBe('all of it');
    expect(jwe).not.toBe(await key.encrypt(Buffer.from('all of it')));
    expect(Object.keys(key.jwk).toSorted()).toEqual(Object.keys(jwk).toSorted()); // no name that was given to it
    expect(JSON.parse(Buffer.from(jwe.split('.')[0]!, 'base64url').toString())).not.toHaveProperty('kid');
  });

  it('is refused when it is private', async () => {
    for (const [algorithm, options] of [
      ['RSA-OAEP-256', {}],
      ['ECDH-ES+A256KW', { crv: 'P-256' }],
      ['ECDH-ES+A256KW', { crv: 'X25519' }],
    ] as const) {
      const { privateKey } = await generateKeyPair(algorithm, { extractable: true, ...options });
      expect(await ruleOf(await exportJWK(privateKey))).toMatch(/^must be the public key/);
    }
    expect(await ruleOf({ kty: 'oct', k: bytes(32, 1) })).toMatch(/^must be the public key/);
  });

  it('is refused when it is weak, or for something else', async () => {
    const { jwk: rsa } = await pairOf('RSA-OAEP-256');
    const { jwk: ec } = await pairOf('ECDH-ES+A256KW', { crv: 'P-256' });
    const bits = /^must have 2048 to 8192 bits$/;
    for (const [jwk, rule] of [
      [{ ...rsa, n: bytes(128, 255) }, bits],
      [{ ...rsa, n: Buffer.concat([Buffer.alloc(128), Buffer.alloc(128, 255)]).toString('base64url') }, bits],
      [{ ...rsa, n: bytes(255, 255) }, bits],
      [{ ...rsa, n: bytes(1_025, 255) }, bits],
      [{ ...rsa, n: undefined }, bits],
      [{ ...rsa, e: 'Aw' }, /exponent/],
      [{ ...rsa, n: bytes(256, 254) }, /valid/],
      [{ ...rsa, alg: 'RSA1_5' }, /algorithm/],
      [{ ...rsa, use: 'sig' }, /for encryption/],
      [{ ...rsa, key_ops: ['verify'] }, /for encryption/],
      [{ ...ec, alg: 'ES256' }, /algorithm/],
      [{ ...ec, crv: 'secp256k1' }, /curves/],
      [{ ...ec, crv: 'P-384' }, /valid/],
      [{ ...ec, y: undefined }, /valid/],
      [{ ...ec, y: ec.x }, /valid/],
      [{ kty: 'OKP', crv: 'Ed25519', x: bytes(32, 1) }, /curves/],
      [{ kty: 'OKP', crv: 'X25519', x: bytes(32, 0) }, /valid/],
      [{ kty: 'OKP', crv: 'X25519', x: bytes(31, 9) }, /valid/],
      [{ kty: 'oct' }, /curves/],
      [{ kty: 'constructor', crv: 'P-256', x: 'AA' }, /curves/],
      [{}, /curves/],
    ] as [object, RegExp][])
      expect(await ruleOf(jwk)).toMatch(rule);
  });
});
