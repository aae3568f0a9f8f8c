import type { PaymentStatus } from '../dispatch-batch/payment-channel.js';
import { toldMinor } from './money-result.policy.js';
import { moneyTold, type ToldMoney } from './told-money.js';

/** What the channel's word means for one payment. */
export type PaymentVerdict =
  | { readonly is: 'paid'; readonly paymentReference: string | null }
  | { readonly is: 'failed'; readonly code: string }
  | { readonly is: 'amount_mismatch'; readonly told: ToldMoney }
  | { readonly is: 'open' | 'unknown' };

/** Paid counts only at exactly the amount and currency that were sent. No word at all leaves it open. */
export function judgeStatus(
  sent: { currency: string; amountMinor: string },
  status: PaymentStatus | undefined,
): PaymentVerdict {
  if (!status) return { is: 'open' };
  if (status.status === 'failed') return { is: 'failed', code: status.code ?? 'rejected' };
  if (status.status !== 'paid') return { is: status.status };
  const minor = status.currency === null ? undefined : toldMinor(status, sent.currency);
  if (minor === BigInt(sent.amountMinor)) return { is: 'paid', paymentReference: status.paymentReference };
  return { is: 'amount_mismatch', told: moneyTold('paid', status, status.currency) };
}
