import { SourceRefused } from '../sr-sync.errors.js';
import { NOTHING, readDciAnswer } from './dci-answer.js';
import type { DciExchange } from './dci-exchange.js';
import { dciSearch, type DciSource } from './dci-envelope.js';
import { recordTypeOf } from './dci-query.js';
import type { Dialect, PageRequest, SourcePage } from './dialect.js';
import { type PageReader, questionOf, type ReadAnswer } from './page-answer.js';
import type { SeenPages } from './seen-pages.js';

const MOST_PAGES = 10_000;

/**
 * DCI's social API 1.0.0. Pages by number until the peer's total is reached, or, where it tells none, until one is not full. A
 * record that left while we read may push another onto a page already read: the next full run sees it.
 */
export class DciDialect implements Dialect {
  constructor(
    private readonly source: DciSource,
    private readonly exchange: DciExchange,
    private readonly seen: SeenPages,
    /** Records of a page at most, whatever is asked for. */
    private readonly most = Number.MAX_SAFE_INTEGER,
    private readonly reader: PageReader | null = null,
  ) {}

  async page(asked: PageRequest): Promise<SourcePage> {
    const request = { ...asked, limit: Math.min(asked.limit, this.most) };
    if (recordTypeOf(request.kind, this.source.dci) === null) return this.met(request, NOTHING);
    if (request.offset >= MOST_PAGES * request.limit) throw new SourceRefused('too-many-pages');
    const reader = request.here ? null : this.reader;
    return this.exchange.search({
      make: (senderUri) => dciSearch(request, this.source, senderUri),
      read: (answer, sent) => this.met(request, readDciAnswer(answer, questionOf(request, sent), request.mapping)),
      readInThread: reader
        ? async (bytes, sent, wantsSigned) => {
            const { signedPart, answer } = await reader.read(bytes, questionOf(request, sent), wantsSigned);
            return { signedPart, answer: () => this.met(request, answer()) };
          }
        : null,
    });
  }

  /** Throws for a page that came before, at another place. */
  private met({ kind, offset }: PageRequest, { seen, items, ...page }: ReadAnswer): SourcePage {
    this.seen.add(`${kind} ${offset}`, seen);
    return { ...page, items: [...items()] };
  }
}
