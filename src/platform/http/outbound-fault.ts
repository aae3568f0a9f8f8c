/** What was wrong with a peer, or with the way to it. */
export type PeerFaultReason =
  /** No host of the allow-list. */
  | 'not-allowed'
  /** Its name stands for an address inside the network, and nobody configured that. */
  | 'private-address'
  | 'unreachable'
  | 'time-out'
  | 'status'
  /** More bytes, deeper, or of more parts than may be: made to exhaust its reader. */
  | 'too-large'
  /** Of another media type, charset or encoding, or cut off. */
  | 'not-json';

/** A peer that did not answer as agreed. Carries the status and the kind of fault, never what was sent or received. */
export class PeerFault extends Error {
  constructor(
    readonly reason: PeerFaultReason,
    readonly status?: number,
    /** How long the peer asks to be left alone, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(`Peer fault: ${reason}${status ? ` ${status}` : ''}`);
    this.name = 'PeerFault';
  }

  /** Whether nothing is known about what the peer did: it may have received and acted. */
  get ambiguous(): boolean {
    return this.reason === 'time-out' || this.reason === 'unreachable' || (this.status ?? 0) >= 500;
  }
}
