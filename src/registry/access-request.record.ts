import type { AccessRequestState } from './access-request.lifecycle.js';

/** What a person wants with the answer, by the rights of data subjects that it serves. */
export const ACCESS_PURPOSES = ['access', 'portability', 'rectification', 'complaint'] as const;
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number];

export const REFUSAL_REASONS = [
  'identity_not_established',
  'not_entitled',
  'excessive',
  'legal_ground',
  'withdrawn',
  'other',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** A request, and how it ended. */
export interface AccessRequestRecord {
  readonly id: string;
  readonly registrantId: string;
  readonly state: AccessRequestState;
  readonly purpose: AccessPurpose;
  /** Of the key the answer is encrypted to: RFC 7638, SHA-256. */
  readonly keyThumbprint: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  /** Until when it can be answered. */
  readonly expiresAt: Date;
  readonly stateSince: Date;
  /** Of the move that ended it: a code; null while it is open. */
  readonly reason: string | null;
}
