import { Injectable } from '@nestjs/common';
import { BudgetConfig } from '#config/config.js';
import { currentCaller, type DataClass, ScopeService } from '#access';
import { type Allowance, Budget } from '#platform/budget/budget.service.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { attributeValue, BrokenRule } from '../attribute.value.js';
import { ConfigurationService } from '../configuration.service.js';
import { normalizeFor, normalizeName } from '../identifier.normalize.js';
import { OpenRegistrant } from '../open-profiles/open-registrant.service.js';
import { RegistrantReach } from '../registrant-reach.service.js';
import type { RegistrantRecord } from '../registrant.record.js';
import { EXISTING } from '../registrant.sql.js';
import { FieldNotComparable } from '../registry.errors.js';
import { type CompareDto, ComparisonDto } from './compare.dto.js';
import { isAmong } from './is-among.js';

const DAY_SECONDS = 86_400;

/** What is on file for a field, and the shown value, both in the form in which they are compared: empty when it has none. */
interface Comparison {
  readonly shown: string;
  readonly onFile: (registrantId: string) => Promise<readonly string[]>;
}

const CLASSES: Readonly<Record<string, DataClass>> = {
  identifier: 'identity',
  attribute: 'attributes',
  phone: 'contact',
  email: 'contact',
  bank: 'payment',
  wallet: 'payment',
};

/** The class of data a field is of; the body allows no other names. */
const classOf = (field: string): DataClass => CLASSES[field.split(':')[0]!]!;

/** Is the value this person shows the one on file? The one way of checking an identity that shows nothing of it. */
@Injectable()
export class CompareValues {
  private readonly perRegistrant: Allowance;
  private readonly perDay: Allowance;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly reach: RegistrantReach,
    private readonly registrants: OpenRegistrant,
    private readonly configuration: ConfigurationService,
    private readonly budget: Budget,
    private readonly cipher: ServiceCipher,
    private readonly clock: Clock,
    config: BudgetConfig,
  ) {
    this.perDay = { name: 'compare-day', points: config.comparesPerDay, seconds: DAY_SECONDS };
    this.perRegistrant = { name: 'compare-one', points: config.comparesPerRegistrant, seconds: DAY_SECONDS };
  }

  /**
   * Whether the value is the one on file, or one of them; false also when there is none. Every answer to this question is
   * given here. Throws `BudgetSpent`; `DataClassNotGranted`; {@link FieldNotComparable}; {@link NotFound} for a registrant
   * that is unknown, erased or none of the caller's, with the same work done.
   */
  async compare(registrantId: string, { field, value }: CompareDto): Promise<ComparisonDto> {
    const { userId } = currentCaller();
    await this.budget.take(userId, [this.perDay]);
    await this.budget.take(this.cipher.digest('compare', userId, registrantId).toString('hex'), [this.perRegistrant]);
    const scopes = this.scope.scopesFor(classOf(field));
    const { shown, onFile } = await this.comparison(field, value);
    const known = await this.uow.rows<RegistrantRecord>(EXISTING, [[registrantId]]);
    const isWithinReach = await this.reach.includes(registrantId, scopes);
    const match = isAmong(shown, await onFile(registrantId));
    if (known.length === 0 || !isWithinReach) throw new NotFound('registrant');
    return ComparisonDto.of(match);
  }

  private async comparison(field: string, value: string): Promise<Comparison> {
    const [what, name] = field.split(':') as [string, string | undefined];
    if (what === 'identifier') return this.ofIdentifier(name!, value);
    if (what === 'attribute') return this.ofAttribute(name!, value);
    const kind = what as 'phone' | 'email' | 'bank' | 'wallet';
    const declarations = await this.configuration.declarations();
    const shaped =
      kind === 'phone' || kind === 'email'
        ? declarations.contact({ kind, value }, '#')
        : declarations.paymentAccount({ kind, value }, '#');
    const shown = 'value' in shaped ? shaped.value.value : '';
    return { shown, onFile: (id) => this.registrants.reachable(id, kind, 'compare') };
  }

  private async ofIdentifier(code: string, value: string): Promise<Comparison> {
    const idType = (await this.configuration.idTypes()).find((one) => one.code === code);
    if (!idType) throw new FieldNotComparable();
    return {
      shown: normalizeFor(idType.normalization, value),
      onFile: (id) => this.registrants.identifiers(id, idType.id, 'compare'),
    };
  }

  /** Not truth values and codes: there are so few that comparing is asking. */
  private async ofAttribute(key: string, value: string): Promise<Comparison> {
    const definition = (await this.configuration.attributes()).find((one) => one.key === key);
    if (!definition || ['boolean', 'code'].includes(definition.dataType)) throw new FieldNotComparable();
    const form = definition.dataType === 'text' ? normalizeName : (text: string) => text;
    const onFile = async (id: string): Promise<string[]> => {
      const opened = await this.registrants.profile(id, 'now', 'compare');
      const kept = opened?.sealed[key];
      return kept === undefined ? [] : [form(String(kept as string | number))];
    };
    const today = this.clock.now().toISOString().slice(0, 10);
    const shaped = attributeValue({ ...definition, codes: null }, value, today);
    return { shown: shaped instanceof BrokenRule ? '' : form(String(shaped)), onFile };
  }
}
