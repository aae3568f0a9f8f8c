import { Injectable } from '@nestjs/common';
import { LookupBudget } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Page } from '#platform/http/page.js';
import { AREAS_BELOW } from './area.sql.js';
import { ConfigurationService } from './configuration.service.js';
import type { Declarations } from './declarations.js';
import type { Dimensions } from './judge-dimensions/dimensions.js';
import { LookupRegistrants } from './lookup-registrants/lookup-registrants.service.js';
import { RegistrantReach } from './registrant-reach.service.js';
import { type LookupDto, RegistrantDto } from './registrant.dto.js';
import type { AttributeSchema, RegistrantRecord } from './registrant.record.js';
import { ACTIVE_MEMBERS, EVER_REGISTERED } from './registrant.sql.js';
import { ShowAttributes } from './show-attributes/show-attributes.service.js';
import type { AttributeView } from './view-registrant/registrant-view.record.js';

/** Areas somebody has named, each with every area below it, itself among them. */
export interface NamedAreas {
  /** Key of the attribute that says in which area somebody is; null: none is declared as that. */
  readonly attribute: string | null;
  readonly within: Readonly<Record<string, readonly string[]>>;
}

/** The registry's door: finding registrants, their kinds and memberships, and what is declared about them. */
@Injectable()
export class RegistryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lookups: LookupRegistrants,
    private readonly configuration: ConfigurationService,
    private readonly reach: RegistrantReach,
    private readonly budget: LookupBudget,
    private readonly attributes: ShowAttributes,
  ) {}

  /** Registrants with this identifier: several entries of one person are several ids; none is an empty list. */
  lookup(idType: string, value: string): Promise<string[]> {
    return this.lookups.find(idType, value);
  }

  existing(ids: readonly string[]): Promise<RegistrantRecord[]> {
    return this.uow.rows<RegistrantRecord>(EVER_REGISTERED, [ids]);
  }

  membersOf(groupIds: readonly string[]): Promise<{ registrantId: string; memberId: string }[]> {
    return this.uow.rows(ACTIVE_MEMBERS, [groupIds]);
  }

  /** What may be shown of the attributes of a page of registrants; who is missing shows nothing. */
  shownAttributes(ids: readonly string[]): Promise<ReadonlyMap<string, readonly AttributeView[]>> {
    return this.attributes.ofMany(ids);
  }

  async attributeSchema(): Promise<AttributeSchema> {
    const attributes = await this.configuration.attributes();
    return attributes
      .filter(({ active }) => active)
      .map(({ key, dataType, appliesTo, storage }) => ({ key, dataType, appliesTo, storage }));
  }

  /** The attribute that says in which area somebody is, and each of these areas with every area below it; unknown codes are missing. */
  async areasWithin(codes: readonly string[]): Promise<NamedAreas> {
    const attributes = await this.configuration.attributes();
    const attribute = attributes.find(({ active, dimension }) => active && dimension === 'area')?.key ?? null;
    const rows = codes.length === 0 ? [] : await this.uow.rows<{ area: string; codes: string[] }>(AREAS_BELOW, [codes]);
    return { attribute, within: Object.fromEntries(rows.map((row) => [row.area, row.codes])) };
  }

  /** The attributes statistics are broken down by, and what each of their codes counts as. */
  dimensions(): Promise<Dimensions> {
    return this.configuration.dimensions();
  }

  /** What is declared just now: checks values of people and brings them into form. */
  declarations(): Promise<Declarations> {
    return this.configuration.declarations();
  }

  async idTypes(): Promise<{ id: string; code: string; pattern: string; active: boolean }[]> {
    return (await this.configuration.idTypes()).map(({ id, code, pattern, active }) => ({ id, code, pattern, active }));
  }

  /** For registry staff: every entry with this identifier, without anything that identifies. */
  async lookupEntries(input: LookupDto): Promise<Page<RegistrantDto>> {
    const found = await this.budget.spend(async () => {
      const entries = await this.existing(await this.lookup(input.idType, input.value));
      // asked last: whoever may not know waits as long for it
      const visible = await this.reach.visible(entries.map(({ registrantId }) => registrantId));
      return entries.filter(({ registrantId }) => visible.includes(registrantId));
    });
    if (found.length === 0) throw new NotFound('registrant');
    return new Page(
      found.map((entry) => RegistrantDto.from(entry)),
      null,
    );
  }
}
