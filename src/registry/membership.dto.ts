import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { FiltersBy, Handle, Operational } from '#access';
import { IsInstant } from '#platform/http/instant.js';
import { PageQuery } from '#platform/http/page.js';
import {
  END_REASONS,
  type EndReason,
  type MembershipRecord,
  RELATIONSHIPS,
  type Relationship,
  revisionOf,
} from './membership.record.js';

export const HANDLE = /^[A-Za-z0-9_-]{22}$/;

export class MembersQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date-time', description: 'Members at this instant; now unless told' })
  @IsOptional()
  @IsInstant()
  @FiltersBy('startedAt', 'endedAt')
  asOf?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'true: also memberships that have ended; not with asOf',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  @FiltersBy('endedAt')
  ended?: 'true' | 'false';
}

export class RoleDto {
  @ApiPropertyOptional({ description: 'At most one head at a time' })
  @IsOptional()
  @IsBoolean()
  isHead?: boolean;

  @ApiPropertyOptional({ description: 'Who collects for the group; at most one at a time' })
  @IsOptional()
  @IsBoolean()
  isRepresentative?: boolean;

  @ApiPropertyOptional({ enum: RELATIONSHIPS, nullable: true, description: 'To the head of the group' })
  @IsOptional()
  @IsIn(RELATIONSHIPS)
  relationship?: Relationship | null;
}

export class AddMemberDto extends RoleDto {
  @ApiProperty({ pattern: HANDLE.source, description: 'Handle of the individual' })
  @Matches(HANDLE)
  registrantId!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Not in the future; now unless told' })
  @IsOptional()
  @IsInstant()
  startedAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Of a membership that has ended already' })
  @IsOptional()
  @IsInstant()
  endedAt?: string;
}

export class ChangeMembershipDto extends RoleDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Since when it is so; now unless told' })
  @IsOptional()
  @IsInstant()
  changedAt?: string;
}

export class MakeHeadDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Since when it is so; now unless told' })
  @IsOptional()
  @IsInstant()
  changedAt?: string;

  @ApiPropertyOptional({ enum: RELATIONSHIPS, description: 'What the former head is to the new one' })
  @IsOptional()
  @IsIn(RELATIONSHIPS)
  formerHeadRelationship?: Relationship;
}

export class EndMembershipDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Not in the future; now unless told' })
  @IsOptional()
  @IsInstant()
  endedAt?: string;

  @ApiPropertyOptional({ enum: END_REASONS })
  @IsOptional()
  @IsIn(END_REASONS)
  reason?: EndReason;
}

/** A membership, from `startedAt` up to `endedAt`. A change of role ends it and begins another. */
export class MembershipDto {
  @Handle('membership') id!: string;
  @Handle('registrant') groupId!: string;
  @Handle('registrant', { description: 'The individual' }) registrantId!: string;
  @Operational() isHead!: boolean;
  @Operational() isRepresentative!: boolean;
  @Operational({ type: String, nullable: true, enum: [...RELATIONSHIPS, null] }) relationship!: string | null;
  @Operational({ format: 'date-time' }) startedAt!: Date;
  @Operational({ type: String, format: 'date-time', nullable: true }) endedAt!: Date | null;
  @Operational({ type: String, nullable: true, enum: [...END_REASONS, 'changed', null] }) endReason!: string | null;
  @Operational({ description: 'The ETag: 1, and 2 once it has ended' }) revision!: number;

  static from(record: MembershipRecord): MembershipDto {
    const { membershipId, groupId, registrantId, isHead, isRepresentative, relationship } = record;
    const { startedAt, endedAt, endReason } = record;
    const period = { startedAt, endedAt, endReason, revision: revisionOf(record) };
    const role = { isHead, isRepresentative, relationship };
    return Object.assign(new MembershipDto(), { id: membershipId, groupId, registrantId, ...role, ...period });
  }
}
