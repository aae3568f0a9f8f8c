import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandlePipe, RequirePermission, Returns } from '#access';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { Conditional, IfMatch } from '#platform/http/if-match.js';
import type { Page } from '#platform/http/page.js';
import {
  AddMemberDto,
  ChangeMembershipDto,
  EndMembershipDto,
  MakeHeadDto,
  MembershipDto,
  MembersQuery,
} from './membership.dto.js';
import { MembershipsService } from './memberships.service.js';

@ApiTags('registry')
@Controller('v1/registrants/:groupId/members')
export class MembershipsController {
  constructor(private readonly memberships: MembershipsService) {}

  /** Who is in the group: now, at an instant, or ever. */
  @Get()
  @RequirePermission('registrant:read')
  @Returns(MembershipDto, { many: true })
  list(
    @Param('groupId', HandlePipe('registrant')) groupId: string,
    @Query() query: MembersQuery,
  ): Promise<Page<MembershipDto>> {
    return this.memberships.list(groupId, query);
  }

  @Get(':membershipId')
  @RequirePermission('registrant:read')
  @Returns(MembershipDto)
  get(
    @Param('groupId', HandlePipe('registrant')) groupId: string,
    @Param('membershipId', HandlePipe('membership')) membershipId: string,
  ): Promise<MembershipDto> {
    return this.memberships.get(groupId, membershipId);
  }

  @Post()
  @RequirePermission('registrant:write')
  @Idempotent()
  @Returns(MembershipDto, { status: 201 })
  add(@Param('groupId', HandlePipe('registrant')) groupId: string, @Body() body: AddMemberDto): Promise<MembershipDto> {
    return this.memberships.add(groupId, body);
  }

  /** Another role or relationship: the membership ends and another begins, which is the answer. */
  @Patch(':membershipId')
  @RequirePermission('registrant:write')
  @Conditional()
  @Returns(MembershipDto)
  change(
    @Param('groupId', HandlePipe('registrant')) groupId: string,
    @Param('membershipId', HandlePipe('membership')) membershipId: string,
    @IfMatch() revision: number,
    @Body() body: ChangeMembershipDto,
  ): Promise<MembershipDto> {
    return this.memberships.change(groupId, membershipId, revision, body);
  }

  @Post(':membershipId/end')
  @RequirePermission('registrant:write')
  @Idempotent()
  @Returns(MembershipDto)
  end(
    @Param('groupId', HandlePipe('registrant')) groupId: string,
    @Param('membershipId', HandlePipe('membership')) membershipId: string,
    @Body() body: EndMembershipDto,
  ): Promise<MembershipDto> {
    return this.memberships.end(groupId, membershipId, body);
  }

  /** The headship goes from whoever has it to this member, in one step. */
  @Post(':membershipId/make-head')
  @RequirePermission('registrant:write')
  @Idempotent()
  @Returns(MembershipDto)
  makeHead(
    @Param('groupId', HandlePipe('registrant')) groupId: string,
    @Param('membershipId', HandlePipe('membership')) membershipId: string,
    @Body() body: MakeHeadDto,
  ): Promise<MembershipDto> {
    return this.memberships.makeHead(groupId, membershipId, body);
  }
}
