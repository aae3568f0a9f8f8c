import { createHash } from 'node:crypto';

/** One form that a planted value may take where it does not belong. */
export interface Needle {
  /** Such as `utf8`, `lower/base64+1`, `sha256/hex`. */
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Shorter values would be found everywhere by chance, and so prove nothing. */
export const SHORTEST_VALUE_BYTES = 8;

const MASKS = ['*', 'x', 'X', '#', '\u2022'];

/**
 * Every form of a planted value that a scan looks for: the value as it is, in lower and upper case, in both Unicode
 * normal forms and without diacritics; each of them plain, in the usual encodings, masked but for four characters, and as an unkeyed digest.
 * A form that equals another one is listed once.
 *
 * @throws RangeError for a value below eight bytes
 */
export function needles(value: string): Needle[] {
  if (Buffer.byteLength(value) < SHORTEST_VALUE_BYTES) {
    throw new RangeError(`A planted value needs at least ${SHORTEST_VALUE_BYTES} bytes.`);
  }
  const seen = new Set<string>();
  const found: Needle[] = [];
  for (const [spelling, text] of spellings(value)) {
    for (const [form, bytes] of [...encodings(text), ...masked(text), ...digests(text)]) {
      const key = bytes.toString('latin1');
      // Without its diacritics a text may have become too short to mean anything.
      if (bytes.length < SHORTEST_VALUE_BYTES || seen.has(key)) continue;
      seen.add(key);
      found.push({ encoding: spelling ? `${spelling}/${form}` : form, bytes });
    }
  }
  return found;
}

function spellings(value: string): [string, string][] {
  const bare = value.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  return [
    ['', value],
    ['lower', value.toLowerCase()],
    ['upper', value.toUpperCase()],
    ['nfc', value.normalize('NFC')],
    ['nfd', value.normalize('NFD')],
    ['bare', bare],
    ['bare-lower', bare.toLowerCase()],
    ['bare-upper', bare.toUpperCase()],
  ];
}

function* encodings(text: string): Generator<[string, Buffer]> {
  const utf8 = Buffer.from(text);
  yield ['utf8', utf8];
  // Letters up to U+00FF only: there is no Latin-1 for the others.
  if (/^[\0-\xff]*$/.test(text)) yield ['latin1', Buffer.from(text, 'latin1')];
  yield ['utf16le', Buffer.from(text, 'utf16le')];
  yield ['utf16be', Buffer.from(text, 'utf16le').swap16()];
  for (const offset of [0, 1, 2] as const) {
    yield [`base64+${offset}`, base64Inside(utf8, offset, 'base64')];
    yield [`base64url+${offset}`, base64Inside(utf8, offset, 'base64url')];
  }
  yield ['hex', ascii(utf8.toString('hex'))];
  yield ['HEX', ascii(utf8.toString('hex').toUpperCase())];
  const url = encodeURIComponent(text);
  yield ['url', ascii(url)];
  yield ['url-lower', ascii(url.replace(/%../g, (escape) => escape.toLowerCase()))];
  yield ['form', ascii(url.replaceAll('%20', '+'))];
  const json = JSON.stringify(text).slice(1, -1);
  yield ['json', Buffer.from(json)];
  yield ['json-u', ascii(escaped(json, (hex) => hex))];
  yield ['json-U', ascii(escaped(json, (hex) => hex.toUpperCase()))];
  yield ['reversed', Buffer.from([...text].toReversed().join(''))];
}

/** What a mask leaves readable: the last four characters, or the first four, beside what hides the others. */
function* masked(text: string): Generator<[string, Buffer]> {
  const characters = [...text];
  for (const mask of MASKS) {
    yield [`${mask}last4`, Buffer.from(mask.repeat(4) + characters.slice(-4).join(''))];
    yield [`first4${mask}`, Buffer.from(characters.slice(0, 4).join('') + mask.repeat(4))];
  }
}

function* digests(text: string): Generator<[string, Buffer]> {
  for (const algorithm of ['md5', 'sha1', 'sha256']) {
    const digest = createHash(algorithm).update(text).digest();
    yield [`${algorithm}/raw`, digest];
    yield [`${algorithm}/hex`, ascii(digest.toString('hex'))];
    yield [`${algorithm}/HEX`, ascii(digest.toString('hex').toUpperCase())];
    yield [`${algorithm}/base64`, base64Inside(digest, 0, 'base64')];
    yield [`${algorithm}/base64url`, base64Inside(digest, 0, 'base64url')];
  }
}

/**
 * The characters that stand in any base64 text whose plain text holds these bytes after `3n + offset` others. The
 * characters at the borders also depend on the neighbours, so they are left out.
 */
function base64Inside(bytes: Buffer, offset: 0 | 1 | 2, alphabet: 'base64' | 'base64url'): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString(alphabet);
  const first = [0, 2, 3][offset];
  return ascii(text.slice(first, Math.floor(((bytes.length + offset) * 8) / 6)));
}

function escaped(json: string, spell: (hex: string) => string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${spell(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`);
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
