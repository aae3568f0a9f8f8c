/** Text that is not JSON, or JSON that two readers could take for different things, or that is made to exhaust the reader. */
export class UnusableJson extends Error {
  readonly statusCode = 400;

  constructor() {
    super('The body cannot be used');
  }
}

/** What a document may have. The largest lawful body holds five thousand code values of five fields. */
export interface JsonLimits {
  readonly depth: number;
  readonly keys: number;
}

export const BODY_LIMITS: JsonLimits = { depth: 20, keys: 50_000 };

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
/** Names through which a prototype is reached. */
const REACHES_PROTOTYPE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * `JSON.parse` with what RFC 8259 leaves open refused: a name twice in one object, names that reach a prototype, more
 * depth or names than the limits. Throws {@link UnusableJson}, which says nothing of the text.
 */
export function parseStrictJson(text: string, limits: JsonLimits = BODY_LIMITS): unknown {
  inspect(text, limits); // before the parser, which would build what is refused
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnusableJson();
  }
}

/** One pass over the characters. Of text that is no JSON it may think anything: the parser refuses it afterwards. */
function inspect(text: string, limits: JsonLimits): void {
  const open: (Set<string> | null)[] = []; // names of each open object, null for an array
  let keys = 0;
  let atName = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (atName) {
        keys += 1;
        if (keys > limits.keys) throw new UnusableJson();
        addName(open.at(-1), text.slice(at, end + 1));
      }
      at = end;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      atName = code === OPEN_OBJECT;
      open.push(atName ? new Set() : null);
      if (open.length > limits.depth) throw new UnusableJson();
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      open.pop();
      atName = false;
    } else if (code === COMMA) atName = Boolean(open.at(-1));
    else if (code === COLON) atName = false;
  }
}

/** Where the string that opens at `start` closes. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  throw new UnusableJson();
}

function addName(names: Set<string> | null | undefined, quoted: string): void {
  const name = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  if (REACHES_PROTOTYPE.has(name) || names?.has(name)) throw new UnusableJson();
  names?.add(name);
}

function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new UnusableJson();
  }
}
