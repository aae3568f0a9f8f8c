import { Injectable } from '@nestjs/common';
import { Handles, ScopeService } from '#access';
import type { FieldFault } from '#platform/errors/domain-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { AbsorbRecords } from '../absorb-records/absorb-records.service.js';
import type { DecidedMember } from '../absorb-records/decided-entry.js';
import { ConfigurationService } from '../configuration.service.js';
import { LookupRegistrants } from '../lookup-registrants/lookup-registrants.service.js';
import { RelationshipUnfit } from '../membership.errors.js';
import { roleOf } from '../membership.policy.js';
import type { GroupRole } from '../membership.record.js';
import { LOCK_REGISTRANTS } from '../membership.sql.js';
import type { RegistrantRecord } from '../registrant.record.js';
import { ValuesUnfit } from '../registry.errors.js';
import { type FirstMemberDto, KnownMatchDto, RegisteredDto, type RegisterDto } from './registration.dto.js';
import { shapeRegistration } from './shape-registration.js';

/** Registers individuals and groups one by one. Every entry is kept: an identifier somebody has already refuses nobody. */
@Injectable()
export class RegisterRegistrant {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly handles: Handles,
    private readonly configuration: ConfigurationService,
    private readonly lookups: LookupRegistrants,
    private readonly corridor: AbsorbRecords,
  ) {}

  /** Throws {@link ValuesUnfit} with every fault at once. */
  async register(input: RegisterDto): Promise<RegisteredDto> {
    this.scope.requireEverywhere('registrant');
    const { kind, groupKind = null } = input;
    const { content, faults } = shapeRegistration(input, await this.configuration.declarations());
    const knownMatches = await this.knownMatches(input);
    return this.uow.run(async () => {
      const { members, faults: unfit } = await this.members(input.members ?? []);
      const all = [...ofGroupsOnly(input), ...faults, ...unfit];
      if (all.length > 0) throw new ValuesUnfit(all);
      const registrantId = newId();
      const entry = { registrantId, kind, groupKind, change: 'created', profileVersion: 1, record: content } as const;
      const batch = await this.corridor.sealDecided([members.length > 0 ? { ...entry, members } : entry]);
      await this.corridor.write(batch);
      const registered = { id: registrantId, kind, groupKind, status: 'active', revision: 1 };
      return Object.assign(new RegisteredDto(), registered, knownMatches && { knownMatches });
    });
  }

  /** Who has one of the identifiers already; undefined for those who may not know. */
  private async knownMatches({ identifiers }: RegisterDto): Promise<KnownMatchDto[] | undefined> {
    if (!this.scope.permits('registrant:known-matches')) return undefined;
    const matches: KnownMatchDto[] = [];
    for (const { idType, value } of identifiers ?? [])
      for (const registrantId of await this.lookups.find(idType, value))
        matches.push(Object.assign(new KnownMatchDto(), { registrantId, idType }));
    return matches;
  }

  /** The members, held so that they stay active until the group is written. */
  private async members(
    told: readonly FirstMemberDto[],
  ): Promise<{ members: DecidedMember[]; faults: readonly FieldFault[] }> {
    if (told.length === 0) return { members: [], faults: [] };
    const ids = told.map(({ registrantId }) => this.handles.tryRead('registrant', registrantId));
    const wanted = ids.filter((id) => id !== undefined);
    const found = await this.uow.rows<RegistrantRecord>(LOCK_REGISTRANTS, [wanted]);
    const fit = new Set(
      found.filter(({ kind, status }) => kind === 'individual' && status === 'active').map((one) => one.registrantId),
    );
    const members: DecidedMember[] = [];
    const faults: FieldFault[] = [];
    for (const [index, { registrantId: _, ...role }] of told.entries()) {
      const [at, id] = [`#/members/${index}`, ids[index]];
      if (id === undefined || !fit.has(id))
        faults.push({ pointer: `${at}/registrantId`, message: 'must be the handle of an active individual' });
      else if (ids.indexOf(id) < index) faults.push({ pointer: `${at}/registrantId`, message: 'must be named once' });
      else {
        const checked = roleOrFaults(role, at);
        if ('faults' in checked) faults.push(...checked.faults);
        else members.push({ registrantId: id, ...checked.role });
      }
    }
    for (const key of ['isHead', 'isRepresentative'] as const)
      if (members.filter((member) => member[key]).length > 1)
        faults.push({ pointer: '#/members', message: `${key} must be true of one at most` });
    return { members, faults };
  }
}

function ofGroupsOnly({ kind, groupKind, members }: RegisterDto): FieldFault[] {
  if (kind === 'group') return [];
  const message = 'is for groups only';
  return [
    ...(groupKind === undefined ? [] : [{ pointer: '#/groupKind', message }]),
    ...(members === undefined ? [] : [{ pointer: '#/members', message }]),
  ];
}

type CheckedRole = { readonly role: GroupRole } | { readonly faults: readonly FieldFault[] };

function roleOrFaults(role: Omit<FirstMemberDto, 'registrantId'>, at: string): CheckedRole {
  try {
    return { role: roleOf(role) };
  } catch (error) {
    if (!(error instanceof RelationshipUnfit)) throw error;
    return { faults: error.errors!.map(({ pointer, message }) => ({ pointer: pointer.replace('#', at), message })) };
  }
}
