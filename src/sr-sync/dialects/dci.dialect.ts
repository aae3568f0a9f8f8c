import { SourceRefused } from '../sr-sync.errors.js';
import type { DciExchange } from './dci-exchange.js';
import { dciSearch, type DciSearch, type DciSource, pageNumber } from './dci-envelope.js';
import { recordTypeOf } from './dci-query.js';
import { readDciRecord } from './dci-records.js';
import { ANSWER, type SearchItem, type SearchResponse } from './dci.schema.js';
import type { Dialect, PageRequest, SourcePage } from './dialect.js';
import { RefusedAnswer, UnreadableAnswer } from './peer-answer.js';
import type { SeenPages } from './seen-pages.js';

const MOST_PAGES = 10_000;
const NOTHING: SourcePage = { items: [], next: null, total: 0 };
/** A reason as the standard has them; any other text of a peer goes nowhere. */
const REASON = /^rjct\.([a-z_]+\.){1,2}[a-z_]+$/;

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
  ) {}

  async page(asked: PageRequest): Promise<SourcePage> {
    const request = { ...asked, limit: Math.min(asked.limit, this.most) };
    if (recordTypeOf(request.kind, this.source.dci) === null) return NOTHING;
    if (request.offset >= MOST_PAGES * request.limit) throw new SourceRefused('too-many-pages');
    return this.exchange.search(
      (senderUri) => dciSearch(request, this.source, senderUri),
      (answer, sent) => this.read(request, answer, sent),
    );
  }

  private read(request: PageRequest, answer: unknown, sent: DciSearch): SourcePage {
    const parsed = ANSWER.safeParse(answer);
    if (!parsed.success) throw new UnreadableAnswer('answer-unreadable');
    if (parsed.data.header.is_msg_encrypted) throw new UnreadableAnswer('answer-encrypted');
    const item = itemOf(parsed.data.message, sent);
    if (!item) return NOTHING; // some peers answer nothing where there is nobody
    return this.pageOf(request, item);
  }

  private pageOf(request: PageRequest, { data, pagination }: SearchItem): SourcePage {
    const { kind, offset, limit, mapping } = request;
    const told = data?.reg_records ?? [];
    const records = Array.isArray(told) ? told : [told];
    const total = pagination?.total_count ?? null;
    if (records.length > limit) throw new UnreadableAnswer('page-too-long');
    if ((pagination?.page_number ?? pageNumber(request)) !== pageNumber(request))
      throw new UnreadableAnswer('page-of-another-number');
    if (total !== null && records.length < Math.min(limit, total - offset)) throw new UnreadableAnswer('page-short');
    this.seen.add(`${kind} ${offset}`, records);
    const isLast = total === null ? records.length < limit : offset + limit >= total;
    return {
      items: records.map((record) => readDciRecord(kind, record, mapping)),
      next: isLast ? null : offset + limit,
      total,
    };
  }
}

/** The one answer to the one question of a search, or none. */
function itemOf({ transaction_id: transaction, search_response: items }: SearchResponse, sent: DciSearch) {
  if (transaction !== sent.message.transaction_id) throw new UnreadableAnswer('answer-of-another');
  const item = items[0];
  if (!item) return null;
  if (item.reference_id !== sent.message.search_request[0].reference_id)
    throw new UnreadableAnswer('answer-of-another');
  if (item.status === 'rjct') {
    const code = item.status_reason_code ?? '';
    throw new RefusedAnswer(REASON.test(code) ? code.replaceAll(/[._]/g, '-') : 'rejected');
  }
  if (item.status !== 'succ') throw new UnreadableAnswer('answer-pending');
  return item;
}
