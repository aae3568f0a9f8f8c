import { BadAmount, currencyDigits, parseAmount } from '#platform/money/money.js';
import type { Calculation } from '#programs';
import type { CreateBenefitDto } from './benefit.dto.js';
import { type Benefit, isMoney } from './benefit.entity.js';
import type { CreateCalculationDto } from './calculation.dto.js';
import { BenefitEitherWay, BenefitOfOneKind } from './entitlements.errors.js';

const DECIMALS_OF_GOODS = 6;

/** What a benefit gives to each, the same to all: money or goods, both null where it is calculated. */
export function measureOf(input: CreateBenefitDto): Pick<Benefit, 'currency' | 'amountMinor' | 'unit' | 'quantity'> {
  const { kind, currency, amount, unit, quantity, calculation } = input;
  if (calculation && (amount !== undefined || quantity !== undefined)) throw new BenefitEitherWay();
  if (!isMoney(kind)) {
    if (currency !== undefined || amount !== undefined) throw new BenefitOfOneKind();
    return { currency: null, amountMinor: null, unit: unit!, quantity: quantity ?? null };
  }
  if (unit !== undefined || quantity !== undefined) throw new BenefitOfOneKind();
  if (currencyDigits(currency!) === undefined)
    throw new BadAmount('#/currency', 'the currency must be a code of ISO 4217');
  if (amount === undefined) return { currency: currency!, amountMinor: null, unit: null, quantity: null };
  const minor = parseAmount(amount, currency!, '#/amount');
  if (minor === 0n) throw new BadAmount('#/amount', 'the amount must be above zero');
  return { currency: currency!, amountMinor: minor.toString(), unit: null, quantity: null };
}

/** How it is calculated, with what was left out. */
export function calculationOf(
  { parts, per = 'beneficiary', mostMembers, decimals, rounding = 'half_up', cap }: CreateCalculationDto,
  currency: string | null,
): Omit<Calculation, 'tables'> {
  const digits = currency === null ? (decimals ?? DECIMALS_OF_GOODS) : currencyDigits(currency)!;
  if (currency !== null && decimals !== undefined && decimals !== digits)
    throw new BadAmount('#/calculation/decimals', 'money has the decimals of its currency');
  if (mostMembers !== undefined && per !== 'member')
    throw new BadAmount('#/calculation/mostMembers', 'members count only in an amount per member');
  return {
    parts: parts.map(({ when, amount }) => ({ when: when ?? null, amount })),
    per,
    mostMembers: mostMembers ?? null,
    decimals: digits,
    rounding,
    cap: cap === undefined ? null : unitsOf(cap, digits),
  };
}

function unitsOf(text: string, decimals: number): string {
  const [whole, rest = ''] = text.split('.');
  if (rest.length > decimals) throw new BadAmount('#/calculation/cap', `the cap has more than ${decimals} decimals`);
  return BigInt(whole! + rest.padEnd(decimals, '0')).toString();
}
