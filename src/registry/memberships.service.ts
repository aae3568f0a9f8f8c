import { Injectable } from '@nestjs/common';
import { Handles, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { InvalidInput } from '#platform/http/validation.pipe.js';
import { Clock } from '#platform/time/clock.js';
import { ChangeMemberships } from './change-memberships/change-memberships.service.js';
import {
  type AddMemberDto,
  type ChangeMembershipDto,
  type EndMembershipDto,
  type MakeHeadDto,
  MembershipDto,
  type MembersQuery,
} from './membership.dto.js';
import { NotAGroup, UnknownRegistrant } from './membership.errors.js';
import type { MembershipRecord } from './membership.record.js';
import { FIND_MEMBERSHIP, MEMBERS_AS_OF, MEMBERS_EVER } from './membership.sql.js';
import type { RegistrantRecord } from './registrant.record.js';
import { RegistrantReach } from './registrant-reach.service.js';
import { EXISTING } from './registrant.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const instant = (told: string | undefined): Date | undefined => (told === undefined ? undefined : new Date(told));

/** The members of groups, for registry staff. Every use case asks for the scope first. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly reach: RegistrantReach,
    private readonly handles: Handles,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    private readonly changes: ChangeMemberships,
  ) {}

  async list(groupId: string, { asOf, ended, limit, cursor }: MembersQuery): Promise<Page<MembershipDto>> {
    await this.reach.requireVisible(groupId);
    if (asOf !== undefined && ended === 'true')
      throw new InvalidInput([{ pointer: '#/ended', message: 'ended must not come with asOf' }]);
    const [group] = await this.uow.rows<RegistrantRecord>(EXISTING, [[groupId]]);
    if (!group) throw new NotFound('registrant');
    if (group.kind !== 'group') throw new NotAGroup();
    const after = this.cursors.decode<string>('members', cursor) ?? FIRST;
    const areas = await this.scope.areasEverywhere();
    const rows =
      ended === 'true'
        ? await this.uow.rows<MembershipRecord>(MEMBERS_EVER, [groupId, after, limit + 1, areas])
        : await this.uow.rows<MembershipRecord>(MEMBERS_AS_OF, [
            groupId,
            instant(asOf) ?? this.clock.now(),
            after,
            limit + 1,
            areas,
          ]);
    return pageOf(this.cursors, 'members', rows, limit, (row) => row.membershipId).map(MembershipDto.from);
  }

  async get(groupId: string, membershipId: string): Promise<MembershipDto> {
    await this.reach.requireVisible(groupId);
    const found = await this.uow.row<MembershipRecord>(FIND_MEMBERSHIP, [groupId, membershipId]);
    if (!found || (await this.reach.visible([found.registrantId])).length === 0) throw new NotFound('membership');
    return MembershipDto.from(found);
  }

  async add(groupId: string, { registrantId, startedAt, endedAt, ...role }: AddMemberDto): Promise<MembershipDto> {
    this.scope.requireEverywhere('registrant');
    const member = this.handles.tryRead('registrant', registrantId);
    if (!member) throw new UnknownRegistrant();
    const period = { startedAt: instant(startedAt), endedAt: instant(endedAt) };
    return MembershipDto.from(await this.changes.add(groupId, member, { ...role, ...period }));
  }

  async change(
    groupId: string,
    membershipId: string,
    revision: number,
    { changedAt, ...role }: ChangeMembershipDto,
  ): Promise<MembershipDto> {
    this.scope.requireEverywhere('registrant');
    const wanted = { ...role, changedAt: instant(changedAt) };
    return MembershipDto.from(await this.changes.change(groupId, membershipId, revision, wanted));
  }

  async end(groupId: string, membershipId: string, { endedAt, reason }: EndMembershipDto): Promise<MembershipDto> {
    this.scope.requireEverywhere('registrant');
    const told = { endedAt: instant(endedAt), reason };
    return MembershipDto.from(await this.changes.finish(groupId, membershipId, told));
  }

  async makeHead(
    groupId: string,
    membershipId: string,
    { changedAt, formerHeadRelationship }: MakeHeadDto,
  ): Promise<MembershipDto> {
    this.scope.requireEverywhere('registrant');
    const told = { changedAt: instant(changedAt), formerHead: formerHeadRelationship };
    return MembershipDto.from(await this.changes.makeHead(groupId, membershipId, told));
  }
}
