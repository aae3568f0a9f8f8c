import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { given } from '#platform/database/change-as-seen.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { FieldFault } from '#platform/errors/domain-error.js';
import { Stale } from '#platform/http/if-match.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { RegistryService } from '#registry';
import { type ChangeDeduplicationDto, DeduplicationDto } from './deduplication.dto.js';
import { AT_FIRST, type Deduplication, type DeduplicationRecord } from './deduplication.record.js';
import { ADD_DEDUPLICATION, FIND_DEDUPLICATION, HOLD_PROGRAM, NEWEST_DEDUPLICATION } from './deduplication.sql.js';
import { DeduplicationUnfit } from './duplicates.errors.js';
import { ProgramsService } from './programs.service.js';

/** How programs look for duplicates. A version is never changed; runs use the newest. */
@Injectable()
export class DeduplicationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
  ) {}

  async show(programId: string): Promise<DeduplicationDto> {
    await this.programs.visible(programId);
    return DeduplicationDto.from(await this.newest(programId));
  }

  /** The version a run ordered now uses; of a program that never said anything, how all begin. */
  async newest(programId: string): Promise<DeduplicationRecord> {
    const newest = await this.uow.row<DeduplicationRecord>(NEWEST_DEDUPLICATION, [programId]);
    return newest ?? { ...AT_FIRST, id: null, programId, revision: 0 };
  }

  async version(id: string): Promise<DeduplicationRecord> {
    return (await this.uow.row<DeduplicationRecord>(FIND_DEDUPLICATION, [id]))!;
  }

  /** Makes the next version. Throws {@link Stale}; {@link DeduplicationUnfit} for criteria that would find nothing or are not declared. */
  async change(programId: string, seen: number, input: ChangeDeduplicationDto): Promise<DeduplicationDto> {
    const { target } = await this.programs.visible(programId);
    return this.uow.run(async () => {
      await this.uow.rows(HOLD_PROGRAM, [programId]);
      const before = await this.newest(programId);
      if (before.revision !== seen) throw new Stale();
      const wanted: Deduplication = { ...before, ...given(input) };
      const asked = wanted.identifiers === 'types' ? wanted : { ...wanted, idTypes: [] };
      const faults = await this.faults(asked, input, target);
      if (faults.length > 0) throw new DeduplicationUnfit(faults);
      const { policy, identifiers, idTypes, contacts, paymentAccounts, members, mostOthers, mostPercent } = asked;
      await this.uow.change(ADD_DEDUPLICATION, [
        newId(),
        programId,
        seen + 1,
        policy,
        identifiers,
        idTypes,
        contacts,
        paymentAccounts,
        members,
        mostOthers,
        mostPercent,
        currentCaller().userId,
        this.clock.now(),
      ]);
      return DeduplicationDto.from(await this.newest(programId));
    });
  }

  private async faults(
    { policy, identifiers, idTypes, contacts, paymentAccounts, members }: Deduplication,
    input: ChangeDeduplicationDto,
    target: 'individual' | 'group',
  ): Promise<FieldFault[]> {
    const faults: FieldFault[] = [];
    const fault = (field: string, message: string) => faults.push({ pointer: `#/${field}`, message });
    const known = (await this.registry.idTypes()).filter(({ active }) => active).map(({ code }) => code);
    if (idTypes.some((code) => !known.includes(code))) fault('idTypes', 'must be codes of active ID types');
    if (identifiers === 'types' && idTypes.length === 0) fault('idTypes', 'must name an ID type');
    if (identifiers !== 'types' && (input.idTypes ?? []).length > 0) fault('idTypes', 'are for identifiers of types');
    if (members && target === 'individual') fault('members', 'are looked at in programs for groups');
    const finds = identifiers !== 'none' || contacts.length > 0 || paymentAccounts.length > 0 || members;
    if (policy !== 'off' && !finds) fault('identifiers', 'nothing is left by which duplicates could be found');
    return faults;
  }
}
