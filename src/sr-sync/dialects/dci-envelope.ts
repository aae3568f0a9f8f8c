import { newId } from '#platform/ids/ids.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import { pageNumber } from './dci-answer.js';
import type { PageRequest } from './dialect.js';
import { dciQuery, recordTypeOf } from './dci-query.js';

/** What of a source its messages tell. */
export type DciSource = Pick<SocialRegistry, 'code' | 'purpose' | 'consentReference'> & {
  readonly dci: NonNullable<SocialRegistry['dci']>;
};

const SENDER_ID = 'amparo';
/** ISO 639-3, as the schema demands. */
const LOCALE = 'eng';

export type DciSearch = ReturnType<typeof dciSearch>;

/** A search for one page, as the social API 1.0.0 has it; `senderUri`: where an answer that comes later is to go. */
export function dciSearch(request: PageRequest, source: DciSource, senderUri?: string) {
  const timestamp = new Date().toISOString();
  const search_criteria = {
    version: '1.0.0',
    reg_type: source.dci.registryType,
    reg_record_type: recordTypeOf(request.kind, source.dci)!,
    ...dciQuery(request, source.dci),
    response_entity: request.kind === 'group' ? 'Group' : 'Member',
    pagination: { page_size: request.limit, page_number: pageNumber(request) },
    ...consentOf(source, timestamp),
  };
  return {
    signature: '',
    header: dciHeader('search', timestamp, source.code, senderUri),
    message: {
      transaction_id: newId(),
      search_request: [{ reference_id: newId(), timestamp, search_criteria, locale: LOCALE }] as const,
    },
  };
}

/** A question what became of a search. */
export function dciStatus(transactionId: string, source: DciSource, senderUri?: string) {
  const timestamp = new Date().toISOString();
  return {
    signature: '',
    header: dciHeader('txn-status', timestamp, source.code, senderUri),
    message: {
      transaction_id: newId(),
      txnstatus_request: {
        reference_id: newId(),
        txn_type: 'search',
        attribute_type: 'transaction_id',
        attribute_value: transactionId,
        locale: LOCALE,
      },
    },
  };
}

const dciHeader = (action: string, timestamp: string, receiver: string, senderUri: string | undefined) => ({
  version: '1.0.0',
  message_id: newId(),
  message_ts: timestamp,
  action,
  sender_id: SENDER_ID,
  ...(senderUri ? { sender_uri: senderUri } : {}),
  receiver_id: receiver,
  total_count: 1,
  is_msg_encrypted: false,
});

/** Core's Consent: what for, and by which ground, in so far as the source is to be told. */
function consentOf({ purpose, consentReference }: DciSource, ts: string): object {
  if (!purpose && !consentReference) return {};
  const told = { ...(purpose ? { text: purpose } : {}), ...(consentReference ? { code: consentReference } : {}) };
  return { consent: { '@type': 'Consent', ts, purpose: told } };
}
