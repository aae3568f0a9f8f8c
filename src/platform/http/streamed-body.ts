import type { Readable } from 'node:stream';
import { DomainError } from '../errors/domain-error.js';
import { runningSha256 } from '../vault/suite.js';

/** A sender who sends nothing for so long has gone. */
const LONGEST_SILENCE_MS = 30_000;

/**
 * A request body that is read as it comes and never held as a whole. It can be read once; its digest stands when it was
 * read to the end. A body that breaks off, stalls, grows too large or is read again throws.
 */
export class StreamedBody {
  private readonly hash = runningSha256();
  private begun = false;
  private ended: Buffer | undefined;
  /** Bytes read so far. */
  bytes = 0;

  constructor(
    private readonly source: Readable,
    private readonly limit: number,
    private readonly longestSilenceMs = LONGEST_SILENCE_MS,
  ) {}

  async *pieces(): AsyncGenerator<Buffer, void, undefined> {
    if (this.begun) throw new BodyReadBefore(); // by the transaction that is now repeated
    this.begun = true;
    // leaving the loop early must not take the connection with it: a refusal is answered on it
    const pieces = this.source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    let silence = this.listen();
    try {
      for await (const piece of pieces) {
        clearTimeout(silence);
        this.bytes += piece.length;
        if (this.bytes > this.limit) throw new BodyTooLarge();
        this.hash.add(piece);
        yield piece;
        silence = this.listen();
      }
    } catch (error) {
      throw error instanceof DomainError ? error : new BodyBrokenOff();
    } finally {
      clearTimeout(silence);
      this.source.resume(); // what nobody wants is read off the wire
    }
    this.ended = this.hash.end();
  }

  private listen(): NodeJS.Timeout {
    return setTimeout(() => this.source.destroy(new BodyBrokenOff()), this.longestSilenceMs);
  }

  /** Reads what is left without keeping it, for the digest. */
  async drain(): Promise<void> {
    if (this.ended) return;
    for await (const piece of this.pieces()) void piece;
  }

  /** SHA-256 of the whole. Throws before its end was reached. */
  digest(): Buffer {
    if (!this.ended) throw new Error('The body was not read to its end');
    return this.ended;
  }
}

export class BodyTooLarge extends DomainError {
  constructor() {
    super('platform:body-too-large', 'too-large', 'The body is larger than this route takes');
  }
}

/** PostgreSQL undid the transaction that read it, for another one that was changing the same. */
export class BodyReadBefore extends DomainError {
  constructor() {
    super(
      'platform:body-read-before',
      'unavailable',
      'Another request was changing the same: nothing of this body was kept, send it again',
    );
  }
}

export class BodyBrokenOff extends DomainError {
  constructor() {
    super('platform:body-broken-off', 'invalid', 'The body ended before it was whole: send it again');
  }
}
