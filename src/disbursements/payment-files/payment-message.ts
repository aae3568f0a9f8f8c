import type { PayeeDetails } from './payee-details.judge.js';

/** One payment as a file carries it. The payee is opened for this message only. */
export interface FilePayment {
  readonly reference: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
  readonly payee: PayeeDetails;
}

/** What a part of a payment file says: a message that stands by itself. */
export interface PaymentMessage {
  readonly messageId: string;
  readonly writtenAt: Date;
  readonly payerAccount: string | null;
  readonly payments: readonly FilePayment[];
}
