import { WHOLE } from '#platform/http/outbound-body.js';
import type { PageItem, SourceRecord } from './dialect.js';
import { ANSWER, GROUP, INDIVIDUAL } from './openg2p.schema.js';
import { itemsOf, type Slices } from './items-of.js';
import type { PageQuestion, ReadAnswer } from './page-answer.js';
import { UnreadableAnswer } from './peer-answer.js';
import { seenBy } from './seen-pages.js';
import { isWithinLimits } from './within-limits.js';

/** Where the records of an answer stand. */
export const OPENG2P_RECORDS_PATH = ['message', 'search_response', 0, 'data', 'reg_records', 'getRegistrants'] as const;

/** The page that an answer to a search holds; see `readDciAnswer`. Throws {@link UnreadableAnswer}. */
export function readOpenG2PAnswer(answer: unknown, question: PageQuestion, slices: Slices = WHOLE): ReadAnswer {
  const parsed = ANSWER.safeParse(answer);
  if (!parsed.success) throw new UnreadableAnswer('answer-unreadable');
  const { header, message } = parsed.data;
  const item = message.search_response[0]!;
  // whatever is not the answer to this question is somebody else's, or an old one
  if (
    header.message_id !== question.messageId ||
    message.transaction_id !== question.transactionId ||
    item.reference_id !== question.referenceId
  )
    throw new UnreadableAnswer('answer-of-another');
  const records = item.data.reg_records.getRegistrants ?? [];
  if (records.length > question.limit) throw new UnreadableAnswer('page-too-long');
  const readOne = question.kind === 'group' ? readGroup : readIndividual;
  const read = (record: unknown): PageItem => (isWithinLimits(record) ? readOne(record) : { unreadable: record });
  return {
    ...itemsOf(records, read, slices),
    next: records.length === 0 ? null : question.offset + records.length,
    total: null,
    seen: seenBy(records, slices.open),
  };
}

function readIndividual(item: unknown): PageItem {
  const parsed = INDIVIDUAL.safeParse(item);
  return parsed.success ? { record: toRecord(parsed.data, false, []) } : { unreadable: item };
}

function readGroup(item: unknown): PageItem {
  const parsed = GROUP.safeParse(item);
  if (!parsed.success) return { unreadable: item };
  const members = (parsed.data.groupMembershipIds ?? []).map(({ individual, kind }) => ({
    isHead: kind?.name?.toLowerCase() === 'head',
    record: toRecord(individual, false, []),
  }));
  return { record: toRecord(parsed.data, true, members) };
}

function toRecord(
  item: {
    regIds?: { idTypeAsStr: string; value: string; expiryDate?: string | null | undefined }[] | null | undefined;
    phoneNumberIds?: { phoneNo?: string | null | undefined; disabled?: string | null | undefined }[] | null | undefined;
  } & Record<string, unknown>,
  isGroup: boolean,
  members: SourceRecord['members'],
): SourceRecord {
  const { isGroup: _, regIds: __, phoneNumberIds: ___, groupMembershipIds: ____, ...fields } = item;
  return {
    isGroup,
    fields,
    identifiers: (item.regIds ?? []).map((id) => ({
      type: id.idTypeAsStr,
      value: id.value,
      expiresOn: id.expiryDate ?? null,
    })),
    phones: (item.phoneNumberIds ?? [])
      .filter((phone) => phone.phoneNo && !phone.disabled)
      .map((phone) => phone.phoneNo!),
    members,
  };
}
