import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { atBorder, whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { BadAmount, parseAmount } from '#platform/money/money.js';
import { Clock } from '#platform/time/clock.js';
import { ProgramsService } from '#programs';
import { BenefitDto, type CreateBenefitDto } from './benefit.dto.js';
import { Benefit, type BenefitRecord } from './benefit.entity.js';
import { BenefitExists, BenefitOfOneKind } from './entitlements.errors.js';

/** What programs give. */
@Injectable()
export class BenefitsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async create(programId: string, input: CreateBenefitDto): Promise<BenefitDto> {
    this.scope.requireProgram(programId);
    await this.programs.get(programId);
    const { code, name, kind } = input;
    const made = {
      id: newId(),
      programId,
      code,
      name,
      kind,
      createdBy: currentCaller().userId,
      createdAt: this.clock.now(),
    };
    const benefit = { ...made, ...measure(input) };
    return this.uow.run(async () => {
      try {
        await this.uow.repository(Benefit).insert(benefit);
      } catch (error) {
        whenViolated(atBorder(error), { benefit_code: () => new BenefitExists() });
      }
      return BenefitDto.from(benefit);
    });
  }

  async list(programId: string, query: PageQuery): Promise<Page<BenefitDto>> {
    this.scope.requireProgram(programId);
    await this.programs.get(programId);
    const list = `benefits:${programId}`;
    const after = this.cursors.decode<string>(list, query.cursor);
    const rows = await this.uow.repository(Benefit).find({
      where: { programId, ...(after ? { id: MoreThan(after) } : {}) },
      order: { id: 'asc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(BenefitDto.from);
  }

  byIds(ids: readonly string[]): Promise<BenefitRecord[]> {
    return this.uow.repository(Benefit).findBy({ id: In([...ids]) });
  }

  ofProgram(programId: string): Promise<BenefitRecord[]> {
    return this.uow.repository(Benefit).find({ where: { programId }, order: { id: 'asc' } });
  }
}

function measure(input: CreateBenefitDto): Pick<Benefit, 'currency' | 'amountMinor' | 'unit' | 'quantity'> {
  const { kind, currency, amount, unit, quantity } = input;
  if (kind === 'in_kind') {
    if (currency !== undefined || amount !== undefined) throw new BenefitOfOneKind();
    return { currency: null, amountMinor: null, unit: unit!, quantity: quantity! };
  }
  if (unit !== undefined || quantity !== undefined) throw new BenefitOfOneKind();
  const minor = parseAmount(amount!, currency!, '#/amount');
  if (minor === 0n) throw new BadAmount('#/amount', 'the amount must be above zero');
  return { currency: currency!, amountMinor: minor.toString(), unit: null, quantity: null };
}
