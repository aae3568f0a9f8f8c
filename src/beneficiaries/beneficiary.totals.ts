import type { DisbursementRecord } from '#disbursements';
import type { EntitlementRecord } from '#entitlements';
import { groupBy } from '#platform/collections/group-by.js';
import type { EntitlementShare, Total } from './beneficiary.record.js';
import { millionthsOf } from './exact-decimal.js';

const NOT_COUNTED = new Set(['excluded', 'rejected']);
const IN_FLIGHT = new Set(['sending', 'in_doubt', 'dispatched', 'issued']);

type Sums = Omit<Total, 'benefitKind' | 'currency' | 'unit'>;

/** Exact totals of the listed lines, per benefit kind and currency or unit: currencies are never added together. */
export function totalsOf(shares: readonly EntitlementShare[]): Total[] {
  const counted = shares.filter(({ entitlement }) => isCounted(entitlement));
  const groups = groupBy(
    counted,
    ({ entitlement: line }) => `${line.benefitKind}|${line.currency ?? ''}|${line.unit ?? ''}`,
  );
  const ordered = [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return ordered.map(([, group]) => {
    const { benefitKind, currency, unit } = group[0]!.entitlement;
    return { benefitKind, currency, unit, ...group.map(sumsOf).reduce(add) };
  });
}

/** A line that was cancelled counts by what had been delivered of it. */
const isCounted = (line: EntitlementRecord): boolean =>
  line.state === 'cancelled' ? deliveredOf(line) > 0n : !NOT_COUNTED.has(line.state);

function sumsOf({ entitlement, disbursements }: EntitlementShare): Sums {
  const delivered = deliveredOf(entitlement);
  const entitled = entitlement.state === 'cancelled' ? delivered : amountOf(entitlement);
  const open = (states: (state: string) => boolean) =>
    disbursements
      .filter(({ state }) => states(state))
      .reduce((sum, item) => sum + amountOf(item) - deliveredOf(item), 0n);
  const inFlight = open((state) => IN_FLIGHT.has(state));
  const held = open((state) => state === 'held');
  const rest = entitled - delivered - inFlight - held;
  const expired = entitlement.state === 'expired';
  return { entitled, delivered, inFlight, held, expired: expired ? rest : 0n, due: expired ? 0n : rest };
}

const add = (left: Sums, right: Sums): Sums => ({
  entitled: left.entitled + right.entitled,
  delivered: left.delivered + right.delivered,
  inFlight: left.inFlight + right.inFlight,
  held: left.held + right.held,
  expired: left.expired + right.expired,
  due: left.due + right.due,
});

type Line = Pick<
  EntitlementRecord | DisbursementRecord,
  'currency' | 'amountMinor' | 'deliveredMinor' | 'quantity' | 'deliveredQuantity'
>;

const amountOf = (line: Line): bigint =>
  line.currency ? BigInt(line.amountMinor ?? 0) : millionthsOf(line.quantity ?? '0');

const deliveredOf = (line: Line): bigint =>
  line.currency ? BigInt(line.deliveredMinor) : millionthsOf(line.deliveredQuantity);
