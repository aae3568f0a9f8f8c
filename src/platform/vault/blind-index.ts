import { idBytes } from '../ids/ids.js';
import type { KeyRing, RootKey } from './key-ring.js';
import { hmac256Under } from './suite.js';

/**
 * Length of a blind index in bits for an expected number of entries. Each value then shares its index with a few
 * others (2 to 4), which hides equality and costs a look-up nothing: candidates are opened and compared in memory.
 * Rule: coincidences = entries / 2^bits lie between 2 and the square root of the entries.
 */
export const blindIndexBits = (expectedEntries: number): number =>
  Math.max(8, Math.min(30, Math.floor(Math.log2(expectedEntries / 3))));

/** The index of a value under one version of the index key. */
export interface IndexEntry {
  readonly version: number;
  readonly index: number;
}

/** A version of the key, ready for many values. */
interface Version {
  readonly version: number;
  readonly mac: ReturnType<typeof hmac256Under>;
}

/** Truncated keyed indexes of normalized values: what is searched by, instead of the value. */
export class BlindIndex {
  private roots: readonly RootKey[] = [];
  private versions: readonly Version[] = [];
  private readonly scopes = new Map<string, Buffer>();

  constructor(
    private readonly ring: KeyRing,
    readonly bits: number,
  ) {}

  /**
   * The index under every version of the key in use: a writer writes them all, a reader asks for any, so that the key
   * changes online. `kind` is the id of what the value is (an ID type): the same value under two types has unrelated indexes.
   */
  of(kind: string, normalized: string): IndexEntry[] {
    const [scope, value] = [this.scope(kind), Buffer.from(normalized)];
    return this.inUse().map(({ version, mac }) => ({
      version,
      index: mac(scope, value).readUInt32BE(0) >>> (32 - this.bits),
    }));
  }

  /** The keys of the ring are replaced as a whole when one of them changes. */
  private inUse(): readonly Version[] {
    if (this.roots !== this.ring.roots) {
      this.roots = this.ring.roots;
      this.versions = this.ring.versions('index').map(({ version, key }) => ({ version, mac: hmac256Under(key) }));
    }
    return this.versions;
  }

  /** ID types are few, and told of in every value. */
  private scope(kind: string): Buffer {
    let scope = this.scopes.get(kind);
    if (!scope) this.scopes.set(kind, (scope = idBytes(kind)));
    return scope;
  }
}
