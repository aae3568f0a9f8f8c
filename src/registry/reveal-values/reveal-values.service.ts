import { Injectable } from '@nestjs/common';
import { BudgetConfig } from '#config/config.js';
import { currentCaller, type DataClass, ScopeService } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { type Allowance, Budget, BudgetSpent } from '#platform/budget/budget.service.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Sensitive } from '#platform/vault/sensitive.js';
import { RegistrantReach } from '../registrant-reach.service.js';
import type { RegistrantRecord } from '../registrant.record.js';
import { EXISTING } from '../registrant.sql.js';
import { DataClassNotHeld } from './reveal.errors.js';
import { type RevealDto, RevealedFieldDto, RevelationDto } from './reveal.dto.js';
import { type RevealableField, RevealableFields } from './revealable-fields.service.js';

const DAY_SECONDS = 86_400;

/** Shows single fields of one registrant as they are: for a purpose, with a reason, told before anything is opened. */
@Injectable()
export class RevealValues {
  private readonly perDay: Allowance;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly reach: RegistrantReach,
    private readonly fields: RevealableFields,
    private readonly budget: Budget,
    private readonly trail: AuditTrail,
    config: BudgetConfig,
  ) {
    this.perDay = { name: 'reveal-day', points: config.revealsPerDay, seconds: DAY_SECONDS };
  }

  /**
   * Not for use in a transaction: what was asked for is durable in the trail before a value is opened, whatever comes after.
   * Throws `FieldsNotRevealable`; `BudgetSpent`; {@link NotFound} for a registrant that is unknown, erased or none of the
   * caller's; {@link DataClassNotHeld}; `AuditUnavailable`.
   */
  async reveal(registrantId: string, { fields, purpose, reason }: RevealDto): Promise<RevelationDto> {
    const wanted = await this.fields.named(fields, purpose);
    await this.spend(wanted.length);
    await this.requireReach(registrantId, [...new Set(wanted.map(({ dataClass }) => dataClass))]);
    await this.trail.record({
      action: 'registrant:reveal',
      objectKind: 'registrant',
      objectId: registrantId,
      programId: null,
      purpose,
      justification: reason,
      outcome: 'succeeded',
      facts: { fields },
    });
    const revealed: RevealedFieldDto[] = [];
    for (const field of wanted) revealed.push(await this.open(registrantId, field));
    return RevelationDto.of(registrantId, purpose, revealed);
  }

  private async open(registrantId: string, { name, open }: RevealableField): Promise<RevealedFieldDto> {
    return RevealedFieldDto.of(
      name,
      (await open(registrantId)).map((value) => new Sensitive(value)),
    );
  }

  /** A point for each field, also of somebody who is none of the caller's: asking costs the same. */
  private async spend(points: number): Promise<void> {
    const { granted, msLeft } = await this.budget.reserve(currentCaller().userId, this.perDay, points);
    if (!granted) throw new BudgetSpent(Math.max(1, Math.ceil(msLeft / 1000)));
  }

  /** Each class of data by a grant that reaches the registrant: what one grant reaches, another does not open. */
  private async requireReach(registrantId: string, classes: readonly DataClass[]): Promise<void> {
    const known = await this.uow.rows<RegistrantRecord>(EXISTING, [[registrantId]]);
    const isWithinReach = await this.reach.includes(registrantId, this.scope.scopes());
    if (known.length === 0 || !isWithinReach) throw new NotFound('registrant');
    for (const dataClass of classes)
      if (!(await this.reach.includes(registrantId, this.scope.scopes(dataClass))))
        throw new DataClassNotHeld(dataClass);
  }
}
