import { createPublicKey } from 'node:crypto';
import { base64url, type Part, publicJwk, type SigningKey, signingKey, signSymmetric, signToken } from './issuer.js';

/** The issuer that the tokens are made for, and good claims of a known user. */
export interface Faultless {
  readonly key: SigningKey;
  readonly other: SigningKey;
  readonly header: Readonly<Record<string, unknown>>;
  claims(change?: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

const now = (): number => Math.floor(Date.now() / 1000);
const parts = (token: string): [string, string, string] => token.split('.') as [string, string, string];
const without = (value: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
/** The JSON of `value` with `more` as first members: a name twice, a name no object can have. */
const withText = (value: object, more: string): string => `{${more},${JSON.stringify(value).slice(1)}`;
const WRONG_TYPES = [1, true, null, {}, [], ['a'], '', ' '.repeat(300), '\u0000', 'a\nb'];
const wrong = (n: number): unknown => WRONG_TYPES[n % WRONG_TYPES.length];
const NOT_AN_INSTANT = ['1', null, true, -1, 1e300, {}, [], '2026-01-01', 1e12, ''];

/** Kinds of faulty tokens, each differing from a good one in one thing. `n` varies it. */
export function faultyTokens({ key, other, header, claims }: Faultless): Record<string, (n: number) => string> {
  const stranger = signingKey(key.kid, key.alg);
  const signed = (change: Part = {}, head: Readonly<Record<string, unknown>> = {}, by = key): string =>
    signToken({ ...header, ...head }, typeof change === 'string' ? change : claims(change), by);
  const good = signed();
  const pem = createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }) as string;
  const der = createPublicKey(key.privateKey).export({ type: 'spki', format: 'der' });
  const claim = (name: string, values: readonly unknown[]) => (n: number) =>
    signed({ [name]: values[n % values.length] });
  const head = (name: string, values: readonly unknown[]) => (n: number) =>
    signed({}, { [name]: values[n % values.length] });
  const noHeader = (name: string) => () => signToken(without(header, name), claims(), key);
  const noClaim = (name: string) => () => signToken(header, without(claims(), name), key);
  const flip = (part: number) => (n: number) => {
    const bytes = parts(good).map((one) => Buffer.from(one, 'base64url'));
    const target = bytes[part]!;
    target[(n * 7) % target.length]! ^= 1 << (n % 8);
    return bytes.map((one) => one.toString('base64url')).join('.');
  };
  return {
    garbage: (n) => 'x'.repeat(n + 1),
    'parts of garbage': (n) => `${'a'.repeat(n + 1)}.b.c`,
    'two parts': () => parts(good).slice(0, 2).join('.'),
    'four parts': (n) => `${good}.${'A'.repeat(n + 1)}`,
    'five parts, as if encrypted': () => `${good}.AA.AA`,
    'an empty signature': () => `${parts(good).slice(0, 2).join('.')}.`,
    'a bit of the signature flipped': flip(2),
    'a bit of the claims flipped': flip(1),
    'a bit of the header flipped': flip(0),
    'a signature cut short': (n) => good.slice(0, -1 - (n % 40)),
    'a longer signature': (n) => `${good}${'A'.repeat(4 * (1 + (n % 5)))}`,
    'unused bits set in the last letter': () => `${good.slice(0, -1)}${nextLetter(good.at(-1)!)}`,
    'the signature of another token': (n) =>
      [...parts(signed({ jti: `a${n}` })).slice(0, 2), parts(signed({ jti: `b${n}` }))[2]].join('.'),
    'no algorithm': () => `${base64url({ ...header, alg: 'none' })}.${base64url(claims())}.`,
    'no algorithm, and a signature': (n) =>
      `${base64url({ ...header, alg: ['none', 'None', 'NONE', 'nOnE'][n % 4] })}.${parts(good).slice(1).join('.')}`,
    'no alg at all': noHeader('alg'),
    'an alg that is no text': head('alg', [1, null, [], {}, ['RS256']]),
    'the public key as a shared secret': (n) =>
      signSymmetric(
        { ...header, alg: 'HS256' },
        claims(),
        [pem, pem.trim(), der, JSON.stringify(publicJwk(key))][n % 4]!,
      ),
    'a shared secret': (n) =>
      signSymmetric(
        { ...header, alg: n % 2 ? 'HS512' : 'HS256' },
        claims(),
        'x'.repeat(n),
        n % 2 ? 'sha512' : 'sha256',
      ),
    'an algorithm the issuer does not use': () =>
      signToken({ ...header, alg: 'PS256' }, claims(), { ...key, alg: 'PS256' }),
    'another alg than it is signed with': head('alg', ['ES256', 'RS384', 'RS512', 'EdDSA', 'ES384', 'rs256']),
    'a key of another kind': () => signToken({ ...header, kid: other.kid }, claims(), key),
    'the key of a stranger': () => signed({}, {}, stranger),
    'no kid': noHeader('kid'),
    'an unknown kid': (n) => signed({}, { kid: `unknown-${n}` }),
    'a kid of another form': head('kid', [
      '',
      '../../etc/passwd',
      "' or 1=1 --",
      'a'.repeat(65),
      'a b',
      7,
      null,
      ['a'],
    ]),
    'no typ': noHeader('typ'),
    'the typ of another token': head('typ', ['JWT', 'id_token+jwt', 'logout+jwt', 'dpop+jwt', '', 5, null, 'at']),
    'a critical extension': head('crit', [['exp'], [], 'x', ['b64'], null]),
    'an unencoded payload': head('b64', [true, false]),
    'an address of its own keys': head('jku', ['https://evil.example/keys', '', 'http://127.0.0.1:1/']),
    'a key of its own': () => signed({}, { jwk: publicJwk(stranger) }, stranger),
    'certificates of its own': head('x5c', [['MIIB'], [], 'MIIB']),
    'an address of certificates': head('x5u', ['https://evil.example/cert', '']),
    'a compressed or nested payload': (n) => signed({}, n % 2 ? { zip: 'DEF' } : { cty: 'JWT' }),
    'no issuer': noClaim('iss'),
    'another issuer': claim('iss', [
      'https://evil.example',
      'https://id.example/',
      'HTTPS://ID.EXAMPLE',
      '',
      3,
      null,
      [],
    ]),
    'no audience': noClaim('aud'),
    'another audience': claim('aud', [
      'other',
      ['other'],
      [],
      '',
      1,
      {},
      null,
      ['amparo', 3],
      'Amparo',
      ['amparo '],
      [['amparo']],
    ]),
    'no subject': noClaim('sub'),
    'a subject of another type or form': (n) => signed({ sub: wrong(n) }),
    'a subject nobody knows': (n) => signed({ sub: `nobody-${n}` }),
    'no expiry': noClaim('exp'),
    'an expiry in the past': (n) => signed({ iat: now() - 700, exp: now() - 31 - n }),
    'an expiry that is no instant': claim('exp', NOT_AN_INSTANT),
    'an expiry years ahead': (n) => signed({ exp: now() + 901 + n * 1_000_000 }),
    'an expiry before its beginning': (n) => signed({ iat: now() + 20, exp: now() + 20 - n }),
    'no instant of issue': noClaim('iat'),
    'an issue in the future': (n) => signed({ iat: now() + 40 + n, exp: now() + 100 + n }),
    'an issue that is no instant': claim('iat', NOT_AN_INSTANT),
    'a beginning in the future': (n) => signed({ nbf: now() + 40 + n }),
    'a beginning that is no instant': claim('nbf', NOT_AN_INSTANT),
    'permissions that are no list of texts': claim('permissions', ['id-type:write', 1, {}, [1], [null], null, true]),
    'a key its bearer would have to prove': claim('cnf', [{ jkt: 'x' }, {}, null]),
    'a jti of another type': claim('jti', [1, {}, [], null]),
    'a claim twice': () => signed(withText(claims(), `"sub":"registry_admin"`)),
    'a header twice': () => signToken(withText(header, '"alg":"RS256"'), claims(), key),
    'a prototype': () => signed(withText(claims(), '"__proto__":{"sub":"x"}')),
    'claims that are no object': (n) => signed(['[]', '"x"', 'null', '1', '', '{', '\ufeff{}'][n % 7]),
    'a header that is no object': (n) => signToken(['[]', '"x"', 'null', '1', '', '{'][n % 6]!, claims(), key),
    'claims that are no UTF-8': (n) => rawClaims(header, Buffer.from([0x7b, 0xff, 0xfe, n]), key),
    'more than eight kilobytes': (n) => signed({ filler: 'x'.repeat(8_200 + n) }),
    'a thousand claims': () => signed(Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`c${n}`, 1]))),
    'claims of great depth': () => signed({ deep: JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) as unknown }),
  };
}

/** The letter that differs in the bit that a decoder drops. */
function nextLetter(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return letters[letters.indexOf(letter) ^ 1]!;
}

function rawClaims(header: Part, bytes: Buffer, key: SigningKey): string {
  const signed = signToken(header, 'x', key).split('.');
  return `${signed[0]}.${bytes.toString('base64url')}.${signed[2]}`;
}
