/** One payment as it is handed over. The account is opened for this message only. */
export interface PaymentItem {
  /** Ours, opaque to the channel, the same at every repetition: the channel pays a reference once. */
  readonly reference: string;
  readonly payeeAccount: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
}

/** What the channel says of one reference. `unknown`: it never took it in, so nothing was paid. */
export interface PaymentStatus {
  readonly reference: string;
  readonly status: 'open' | 'paid' | 'failed' | 'unknown';
  readonly code: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly paymentReference: string | null;
}

/** A payment service, whatever its protocol. */
export interface PaymentChannel {
  /** Resolves once the channel has taken all items in. Throws {@link MessageRefused}, {@link Unanswered} or ChannelAway. */
  submit(items: readonly PaymentItem[]): Promise<void>;
  /** What it says, by reference; a reference it does not mention is absent. Throws {@link Unanswered} or ChannelAway. */
  status(references: readonly string[]): Promise<ReadonlyMap<string, PaymentStatus>>;
}

/** The channel finds the message wrong and has taken nothing of it in. */
export class MessageRefused extends Error {
  /** The code the channel gives, or ours. */
  constructor(readonly code: string) {
    super('The channel refused the message');
  }
}

/** Nothing is known about what the channel did with the request: it may have acted on it. */
export class Unanswered extends Error {
  constructor() {
    super('The channel gave no usable answer');
  }
}
