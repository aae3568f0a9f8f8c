import { PeerFault } from '#platform/http/outbound.client.js';

/** Why something was not taken, by a code of ours: never what the receiver said. */
export interface SendingFault {
  readonly reason: string;
  /** Trying again changes nothing. */
  readonly isFinal: boolean;
  /** How long the receiver asks to be left alone, in seconds. */
  readonly pause?: number;
}

const LONGEST_PAUSE = 86_400;
/** It was received: what else was answered is of no interest. */
const RECEIVED = new Set(['not-json', 'too-large']);
const FINAL = new Set(['not-allowed', 'private-address']);

/** What a sender makes of an exception; null: it arrived. Rethrows what is no fault of the receiver or of the way to it. */
export function sendingFault(error: unknown): SendingFault | null {
  if (!(error instanceof PeerFault)) throw error;
  const { reason, status, retryAfterMs } = error;
  if (RECEIVED.has(reason)) return null;
  const pause = retryAfterMs === undefined ? {} : { pause: Math.min(LONGEST_PAUSE, retryAfterMs / 1000) };
  return { reason: status ? `${reason}-${status}` : reason, isFinal: FINAL.has(reason), ...pause };
}
