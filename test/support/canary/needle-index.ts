import { needles } from './needles.js';

/** A value planted on purpose, and the name under which a finding reports it. */
export interface Canary {
  /** Must not contain the value: it is printed. */
  readonly label: string;
  readonly value: string;
}

/** A needle of a known canary. */
export interface IndexedNeedle {
  readonly label: string;
  readonly encoding: string;
  readonly bytes: Buffer;
  /** Where in the needle the six bytes stand that lead to it. */
  readonly gramAt: number;
}

/** Bytes that are looked at together. Fewer than the shortest needle has. */
const GRAM = 6;
/**
 * Bits of each filter for each needle. Two small filters that stay in the processor's cache beat a large one: with 32
 * bits each, one in about a thousand random positions needs a closer look.
 */
const FILTER_BITS_PER_NEEDLE = 32;

// Taken out of the global once: under Jest each look at a global costs more than the rest of the loop.
const { imul } = Math;
const MIX_LOW = 0x9e3779b1 | 0;
const MIX_HIGH = 0x85ebca6b | 0;

/**
 * All needles of all canaries, prepared for a single pass over the haystack: a rolling window of six bytes is
 * hashed at every position; two bit fields sort out nearly all positions, the rest are compared in full. The speed
 * hardly depends on the number of needles.
 */
export class NeedleIndex {
  /** Length of the longest needle in bytes: how far parts of a haystack must overlap. */
  readonly longest: number = 0;
  readonly size: number = 0;
  private readonly first: Uint32Array;
  private readonly second: Uint32Array;
  private readonly shift: number;
  private readonly buckets = new Map<number, IndexedNeedle[]>();

  constructor(canaries: Iterable<Canary>) {
    const all: Omit<IndexedNeedle, 'gramAt'>[] = [];
    for (const { label, value } of canaries) {
      for (const { encoding, bytes } of needles(value)) all.push({ label, encoding, bytes });
    }
    const bits = Math.min(26, Math.max(16, Math.ceil(Math.log2(all.length * FILTER_BITS_PER_NEEDLE + 1))));
    this.shift = 32 - bits;
    this.first = new Uint32Array(2 ** bits / 32);
    this.second = new Uint32Array(2 ** bits / 32);
    for (const needle of all) {
      this.add(needle);
      this.longest = Math.max(this.longest, needle.bytes.length);
    }
    this.size = all.length;
  }

  /** Calls back for every needle in the buffer that ends after position `from`. */
  scan(buffer: Buffer, from: number, found: (needle: IndexedNeedle, offset: number) => void): void {
    const { first, second, shift } = this;
    const length = buffer.length;
    let low = 0;
    let high = 0;
    for (let end = 0; end < length; end++) {
      high = ((high << 8) | (low >>> 24)) & 0xffff;
      low = (low << 8) | buffer[end]!;
      const hash = (imul(low, MIX_LOW) ^ imul(high, MIX_HIGH)) >>> shift;
      if (((first[hash >>> 5]! >>> (hash & 31)) & 1) === 0) continue;
      const other = (imul(low, MIX_HIGH) ^ imul(high, MIX_LOW)) >>> shift;
      if (((second[other >>> 5]! >>> (other & 31)) & 1) === 0 || end < GRAM - 1) continue;
      this.confirm(buffer, from, end - GRAM + 1, hash, found);
    }
  }

  private confirm(
    buffer: Buffer,
    from: number,
    gramStart: number,
    hash: number,
    found: (needle: IndexedNeedle, offset: number) => void,
  ): void {
    const bucket = this.buckets.get(hash);
    if (!bucket) return;
    for (const needle of bucket) {
      const start = gramStart - needle.gramAt;
      const end = start + needle.bytes.length;
      if (start < 0 || end <= from || end > buffer.length) continue;
      if (buffer.compare(needle.bytes, 0, needle.bytes.length, start, end) === 0) found(needle, start);
    }
  }

  /** Files the needle under the rarest of its windows, so that canaries with a common beginning do not crowd one bucket. */
  private add(needle: Omit<IndexedNeedle, 'gramAt'>): void {
    let gramAt = 0;
    let hash = 0;
    let fewest = Infinity;
    for (let at = 0; at <= needle.bytes.length - GRAM && fewest > 0; at++) {
      const candidate = this.hashAt(needle.bytes, at, MIX_LOW, MIX_HIGH);
      const crowd = this.buckets.get(candidate)?.length ?? 0;
      if (crowd < fewest) [gramAt, hash, fewest] = [at, candidate, crowd];
    }
    const bucket = this.buckets.get(hash);
    if (bucket) bucket.push({ ...needle, gramAt });
    else this.buckets.set(hash, [{ ...needle, gramAt }]);
    const other = this.hashAt(needle.bytes, gramAt, MIX_HIGH, MIX_LOW);
    this.first[hash >>> 5]! |= 1 << (hash & 31);
    this.second[other >>> 5]! |= 1 << (other & 31);
  }

  private hashAt(bytes: Buffer, at: number, mixLow: number, mixHigh: number): number {
    return (imul(bytes.readInt32BE(at + 2), mixLow) ^ imul(bytes.readUInt16BE(at), mixHigh)) >>> this.shift;
  }
}
