import { WHOLE } from '#platform/http/outbound-body.js';
import type { SourceMapping } from '../social-registry.entity.js';
import { readDciRecord } from './dci-records.js';
import { ANSWER, type SearchItem, type SearchResponse } from './dci.schema.js';
import { itemsOf, type Slices } from './items-of.js';
import type { PageQuestion, ReadAnswer } from './page-answer.js';
import { RefusedAnswer, UnreadableAnswer } from './peer-answer.js';
import { seenBy } from './seen-pages.js';

export const NOTHING: ReadAnswer = { items: () => [], next: null, total: 0, seen: null };
/** A reason as the standard has them; any other text of a peer goes nowhere. */
const REASON = /^rjct\.([a-z_]+\.){1,2}[a-z_]+$/;

/** Counted from 1. */
export const pageNumber = ({ offset, limit }: Pick<PageQuestion, 'offset' | 'limit'>): number =>
  Math.floor(offset / limit) + 1;

/** Where the records of an answer stand. */
export const RECORDS_PATH = ['message', 'search_response', 0, 'data', 'reg_records'] as const;

/**
 * The page that an answer to a search holds. Records that are still bytes are opened one at a time, as the items are taken: see
 * `parseSliced`. Throws {@link UnreadableAnswer}, {@link RefusedAnswer}.
 */
export function readDciAnswer(
  answer: unknown,
  question: PageQuestion,
  mapping: SourceMapping,
  slices: Slices = WHOLE,
): ReadAnswer {
  const parsed = ANSWER.safeParse(answer);
  if (!parsed.success) throw new UnreadableAnswer('answer-unreadable');
  if (parsed.data.header.is_msg_encrypted) throw new UnreadableAnswer('answer-encrypted');
  const item = itemOf(parsed.data.message, question);
  if (!item) return NOTHING; // some peers answer nothing where there is nobody
  return pageOf(item, question, mapping, slices);
}

function pageOf(
  { data, pagination }: SearchItem,
  question: PageQuestion,
  mapping: SourceMapping,
  slices: Slices,
): ReadAnswer {
  const { kind, offset, limit } = question;
  const told = data?.reg_records ?? [];
  const records = Array.isArray(told) ? told : [told];
  const total = pagination?.total_count ?? null;
  if (records.length > limit) throw new UnreadableAnswer('page-too-long');
  if ((pagination?.page_number ?? pageNumber(question)) !== pageNumber(question))
    throw new UnreadableAnswer('page-of-another-number');
  if (total !== null && records.length < Math.min(limit, total - offset)) throw new UnreadableAnswer('page-short');
  const isLast = total === null ? records.length < limit : offset + limit >= total;
  return {
    ...itemsOf(records, (record) => readDciRecord(kind, record, mapping), slices),
    next: isLast ? null : offset + limit,
    total,
    seen: seenBy(records, slices.open),
  };
}

/** The one answer to the one question of a search, or none. */
function itemOf(
  { transaction_id, search_response: items }: SearchResponse,
  { transactionId, referenceId }: PageQuestion,
) {
  if (transaction_id !== transactionId) throw new UnreadableAnswer('answer-of-another');
  const item = items[0];
  if (!item) return null;
  if (item.reference_id !== referenceId) throw new UnreadableAnswer('answer-of-another');
  if (item.status === 'rjct') {
    const code = item.status_reason_code ?? '';
    throw new RefusedAnswer(REASON.test(code) ? code.replaceAll(/[._]/g, '-') : 'rejected');
  }
  if (item.status !== 'succ') throw new UnreadableAnswer('answer-pending');
  return item;
}
