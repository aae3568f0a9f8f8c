import { PeerFault } from '#platform/http/outbound-fault.js';

/** An answer that says no: asking again changes nothing. `reason` is one of ours or of the standard. */
export class RefusedAnswer extends Error {
  constructor(readonly reason: string) {
    super(`Refused: ${reason}`);
    this.name = 'RefusedAnswer';
  }
}

/** An answer that came, and is not what was agreed. `reason` says what is wrong with it, never what it holds. */
export class UnreadableAnswer extends Error {
  constructor(readonly reason: string) {
    super(`Unreadable answer: ${reason}`);
    this.name = 'UnreadableAnswer';
  }
}

/** What is wrong with an answer, as plain data: an error that is sent between threads loses its class. */
export type AnswerFault =
  | { readonly is: 'refused' | 'unreadable'; readonly reason: string }
  | { readonly is: 'peer-fault'; readonly reason: PeerFault['reason'] };

/** Throws what is no fault of an answer. */
export function faultOf(error: unknown): AnswerFault {
  if (error instanceof RefusedAnswer) return { is: 'refused', reason: error.reason };
  if (error instanceof UnreadableAnswer) return { is: 'unreadable', reason: error.reason };
  if (error instanceof PeerFault) return { is: 'peer-fault', reason: error.reason };
  throw error;
}

export function errorOf(fault: AnswerFault): Error {
  if (fault.is === 'peer-fault') return new PeerFault(fault.reason);
  return fault.is === 'refused' ? new RefusedAnswer(fault.reason) : new UnreadableAnswer(fault.reason);
}
