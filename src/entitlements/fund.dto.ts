import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { Operational, Part, Public } from '#access';
import { formatAmount } from '#platform/money/money.js';

export class CreatePostingDto {
  @ApiProperty({ example: 'KES', description: 'ISO 4217 code' })
  @Matches(/^[A-Z]{3}$/)
  currency!: string;

  @ApiProperty({ example: '1000000.00' })
  @Matches(/^\d{1,15}(\.\d{1,4})?$/)
  amount!: string;

  @ApiPropertyOptional({ description: 'Where the money comes from; nothing about persons' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  memo?: string;
}

export class FundPostingDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Public({ enum: ['money_in'] }) kind!: string;
  @Public() currency!: string;
  @Operational() amount!: string;
  @Operational({ type: String, nullable: true }) memo!: string | null;

  static of(id: string, currency: string, amountMinor: bigint, memo: string | undefined): FundPostingDto {
    const amount = formatAmount(amountMinor, currency);
    return Object.assign(new FundPostingDto(), { id, kind: 'money_in', currency, amount, memo: memo ?? null });
  }
}

/** An account by its entries: what came in, what went out, and the difference. Minor units as texts. */
export interface FundAccountLine {
  readonly code: string;
  readonly debit: string;
  readonly credit: string;
  readonly balance: string;
}

/** Balances of one currency, in minor units as texts. */
export interface FundBalance {
  readonly currency: string;
  readonly funded: string;
  readonly available: string;
  readonly reserved: string;
  readonly paid: string;
  readonly entriesSum: string;
  readonly balanced: boolean;
  readonly accounts: readonly FundAccountLine[];
}

export class FundAccountDto {
  @Public({ enum: ['available', 'funding', 'paid', 'reserved'] }) code!: string;
  @Operational({ description: 'Entries above zero, added' }) debit!: string;
  @Operational({ description: 'Entries below zero, added, without their sign' }) credit!: string;
  @Operational({ description: 'Debit less credit' }) balance!: string;

  static of({ code, ...minor }: FundAccountLine, currency: string): FundAccountDto {
    const amounts = Object.entries(minor).map(([name, value]) => [name, formatAmount(value, currency)]);
    return Object.assign(new FundAccountDto(), { code }, Object.fromEntries(amounts));
  }
}

export class FundBalanceDto {
  @Public() currency!: string;
  @Operational({ description: 'Money that came in' }) funded!: string;
  @Operational() available!: string;
  @Operational({ description: 'Approved and not yet paid' }) reserved!: string;
  @Operational() paid!: string;
  @Operational({ description: 'Sum of all entries: zero in a sound ledger' }) entriesSum!: string;
  @Operational({ description: 'Entries sum to zero and every balance equals its entries' }) balanced!: boolean;

  @Part(() => FundAccountDto, { isArray: true, description: 'The trial balance' }) accounts!: FundAccountDto[];

  static from({ currency, balanced, accounts, ...minor }: FundBalance): FundBalanceDto {
    const amounts = Object.entries(minor).map(([name, value]) => [name, formatAmount(value, currency)]);
    return Object.assign(new FundBalanceDto(), { currency, balanced }, Object.fromEntries(amounts), {
      accounts: accounts.map((account) => FundAccountDto.of(account, currency)),
    });
  }
}

export class FundDto {
  @Operational({ format: 'uuid' }) programId!: string;
  @Part(() => FundBalanceDto, { isArray: true }) balances!: FundBalanceDto[];

  static of(programId: string, balances: readonly FundBalance[]): FundDto {
    return Object.assign(new FundDto(), { programId, balances: balances.map(FundBalanceDto.from) });
  }
}
