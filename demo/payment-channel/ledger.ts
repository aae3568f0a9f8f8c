import type { Journal } from './journal.js';
import { readAmount, writeAmount } from './money.js';
import { paymentReference, payeeHash, reasonToReject, type Payment } from './payment.js';
import type { Disbursement } from './requests.js';
import type { PaymentChannelSettings } from './settings.js';

export const DUPLICATE = 'rjct.reference_id.duplicate';
export const UNKNOWN = 'rjct.reference_id.invalid';
export const RETURNED = 'rtrn.payee_fa.closed';

/** The state of one reference as G2P Connect's disbursements_status gives it. */
export interface DisbursementStatus {
  readonly reference_id: string;
  readonly status: 'rcvd' | 'pdng' | 'succ' | 'rjct';
  readonly status_reason_code: string | null;
  readonly amount: string | null;
  readonly currency_code: string | null;
  /** The channel's number of the payment; null until and unless money moved. */
  readonly payment_reference: string | null;
  readonly timestamp: string;
}

/** One line of the channel's statement: what it did, and what came back. */
export interface StatementLine {
  readonly reference_id: string;
  readonly outcome: 'paid' | 'failed' | 'returned';
  readonly reason_code: string | null;
  readonly amount: string;
  readonly currency_code: string;
  readonly payment_reference: string | null;
}

/** What was done: `effects` counts every movement of money, `payments` the references paid; equal if each was paid once. */
export interface Effects {
  readonly references: number;
  readonly payments: number;
  readonly effects: number;
  readonly rejected: number;
  readonly returned: number;
  readonly pending: number;
  readonly conflicts: number;
  readonly totals: Readonly<Record<string, string>>;
}

type LedgerSettings = Pick<PaymentChannelSettings, 'seed' | 'failPermille' | 'settleMs'>;

/** Pays each reference once. A reference is spent for good, also by a payment that failed. */
export class Ledger {
  private readonly payments = new Map<string, Payment>();
  private readonly due: Array<{ readonly at: number; readonly references: readonly string[] }> = [];
  private readonly totals = new Map<string, bigint>();
  private paid = 0;
  private effects = 0;
  private rejected = 0;
  private returned = 0;
  private pending = 0;
  private conflicts = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: LedgerSettings,
    private readonly journal: Journal,
  ) {}

  /** Takes up where an earlier process ended: what it had accepted and not yet paid is paid now. */
  async restore(): Promise<void> {
    for await (const line of this.journal.read()) {
      if ('taken' in line) this.payments.set(line.reference, line.taken);
      else if ('settled' in line) this.settle(line.reference);
      else this.takeBack(line.reference);
    }
    const open = [...this.payments].filter(([, payment]) => !payment.settled).map(([reference]) => reference);
    this.schedule(open);
  }

  /** Takes items in; gives back the references refused because they stand for another payment already. */
  accept(items: readonly Disbursement[]): string[] {
    const now = Date.now();
    const refused: string[] = [];
    const fresh = new Map<string, Payment>();
    for (const item of items) {
      const known = this.payments.get(item.reference_id) ?? fresh.get(item.reference_id);
      const offered = this.read(item, now);
      if (known === undefined) fresh.set(item.reference_id, offered);
      else if (!isSame(known, offered)) refused.push(item.reference_id);
    }
    this.journal.append([...fresh].map(([reference, taken]) => ({ reference, taken })));
    for (const [reference, payment] of fresh) this.payments.set(reference, payment);
    this.conflicts += refused.length;
    this.schedule([...fresh.keys()]);
    return refused;
  }

  /** An unknown reference is rejected as invalid: the channel has never taken it in, so nothing was paid for it. */
  status(reference: string): DisbursementStatus {
    const payment = this.payments.get(reference);
    const now = Date.now();
    const timestamp = new Date(now).toISOString();
    const nothing = { reference_id: reference, payment_reference: null, timestamp };
    if (payment === undefined) {
      return { ...nothing, status: 'rjct', status_reason_code: UNKNOWN, amount: null, currency_code: null };
    }
    const money = { amount: writeAmount(payment.units), currency_code: payment.currency };
    if (!payment.settled) {
      const status = now - payment.acceptedAt < this.settings.settleMs / 3 ? 'rcvd' : 'pdng';
      return { ...nothing, ...money, status, status_reason_code: null };
    }
    if (payment.reason !== null) return { ...nothing, ...money, status: 'rjct', status_reason_code: payment.reason };
    const payment_reference = paymentReference(reference, this.settings.seed);
    return { ...nothing, ...money, status: 'succ', status_reason_code: null, payment_reference };
  }

  /** Everything that has an outcome, in the order it was taken in. */
  statement(): StatementLine[] {
    return [...this.payments].flatMap(([reference_id, payment]): StatementLine[] => {
      if (!payment.settled) return [];
      const money = { amount: writeAmount(payment.units), currency_code: payment.currency };
      if (payment.reason !== null)
        return [{ reference_id, outcome: 'failed', reason_code: payment.reason, ...money, payment_reference: null }];
      const payment_reference = paymentReference(reference_id, this.settings.seed);
      const reason_code = payment.returned ? RETURNED : null;
      return [
        { reference_id, outcome: payment.returned ? 'returned' : 'paid', reason_code, ...money, payment_reference },
      ];
    });
  }

  /** Payments that come back: those of them that were paid and have not come back yet. */
  giveBack(references: readonly string[]): number {
    const fit = [...new Set(references)].filter((reference) => {
      const payment = this.payments.get(reference);
      return payment?.settled && payment.reason === null && !payment.returned;
    });
    this.journal.append(fit.map((reference) => ({ reference, returned: true as const })));
    for (const reference of fit) this.takeBack(reference);
    return fit.length;
  }

  count(): Effects {
    return {
      references: this.payments.size,
      payments: this.paid,
      effects: this.effects,
      rejected: this.rejected,
      returned: this.returned,
      pending: this.pending,
      conflicts: this.conflicts,
      totals: Object.fromEntries([...this.totals].map(([currency, units]) => [currency, writeAmount(units)])),
    };
  }

  private takeBack(reference: string): void {
    const payment = this.payments.get(reference);
    if (payment === undefined || payment.returned) return;
    payment.returned = true;
    this.returned += 1;
  }

  close(): void {
    clearTimeout(this.timer);
    this.journal.close();
  }

  private read(item: Disbursement, acceptedAt: number): Payment {
    return {
      units: readAmount(item.amount) ?? 0,
      currency: item.currency_code,
      payee: payeeHash(item.payee_fa),
      acceptedAt,
      reason: reasonToReject(item, this.settings.seed, this.settings.failPermille),
      settled: false,
    };
  }

  private schedule(references: readonly string[]): void {
    this.pending += references.length;
    if (references.length > 0) this.due.push({ at: Date.now() + this.settings.settleMs, references });
    this.arm();
  }

  private arm(): void {
    const next = this.due[0];
    if (next === undefined || this.timer !== undefined) return;
    this.timer = setTimeout(() => this.settleDue(), Math.max(0, next.at - Date.now()));
  }

  private settleDue(): void {
    this.timer = undefined;
    const first = this.due.shift();
    if (first !== undefined) {
      this.journal.append(first.references.map((reference) => ({ reference, settled: true as const })));
      for (const reference of first.references) this.settle(reference);
      this.pending -= first.references.length;
    }
    this.arm();
  }

  /** The money moves here and nowhere else; a second call for one reference would show as effects above payments. */
  private settle(reference: string): void {
    const payment = this.payments.get(reference);
    if (payment === undefined) return;
    const first = !payment.settled;
    payment.settled = true;
    if (payment.reason !== null) {
      if (first) this.rejected += 1;
      return;
    }
    this.effects += 1;
    if (first) this.paid += 1;
    this.totals.set(payment.currency, (this.totals.get(payment.currency) ?? 0n) + BigInt(payment.units));
  }
}

function isSame(a: Payment, b: Payment): boolean {
  return a.units === b.units && a.currency === b.currency && a.payee === b.payee;
}
