import canonicalize from 'canonicalize';
import { createLocalJWKSet, exportJWK, FlattenedSign, generateKeyPair } from 'jose';
import { AnswerSignature } from './answer-signature.js';

const { privateKey, publicKey } = await generateKeyPair('ES256');
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
const NOW = 1_800_000_000_000;
const answer = { header: { status: 'succ' }, message: { b: 1, a: [2] } };

async function signed(over: object = {}, protectedHeader: object = {}): Promise<unknown> {
  const text = canonicalize({ message: { a: [2], b: 1 }, header: { status: 'succ' }, ...over })!;
  const jws = await new FlattenedSign(Buffer.from(text))
    .setProtectedHeader({ alg: 'ES256', kid: 'one', ...protectedHeader })
    .sign(privateKey);
  return { ...answer, signature: `${jws.protected}..${jws.signature}` };
}

const check = (mode: 'off' | 'optional' | 'required', what: unknown): Promise<void> =>
  new AnswerSignature(mode, keys, () => NOW).check(what);

describe('the signature of an answer', () => {
  it('holds over header and message, however they are laid out', async () => {
    await check('required', await signed());
    await check('optional', await signed());
  });

  it.each(['', null, undefined])('may be left out (%p) where it is optional only', async (signature) => {
    await check('optional', { ...answer, signature });
    await check('off', { ...answer, signature });
    await expect(check('required', { ...answer, signature })).rejects.toThrow('signature-missing');
  });

  it('is refused when anything was changed, also where it is optional', async () => {
    const other = await signed({ message: { a: [2], b: 2 } });
    await expect(check('optional', other)).rejects.toThrow('signature-invalid');
    await expect(check('required', other)).rejects.toThrow('signature-invalid');
    await check('off', other);
  });

  it.each([
    ['a text that is none', 'Signature: nothing'],
    ['an algorithm that is none', `${Buffer.from('{"alg":"none"}').toString('base64url')}..AAAA`],
    ['a number', 7],
  ])('is refused when it is %s', async (_, signature) => {
    await expect(check('required', { ...answer, signature })).rejects.toThrow('signature-invalid');
  });

  it('holds within its time, five minutes around it for two clocks', async () => {
    const now = NOW / 1000;
    await check('required', await signed({}, { iat: now + 299, exp: now - 299 }));
    await expect(check('required', await signed({}, { exp: now - 301 }).then((one) => one))).rejects.toThrow(
      'signature-invalid',
    );
    await expect(check('required', await signed({}, { iat: now + 301 }))).rejects.toThrow('signature-invalid');
  });

  it('is refused of a key that is not the source’s', async () => {
    await expect(check('required', await signed({}, { kid: 'two' }))).rejects.toThrow('signature-invalid');
  });
});
