import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Clock } from '#platform/time/clock.js';
import { OpenProfiles, RegistryService } from '#registry';
import { DuplicatesService } from '../duplicates.service.js';
import { ProgramsService } from '../programs.service.js';
import type { ComparedMember, CompareParameters } from './compare.judge.js';
import { DuplicateComparisonDto, MemberComparisonDto } from './comparison.dto.js';

const JUDGE = new URL('./compare.judge.js', import.meta.url).href;

/** Are these the same? Field by field, in words that say how values stand to each other and nothing of the values. */
@Injectable()
export class CompareDuplicates {
  constructor(
    private readonly scope: ScopeService,
    private readonly programs: ProgramsService,
    private readonly duplicates: DuplicatesService,
    private readonly registry: RegistryService,
    private readonly profiles: OpenProfiles,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * One member of an open cluster beside each of the others, as they are now. It stands in the trail before anybody is opened.
   * Throws {@link NotFound}; `DataClassNotGranted`.
   */
  async compare(programId: string, clusterId: string, registrantId: string): Promise<DuplicateComparisonDto> {
    const { target } = await this.programs.visible(programId);
    this.scope.scopesFor('attributes');
    const { state } = await this.duplicates.require(programId, clusterId);
    const members = (await this.duplicates.members(clusterId)).filter(({ role }) => role !== 'gone');
    const ids = members.map((member) => member.registrantId);
    if (state !== 'open' || !ids.includes(registrantId)) throw new NotFound('member of an open cluster');
    await this.trail.record({
      action: 'duplicate:review',
      objectKind: 'registrant',
      objectId: registrantId,
      moreIds: ids,
      programId,
      purpose: 'duplicate-review',
      outcome: 'succeeded',
      facts: { cluster: clusterId },
    });
    const schema = await this.registry.attributeSchema();
    const fields = schema
      .filter(({ appliesTo }) => appliesTo === 'both' || appliesTo === target)
      .map(({ key, dataType }) => ({ key, dataType }));
    const judge = { module: JUDGE, name: 'compareDuplicates', parameters: { registrantId, fields } };
    const { results } = await this.profiles.judge<CompareParameters, readonly ComparedMember[]>(
      ids,
      this.clock.now(),
      'duplicate-review',
      judge,
    );
    const keys = fields.map(({ key }) => key);
    return DuplicateComparisonDto.of(
      registrantId,
      results.flat().map((other) => MemberComparisonDto.of(other.registrantId, keys, other.comparisons)),
    );
  }
}
