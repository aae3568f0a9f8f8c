import { isAscii } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { PeerFault } from './outbound-fault.js';
import { type JsonPath, type SlicedJson, slicedJson } from './sliced-json.js';

/** Deepest lawful answer: a member's identifier inside a household inside an envelope, and room. */
const MOST_DEPTH = 20;
/** Names and elements of one answer: some forty for each of five members of a thousand households, and room. */
const MOST_PARTS = 1_000_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Reads the bytes of an answer that says it is JSON: unpacked while they are counted. Throws {@link PeerFault}. */
export async function readBody(response: Dispatcher.ResponseData, mostBytes: number): Promise<Buffer> {
  if (!isJson(response.headers['content-type'])) throw new PeerFault('not-json');
  return readBytes(unpacked(response), mostBytes);
}

/** The JSON that the bytes of an answer are: UTF-8 and nothing else, of bounded depth. Throws {@link PeerFault}. */
export function parseBody(bytes: Buffer): unknown {
  if (!isHarmless(bytes)) throw new PeerFault('too-large'); // before the parser, which would build it
  return orNotJson(() => JSON.parse(textOf(bytes)) as unknown);
}

/**
 * The same, with the elements of the list at `path` parsed when they are asked for; what is no JSON there is told then. Where
 * there is no such list, all of it is parsed at once.
 */
export function parseSliced(bytes: Buffer, path: JsonPath): SlicedJson {
  if (!isHarmless(bytes)) throw new PeerFault('too-large');
  const sliced = orNotJson(() => slicedJson(bytes, path));
  if (!sliced) return { ...WHOLE, value: orNotJson(() => JSON.parse(textOf(bytes)) as unknown) };
  return { ...sliced, open: (element) => orNotJson(() => sliced.open(element)) };
}

/** Nothing of it is left to be opened. */
export const WHOLE: Omit<SlicedJson, 'value'> = { open: (element) => element, bytesOf: () => null };

function orNotJson<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new PeerFault('not-json');
  }
}

/** What is ASCII alone, as most answers are, is text as it stands. Throws for what is not UTF-8. */
const textOf = (bytes: Buffer): string =>
  isAscii(bytes) ? bytes.toString('latin1') : new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Nothing of an answer that is a refusal is looked at: it is read to its end only where that is short. */
export async function discard(response: Dispatcher.ResponseData): Promise<void> {
  await response.body.dump({ limit: 64 * 1024 }).catch(() => {}); // a refusal that is cut off is a refusal
}

/** `application/json` or one of its kin; where a charset is told it is UTF-8, as RFC 8259 demands. */
function isJson(header: string | string[] | undefined): boolean {
  const [type, ...parameters] = String(header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return /^application\/([\w.-]+\+)?json$/.test(type!) && (charset === undefined || /^"?utf-?8"?$/.test(charset));
}

function unpacked({ body, headers }: Dispatcher.ResponseData): AsyncIterable<Buffer> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new PeerFault('not-json');
  const gunzip = createGunzip();
  body.once('error', (error) => gunzip.destroy(error));
  gunzip.once('close', () => body.destroy());
  return body.pipe(gunzip);
}

async function readBytes(body: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) throw new PeerFault('too-large');
    chunks.push(chunk);
  }
  const bytes = Buffer.from(new ArrayBuffer(size)); // memory of its own, which can be given away
  let at = 0;
  for (const chunk of chunks) at += chunk.copy(bytes, at);
  return bytes;
}

/** One pass over the bytes. Of what is no JSON it may think anything: the parser refuses it afterwards. */
export function isHarmless(bytes: Uint8Array): boolean {
  let depth = 0;
  let parts = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === COMMA || byte === COLON) parts += 1;
    else if ((byte | 0x20) === 0x7b)
      depth += 1; // { or [
    else if ((byte | 0x20) === 0x7d) depth -= 1; // } or ]
    if (depth > MOST_DEPTH || parts > MOST_PARTS) return false;
  }
  return true;
}

/** Where the string that opens at `start` closes. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
