import type { Agreement } from '../agreements/agreement.entity.js';

export type Json = Readonly<Record<string, unknown>>;

/** The operations of the standard's IBR API, by path below `/dci/registry/`, with the action of their messages. */
export const OPERATIONS = {
  search: 'search',
  'on-search': 'on-search',
  subscribe: 'subscribe',
  'on-subscribe': 'on-subscribe',
  notify: 'notify',
  unsubscribe: 'unsubscribe',
  'on-unsubscribe': 'on-unsubscribe',
  'txn.status': 'txn-status',
  'txn.on-status': 'txn-on-status',
  'sync.search': 'search',
  'sync.txn.status': 'txn-status',
  'sync.enrolled': 'search',
  'sync.enrollment.updates': 'notify',
} as const;

export type Operation = keyof typeof OPERATIONS;

export interface Header {
  readonly message_id: string;
  readonly message_ts: string;
  readonly action: string;
  readonly sender_id: string;
  readonly sender_uri?: string;
  readonly receiver_id?: string;
  readonly version?: string;
  readonly total_count?: number;
  readonly is_msg_encrypted?: boolean;
}

/** A message that was judged and may be acted upon. */
export interface Received {
  readonly operation: Operation;
  readonly agreement: Agreement;
  readonly header: Header;
  readonly message: Json;
  /** Ours, by which the exchange is known from here on. */
  readonly correlationId: string;
}

/** The standard's longest id. */
export const MOST_ID = 99;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): Json => (isObject(value) ? value : {});
