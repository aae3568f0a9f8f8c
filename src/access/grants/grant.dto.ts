import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { type Role, ROLES } from '../permissions.js';
import { Operational, Part, Public } from '../views/field.decorators.js';
import type { Grant } from './grant.entity.js';
import type { User } from './user.entity.js';

export class CreateUserDto {
  @ApiProperty({ description: 'Issuer of the tokens this user comes with' })
  @IsString()
  @Length(1, 300)
  issuer!: string;

  @ApiProperty({ description: 'Subject (sub) of those tokens' })
  @IsString()
  @Length(1, 255)
  subject!: string;

  @ApiProperty({ description: 'Organisation the user works for; handles differ between organisations' })
  @IsString()
  @Length(1, 100)
  organisation!: string;
}

export class UserDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational() issuer!: string;
  @Operational() organisation!: string;
  @Operational() active!: boolean;

  static from(user: User): UserDto {
    return Object.assign(new UserDto(), user);
  }
}

export class CreateGrantDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  userId!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({
    description: 'Programs the grant is for; absent: every program you hold yourself',
    type: [String],
  })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  programIds?: string[];

  @ApiProperty({ format: 'date-time', description: 'At most 90 days ahead' })
  @IsISO8601({ strict: true })
  expiresAt!: string;

  @ApiProperty()
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class GrantDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) userId!: string;
  @Public({ enum: ROLES, nullable: true }) role!: string | null;
  @Public({ type: [String] }) permissions!: string[];
  @Operational({ type: [String], nullable: true, description: 'null: every program' }) programIds!: string[] | null;
  @Operational({ type: String, format: 'date-time' }) expiresAt!: Date;
  @Operational({ type: String, format: 'date-time', nullable: true }) revokedAt!: Date | null;

  static from(grant: Grant): GrantDto {
    return Object.assign(new GrantDto(), grant);
  }
}

export class HoldingDto {
  @Public({ type: [String] }) permissions!: string[];
  @Operational({ type: [String], nullable: true, description: 'null: every program' }) programIds!: string[] | null;
}

export class MeDto {
  @Operational({ format: 'uuid' }) userId!: string;
  @Operational() organisation!: string;
  @Part(() => HoldingDto, { isArray: true }) holdings!: HoldingDto[];
}
