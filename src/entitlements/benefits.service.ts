import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { atBorder, whenViolated } from '#platform/database/database-error.js';
import { changeAsSeen } from '#platform/database/change-as-seen.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { isDay } from '#platform/time/is-day.js';
import { CalculationsService, ProgramsService } from '#programs';
import { BenefitDto, type ChangeBenefitDto, type CreateBenefitDto } from './benefit.dto.js';
import { Benefit, type BenefitRecord } from './benefit.entity.js';
import { BenefitExists, BenefitUnfit, NoMembers } from './entitlements.errors.js';
import { calculationOf, measureOf } from './measure-benefit.js';

/** What programs give. */
@Injectable()
export class BenefitsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
    private readonly calculations: CalculationsService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** Throws RuleInvalid for a calculation that does not fit the declared attributes. */
  async create(programId: string, input: CreateBenefitDto): Promise<BenefitDto> {
    this.scope.requireProgram(programId);
    const { target } = await this.programs.get(programId);
    const { code, name, kind, validFrom = null, validUntil = null } = input;
    assertValidity(validFrom, validUntil);
    if (input.calculation?.per === 'member' && target !== 'group') throw new NoMembers();
    const measure = measureOf(input);
    const calculation = input.calculation
      ? await this.calculations.made(programId, calculationOf(input.calculation, measure.currency), '#/calculation')
      : null;
    const made = {
      id: newId(),
      programId,
      code,
      name,
      kind,
      ...measure,
      calculation,
      validFrom,
      validUntil,
      revision: 1,
    };
    const benefit = { ...made, createdBy: currentCaller().userId, createdAt: this.clock.now() };
    return this.uow.run(async () => {
      try {
        await this.uow.repository(Benefit).insert(benefit as never); // the columns of jsonb are typed as partial entities
      } catch (error) {
        whenViolated(atBorder(error), { benefit_code: () => new BenefitExists() });
      }
      return BenefitDto.from(benefit);
    });
  }

  /** As the caller saw it: its name, and when it ends. Cycles that are prepared stay as they are. */
  change(programId: string, benefitId: string, revision: number, change: ChangeBenefitDto): Promise<BenefitDto> {
    return this.uow.run(async () => {
      const before = await this.visible(programId, benefitId);
      if (change.validUntil !== undefined) assertValidity(before.validFrom, change.validUntil);
      await changeAsSeen(this.uow, Benefit, { id: benefitId, revision }, { ...change }, 'benefit');
      return BenefitDto.from(await this.visible(programId, benefitId));
    });
  }

  async show(programId: string, benefitId: string): Promise<BenefitDto> {
    return BenefitDto.from(await this.visible(programId, benefitId));
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
    return this.uow.repository(Benefit).find({ where: { id: In([...ids]) }, order: { id: 'asc' } });
  }

  ofProgram(programId: string): Promise<BenefitRecord[]> {
    return this.uow.repository(Benefit).find({ where: { programId }, order: { id: 'asc' } });
  }

  /** What the program gives at a freeze. */
  async validAt(programId: string, freezeAt: Date): Promise<BenefitRecord[]> {
    const day = freezeAt.toISOString().slice(0, 10);
    return (await this.ofProgram(programId)).filter(
      ({ validFrom, validUntil }) => (validFrom ?? day) <= day && (validUntil ?? day) >= day,
    );
  }

  private async visible(programId: string, benefitId: string): Promise<Benefit> {
    this.scope.requireProgram(programId);
    const benefit = await this.uow.repository(Benefit).findOneBy({ id: benefitId, programId });
    if (!benefit) throw new NotFound('benefit');
    return benefit;
  }
}

function assertValidity(from: string | null, until: string | null): void {
  for (const [field, day] of Object.entries({ validFrom: from, validUntil: until }))
    if (day !== null && !isDay(day)) throw new BenefitUnfit(`#/${field}`, 'must be a day of the calendar');
  if (from !== null && until !== null && until < from)
    throw new BenefitUnfit('#/validUntil', 'must not lie before validFrom');
}
