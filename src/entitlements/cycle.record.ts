/** Lines in play of one currency or unit. Sums come as decimal texts: they are exact whatever their size. */
export interface CycleTotal {
  readonly currency: string | null;
  readonly unit: string | null;
  readonly lines: number;
  readonly amountMinor: string | null;
  readonly deliveredMinor: string | null;
  readonly quantity: string | null;
  readonly deliveredQuantity: string | null;
}
