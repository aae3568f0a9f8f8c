import { Injectable } from '@nestjs/common';
import { LookupBudget, programsOf, type Scope, ScopeService } from '#access';
import { DisbursementsService } from '#disbursements';
import { EntitlementsService } from '#entitlements';
import { groupBy } from '#platform/collections/group-by.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Page } from '#platform/http/page.js';
import { ProgramsService, ReportedPrograms } from '#programs';
import { RegistrantReach, RegistryService } from '#registry';
import { BeneficiaryDto } from './beneficiary.dto.js';
import type { BeneficiaryRecord } from './beneficiary.record.js';
import type { BeneficiaryLookupDto, Include } from './beneficiary-query.dto.js';
import { composeBeneficiaries } from './compose-beneficiary.js';
import { withinScope } from './within-scope.js';

/** The view over all programs: what a beneficiary is in, what it is due, what reached it. */
@Injectable()
export class BeneficiariesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly budget: LookupBudget,
    private readonly registry: RegistryService,
    private readonly reach: RegistrantReach,
    private readonly programs: ProgramsService,
    private readonly reported: ReportedPrograms,
    private readonly entitlements: EntitlementsService,
    private readonly disbursements: DisbursementsService,
  ) {}

  /** Every entry with this identifier that is a beneficiary in scope; nobody found and nobody to be seen are the same miss. */
  async lookup({ idType, value, include }: BeneficiaryLookupDto): Promise<Page<BeneficiaryDto>> {
    const found = await this.budget.spend(async () => {
      const ids = await this.registry.lookup(idType, value);
      return this.beneficiaries(ids, this.scope.scopes(), include);
    });
    if (found.length === 0) throw new NotFound('beneficiary');
    return new Page(found.map(BeneficiaryDto.from), null);
  }

  async get(registrantId: string, include: Include | undefined): Promise<BeneficiaryDto> {
    const [found] = await this.beneficiaries([registrantId], this.scope.scopes(), include);
    if (!found) throw new NotFound('beneficiary');
    return BeneficiaryDto.from(found);
  }

  /**
   * The beneficiaries among these registrants, as far as one of the scopes includes program and area. The same statements run
   * whatever is found, one a room (and one for the areas, where areas limit), in one snapshot: a payment settling between two of them would count twice or not at all. Opens a
   * transaction of its own: not for use inside another.
   */
  beneficiaries(ids: readonly string[], scopes: readonly Scope[], include?: Include): Promise<BeneficiaryRecord[]> {
    return this.uow.snapshot(async () => {
      const memberships = include === 'members' ? await this.registry.membersOf(ids) : [];
      const everyone = [...new Set([...ids, ...memberships.map(({ memberId }) => memberId)])];
      const visible = await this.reach.visiblePrograms(everyone, scopes);
      const programIds = programsOf(scopes);
      const [registrants, enrolments, entitlements, disbursements, reported] = await Promise.all([
        this.registry.existing(everyone),
        this.programs.enrolmentsOf(everyone, programIds),
        this.entitlements.entitlementsOf(everyone, programIds),
        this.disbursements.disbursementsOf(everyone, programIds),
        this.reported.of(everyone),
      ]);
      const composed = composeBeneficiaries(
        withinScope({ registrants, enrolments, entitlements, disbursements, reported }, visible),
      );
      const known = (id: string): BeneficiaryRecord | [] => composed.get(id) ?? []; // nothing, for flatMap
      if (include !== 'members') return ids.flatMap(known);
      const byGroup = groupBy(memberships, ({ registrantId }) => registrantId);
      return ids.flatMap(known).map((found) => ({
        ...found,
        members: (byGroup.get(found.registrantId) ?? []).flatMap(({ memberId }) => known(memberId)),
      }));
    });
  }
}
