import { formatAmount } from '#platform/money/money.js';
import type { PaymentStatus } from '../dispatch-batch/payment-channel.js';

/** What the channel's word means for one payment. */
export type PaymentVerdict =
  | { readonly is: 'paid'; readonly paymentReference: string | null }
  | { readonly is: 'failed'; readonly code: string }
  | { readonly is: 'open' | 'unknown' | 'amount_mismatch' };

/** Paid counts only at exactly the amount and currency that were sent. No word at all leaves it open. */
export function judgeStatus(
  sent: { currency: string; amountMinor: string },
  status: PaymentStatus | undefined,
): PaymentVerdict {
  if (!status) return { is: 'open' };
  if (status.status === 'failed') return { is: 'failed', code: status.code ?? 'rejected' };
  if (status.status !== 'paid') return { is: status.status };
  const same =
    status.currency === sent.currency && plain(status.amount) === plain(formatAmount(sent.amountMinor, sent.currency));
  return same ? { is: 'paid', paymentReference: status.paymentReference } : { is: 'amount_mismatch' };
}

/** The number behind a decimal text, whatever its zeros: "0100.50" and "100.5" are one. */
const plain = (amount: string | null): string | null =>
  amount === null ? null : (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount).replace(/^0+(?=\d)/, '');
