import { isAscii } from 'node:buffer';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const NOT_FOUND = -1;

/** JSON with a long list in it, whose elements are parsed one at a time: none needs to stay when the next one comes. */
export interface SlicedJson {
  /** The list holds, instead of each element, a number that `open` knows. */
  readonly value: unknown;
  /** An element of the list; what is no such number is given back as it is. Throws `SyntaxError` for what is no JSON. */
  readonly open: (element: unknown) => unknown;
  /** Its bytes, of an element that `open` knows. */
  readonly bytesOf: (element: unknown) => Buffer | null;
}

/** Names of objects and places of lists that lead to a list. */
export type JsonPath = readonly (string | number)[];

/**
 * Slices the list at `path`. Null where there is none, or where anything about it is unusual (a name told twice, one with escapes): then
 * the whole is to be parsed as ever. Throws as `JSON.parse` for what is no JSON around the list.
 */
export function slicedJson(bytes: Buffer, path: JsonPath): SlicedJson | null {
  const list = new Slices(bytes, path);
  if (!list.isFound) return null;
  const { begins, ends, begin, end } = list;
  const [before, after] = [jsonText(bytes.subarray(0, begin)), jsonText(bytes.subarray(end))];
  const value = JSON.parse(`${before}${JSON.stringify([...begins.keys()])}${after}`) as unknown;
  const bytesOf = (element: unknown): Buffer | null =>
    typeof element === 'number' ? bytes.subarray(begins[element], ends[element]) : null;
  const open = (element: unknown): unknown => {
    const piece = bytesOf(element);
    return piece ? (JSON.parse(jsonText(piece)) as unknown) : element;
  };
  return { value, open, bytesOf };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What is ASCII alone, as most pieces are, is text as it stands. Throws for what is not UTF-8. */
const jsonText = (bytes: Buffer): string => (isAscii(bytes) ? bytes.toString('latin1') : decoder.decode(bytes));

/** Where the list at a path stands, and its elements: found in one pass over the bytes. */
class Slices {
  readonly begins: number[] = [];
  readonly ends: number[] = [];
  begin = NOT_FOUND;
  end = NOT_FOUND;
  private times = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly path: JsonPath,
  ) {
    if (this.follow(afterSpace(bytes, 0), 0) === NOT_FOUND) this.times = 0;
  }

  get isFound(): boolean {
    return this.times === 1;
  }

  /** Gives where a value ends that the first steps of the path have led to. */
  private follow(at: number, taken: number): number {
    const step = this.path[taken];
    const further = (from: number): number => this.follow(from, taken + 1);
    if (step === undefined) return this.list(at);
    if (typeof step === 'number')
      return elementsOf(this.bytes, at, (from, place) => (place === step ? further(from) : endOf(this.bytes, from)));
    const name = Buffer.from(step);
    return membersOf(this.bytes, at, (from, called) => (called.equals(name) ? further(from) : endOf(this.bytes, from)));
  }

  private list(at: number): number {
    this.times += 1;
    this.begin = at;
    this.end = elementsOf(this.bytes, at, (from) => {
      const to = endOf(this.bytes, from);
      this.begins.push(from);
      this.ends.push(to);
      return to;
    });
    return this.end;
  }
}

/** Is told where a value begins, and gives where it ends. */
type EndOf<K> = (from: number, key: K) => number;

/** Gives where the list has ended that begins at `at`. */
function elementsOf(bytes: Buffer, at: number, endOfElement: EndOf<number>): number {
  if (bytes[at] !== OPEN_LIST) return NOT_FOUND;
  let next = afterSpace(bytes, at + 1);
  if (bytes[next] === CLOSE_LIST) return next + 1;
  for (let place = 0; ; place += 1) {
    const end = endOfElement(next, place);
    if (end === NOT_FOUND) return NOT_FOUND;
    const sign = afterSpace(bytes, end);
    if (bytes[sign] === CLOSE_LIST) return sign + 1;
    if (bytes[sign] !== COMMA) return NOT_FOUND;
    next = afterSpace(bytes, sign + 1);
  }
}

/** Gives where the object has ended that begins at `at`. */
function membersOf(bytes: Buffer, at: number, endOfMember: EndOf<Buffer>): number {
  if (bytes[at] !== OPEN_OBJECT) return NOT_FOUND;
  let next = afterSpace(bytes, at + 1);
  if (bytes[next] === CLOSE_OBJECT) return next + 1;
  for (;;) {
    const nameEnd = bytes[next] === QUOTE ? endOfText(bytes, next) : NOT_FOUND;
    if (nameEnd === NOT_FOUND) return NOT_FOUND;
    const called = bytes.subarray(next + 1, nameEnd - 1);
    const colon = afterSpace(bytes, nameEnd);
    if (bytes[colon] !== COLON || called.includes(BACKSLASH)) return NOT_FOUND;
    const end = endOfMember(afterSpace(bytes, colon + 1), called);
    if (end === NOT_FOUND) return NOT_FOUND;
    const sign = afterSpace(bytes, end);
    if (bytes[sign] === CLOSE_OBJECT) return sign + 1;
    if (bytes[sign] !== COMMA) return NOT_FOUND;
    next = afterSpace(bytes, sign + 1);
  }
}

function afterSpace(bytes: Buffer, at: number): number {
  let next = at;
  for (let byte = bytes[next]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = bytes[next])
    next += 1;
  return next;
}

/** Where a value ends, judged by its brackets and quotes alone. */
function endOf(bytes: Buffer, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return endOfText(bytes, at);
  if (first !== OPEN_LIST && first !== OPEN_OBJECT) return endOfWord(bytes, at);
  let depth = 0;
  for (let next = at; next < bytes.length; next += 1) {
    const byte = bytes[next]!;
    if (byte === QUOTE) {
      next = endOfText(bytes, next) - 1;
      if (next < 0) return NOT_FOUND;
    } else if ((byte | 0x20) === OPEN_OBJECT) depth += 1;
    else if ((byte | 0x20) === CLOSE_OBJECT && --depth === 0) return next + 1;
  }
  return NOT_FOUND;
}

function endOfText(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at < bytes.length ? at + 1 : NOT_FOUND;
}

/** Of a number, `true`, `false` or `null`. */
function endOfWord(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && isOfWord(bytes[at]!)) at += 1;
  return at > start ? at : NOT_FOUND;
}

/** Letters, digits, sign and point. */
const isOfWord = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
  byte === 0x2b ||
  byte === 0x2d ||
  byte === 0x2e;
