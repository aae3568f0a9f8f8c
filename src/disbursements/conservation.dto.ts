import { Operational, Part, Public } from '#access';
import { formatAmount, formatQuantity } from '#platform/money/money.js';

const PARTS = [
  'approved',
  'delivered',
  'inFlight',
  'held',
  'stillDue',
  'cancelled',
  'expired',
  'difference',
  'excess',
] as const;

export type ConservationRow = Readonly<Record<(typeof PARTS)[number], string>> & {
  readonly benefitId: string;
  readonly currency: string | null;
  readonly unit: string | null;
  readonly lines: number;
};

/** Minor units or quantities as decimal texts. */
export class ConservedDto {
  @Operational({ format: 'uuid' }) benefitId!: string;
  @Public({ type: String, nullable: true }) currency!: string | null;
  @Public({ type: String, nullable: true }) unit!: string | null;
  @Operational() lines!: number;
  @Operational() approved!: string;
  @Operational({ description: 'Net of what came back' }) delivered!: string;
  @Operational({ description: 'In a batch or on its way, without an outcome' }) inFlight!: string;
  @Operational() held!: string;
  @Operational() stillDue!: string;
  @Operational() cancelled!: string;
  @Operational() expired!: string;
  @Operational({ description: 'What does not add up, line by line: zero, or something is wrong' }) difference!: string;
  @Operational({ description: 'Paid beyond what is due, and not back: in none of these' }) excess!: string;

  static from({ benefitId, currency, unit, lines, ...row }: ConservationRow): ConservedDto {
    const shown = (value: string): string => (currency ? formatAmount(value, currency) : formatQuantity(value));
    const parts = Object.fromEntries(PARTS.map((part) => [part, shown(row[part])]));
    return Object.assign(new ConservedDto(), { benefitId, currency, unit, lines }, parts);
  }
}

/** Where everything is that was approved in a cycle, each unit once. */
export class ConservationDto {
  @Operational({ format: 'uuid' }) cycleId!: string;
  @Operational({ description: 'Whether every line adds up' }) holds!: boolean;
  @Part(() => ConservedDto, { isArray: true }) parts!: ConservedDto[];

  static from(cycleId: string, rows: readonly ConservationRow[]): ConservationDto {
    const holds = rows.every(({ difference }) => Number(difference) === 0);
    return Object.assign(new ConservationDto(), { cycleId, holds, parts: rows.map(ConservedDto.from) });
  }
}
