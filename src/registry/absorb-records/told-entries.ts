import type { Entry } from './entries-of.js';
import { OnlyRecalled } from './told.errors.js';

/** Of a token, and of a digest. */
export const TOKEN_BYTES = 16;

/**
 * The entries of a batch. Tokens and digests stand one after another in one piece of memory each, as the database is asked; what is
 * told of an entry besides is read when somebody wants to know it, which of those that are unchanged nobody does.
 */
export class ToldEntries {
  private places: Map<string, number> | undefined;

  constructor(
    readonly tokens: Buffer,
    readonly digests: Buffer,
    /** Of all entries, as `writeContent` writes it. */
    readonly contents: Buffer,
    /** Null for one of which nothing but token and digest was recalled. */
    readonly find: (place: number) => Entry | null,
  ) {}

  get size(): number {
    return this.tokens.length / TOKEN_BYTES;
  }

  /** Throws {@link OnlyRecalled}. */
  at(place: number): Entry {
    const entry = this.find(place);
    if (!entry) throw new OnlyRecalled();
    return entry;
  }

  /** Hexadecimal. */
  token(place: number): string {
    return this.tokens.toString('hex', place * TOKEN_BYTES, (place + 1) * TOKEN_BYTES);
  }

  /** Hexadecimal. */
  digest(place: number): string {
    return this.digests.toString('hex', place * TOKEN_BYTES, (place + 1) * TOKEN_BYTES);
  }

  /** The first six bytes of a token, as a number: what differs in it is not the same. */
  sign(place: number): number {
    return this.tokens.readUIntBE(place * TOKEN_BYTES, 6);
  }

  /** Whether an entry may be one of those with these signs. */
  tellsOf(signs: ReadonlySet<number>): boolean {
    for (let place = 0; signs.size > 0 && place < this.size; place++) if (signs.has(this.sign(place))) return true;
    return false;
  }

  placeOf(token: string): number | undefined {
    this.places ??= new Map(Array.from({ length: this.size }, (_, place) => [this.token(place), place]));
    return this.places.get(token);
  }

  contentOf({ from, to }: Entry): Buffer {
    return this.contents.subarray(from, to);
  }
}
