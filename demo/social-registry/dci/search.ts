import { randomUUID } from 'node:crypto';
import type { Register } from '../register.js';
import { readCriteria, type SearchCriteria } from './criteria.js';
import { toGroup, toMember } from './records.js';

export interface SearchMessage {
  readonly transaction_id: string;
  readonly search_request: readonly {
    readonly reference_id: string;
    readonly search_criteria: SearchCriteria;
    readonly locale?: string;
  }[];
}

export interface SearchResponse {
  readonly transaction_id: string;
  readonly correlation_id: string;
  readonly search_response: readonly { readonly reference_id: string }[];
}

/** The message of a search's answer: one item for each question. */
export function searchResponse(
  register: Register,
  message: SearchMessage,
  correlationId: string = randomUUID(),
): SearchResponse {
  return {
    transaction_id: message.transaction_id,
    correlation_id: correlationId,
    search_response: message.search_request.map(({ reference_id, search_criteria, locale }) => ({
      reference_id,
      timestamp: new Date().toISOString(),
      ...answer(register, search_criteria),
      ...(locale ? { locale } : {}),
    })),
  };
}

function answer(register: Register, asked: SearchCriteria): object {
  const criteria = readCriteria(asked);
  if (typeof criteria === 'string') return { status: 'rjct', status_reason_code: criteria };
  const { kind, changedSince, identifier, limit, page } = criteria;
  const found = identifier
    ? one(register.find(kind, identifier.type, identifier.value))
    : register.page(kind, (page - 1) * limit, limit, changedSince);
  return {
    status: 'succ',
    data: {
      version: '1.0.0',
      reg_type: 'ns:org:RegistryType:Social',
      reg_record_type: kind === 'group' ? 'Group' : 'Member',
      reg_records: found.rows.map(kind === 'group' ? toGroup : toMember),
    },
    pagination: { page_size: limit, page_number: page, total_count: found.total },
  };
}

const one = <T>(rows: readonly T[]): { readonly rows: readonly T[]; readonly total: number } => ({
  rows,
  total: rows.length,
});
