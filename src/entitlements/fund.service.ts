import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { BadAmount, parseAmount } from '#platform/money/money.js';
import { ProgramsService } from '#programs';
import { FundLedgerService } from './fund-ledger.service.js';
import { FUND } from './fund-ledger.sql.js';
import { type CreatePostingDto, type FundBalance, FundDto, FundPostingDto } from './fund.dto.js';

/** The money behind a program. */
@Injectable()
export class FundService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
    private readonly ledger: FundLedgerService,
  ) {}

  async balances(programId: string): Promise<FundDto> {
    this.scope.requireProgram(programId);
    await this.programs.get(programId);
    return FundDto.of(programId, await this.uow.rows<FundBalance>(FUND, [programId]));
  }

  /** Money in. */
  async fund(programId: string, { currency, amount, memo }: CreatePostingDto): Promise<FundPostingDto> {
    this.scope.requireProgram(programId);
    await this.programs.get(programId);
    const amountMinor = parseAmount(amount, currency, '#/amount');
    if (amountMinor === 0n) throw new BadAmount('#/amount', 'the amount must be above zero');
    const id = await this.ledger.post({
      kind: 'money_in',
      programId,
      currency,
      amountMinor,
      referenceId: newId(),
      memo,
    });
    return FundPostingDto.of(id, currency, amountMinor, memo);
  }
}
