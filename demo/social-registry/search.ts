import { execute, GraphQLError, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { PeerReply, PeerRequest } from '../support/http-peer.js';
import { OutOfMemory } from './get-registrants.js';
import { readSearchRequest, type SearchRequest } from './search-request.js';

type SearchItem = SearchRequest['message']['search_request'][number];

const CRASHED: PeerReply = { status: 500, body: { detail: 'Internal Server Error' } };

/** POST /registry/sync/search: GraphQL text in, the peer's envelope out. `startedAt` is what it gives as message_ts. */
export function search(schema: GraphQLSchema, startedAt: Date, { text, headers }: PeerRequest): PeerReply {
  const read = readSearchRequest(text, headers['content-type']);
  if ('detail' in read) return { status: 422, body: { detail: read.detail } };
  const { signature, header, message } = read.request;
  const answers: unknown[] = [];
  for (const item of message.search_request) {
    if (item.search_criteria.query_type !== 'graphql') return CRASHED;
    const { data, errors } = run(schema, item.search_criteria.query);
    if (errors?.some((error) => error.originalError instanceof OutOfMemory)) return CRASHED;
    if (errors?.[0] !== undefined) return { status: 404, body: { detail: errors[0].message } };
    answers.push(searchAnswer(item, data));
  }
  return {
    status: 200,
    body: {
      signature,
      header: answerHeader(header.message_id, startedAt),
      message: { transaction_id: message.transaction_id, correlation_id: null, search_response: answers },
    },
  };
}

function run(schema: GraphQLSchema, query: string): ExecutionResult {
  if (query === '') return { errors: [new GraphQLError('Must provide query string.')] };
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    // Every resolver is synchronous, so the result is too.
    return errors.length > 0 ? { errors } : (execute({ schema, document }) as ExecutionResult);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

function searchAnswer({ reference_id, search_criteria, locale }: SearchItem, data: ExecutionResult['data']): unknown {
  return {
    reference_id,
    timestamp: microseconds(new Date(), 'Z'),
    status: 'succ',
    status_reason_code: null,
    status_reason_message: null,
    data: {
      version: '1.0.0',
      reg_type: search_criteria.reg_type,
      reg_sub_type: null,
      reg_record_type: null,
      reg_records: data,
    },
    locale,
  };
}

function answerHeader(messageId: string, startedAt: Date): unknown {
  return {
    version: '1.0.0',
    message_id: messageId,
    message_ts: microseconds(startedAt, ''),
    action: 'on-search',
    status: 'succ',
    status_reason_code: '',
    status_reason_message: '',
    total_count: 0,
    completed_count: 0,
    sender_id: '',
    receiver_id: '',
    is_msg_encrypted: false,
    meta: {},
  };
}

/** Python's isoformat: microseconds, and a zone only where the peer writes one. */
function microseconds(instant: Date, zone: '' | 'Z'): string {
  return `${instant.toISOString().slice(0, -1)}000${zone}`;
}
