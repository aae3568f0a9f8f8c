import { ApiProperty, type ApiPropertyOptions, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
} from 'class-validator';
import { PageQuery } from '#platform/http/page.js';
import { IfGiven } from '#platform/http/if-given.js';
import type { Holding } from '../caller.js';
import { DATA_CLASSES, type DataClass } from '../data-classes.js';
import { type Permission, PERMISSIONS, type Role, ROLES } from '../permissions.js';
import { Operational, Part, Public } from '../views/field.decorators.js';
import { FiltersBy } from '../views/filters-by.decorator.js';
import { GRANT_STATES, type GrantRecord, type GrantState } from './grant.record.js';

const PROGRAMS: ApiPropertyOptions = { type: [String], nullable: true, description: 'null: every program' };
const AREAS: ApiPropertyOptions = {
  type: [String],
  nullable: true,
  description: 'Codes of the area code list, each with everything below it; null: everywhere',
};
const CLASSES = { enum: DATA_CLASSES, isArray: true, description: 'Classes of data the permissions may touch' };
const instant = { type: String, format: 'date-time' } as const;

export class CreateGrantDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  userId!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({
    enum: PERMISSIONS,
    isArray: true,
    description: 'Some of the permissions of the role, in place of all of them',
  })
  @IfGiven()
  @IsArray()
  @IsIn(PERMISSIONS, { each: true })
  @ArrayUnique()
  @ArrayNotEmpty()
  permissions?: Permission[];

  @ApiPropertyOptional({ description: 'Programs the grant is for; absent: every program', type: [String] })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  programIds?: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Codes of areas the grant is for, each with everything below it; absent: everywhere',
  })
  @IfGiven()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  areas?: string[];

  @ApiPropertyOptional({ ...CLASSES, description: 'Classes of data it may touch; absent: those of the role' })
  @IfGiven()
  @IsArray()
  @IsIn(DATA_CLASSES, { each: true })
  @ArrayUnique()
  dataClasses?: DataClass[];

  @ApiProperty({ format: 'date-time', description: 'At most 90 days ahead, and not beyond your own grant' })
  @IsISO8601({ strict: true })
  expiresAt!: string;

  @ApiProperty({ description: 'Why; it is kept and not shown' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class GrantsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  @FiltersBy('userId')
  userId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Grants that reach this program, those of every program too' })
  @IsOptional()
  @IsUUID()
  @FiltersBy('programIds')
  programId?: string;

  @ApiPropertyOptional({ enum: GRANT_STATES })
  @IsOptional()
  @IsIn(GRANT_STATES)
  @FiltersBy('state')
  state?: GrantState;
}

export class GrantDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational({ format: 'uuid' }) userId!: string;
  @Public({ enum: ROLES, nullable: true }) role!: string | null;
  @Public({ type: [String] }) permissions!: readonly string[];
  @Operational(PROGRAMS) programIds!: readonly string[] | null;
  @Operational(AREAS) areas!: readonly string[] | null;
  @Public(CLASSES) dataClasses!: readonly string[];
  @Operational({ enum: GRANT_STATES, description: 'A grant whose giver lost theirs is revoked or expired with it' })
  state!: GrantState;
  @Operational(instant) validFrom!: Date;
  @Operational(instant) expiresAt!: Date;
  @Operational({ type: String, format: 'uuid', nullable: true, description: 'null: made on the host' })
  grantedBy!: string | null;
  @Operational({ type: String, format: 'uuid', nullable: true, description: 'The grant of the giver it came out of' })
  parentId!: string | null;
  @Operational({ ...instant, nullable: true }) revokedAt!: Date | null;
  @Operational({ type: String, format: 'uuid', nullable: true }) revokedBy!: string | null;

  static from(grant: GrantRecord): GrantDto {
    return Object.assign(new GrantDto(), grant);
  }
}

export class HoldingDto {
  @Operational({ format: 'uuid' }) grantId!: string;
  @Public({ type: String, enum: ROLES, nullable: true }) role!: string | null;
  @Public({ type: [String] }) permissions!: string[];
  @Operational(PROGRAMS) programIds!: readonly string[] | null;
  @Operational(AREAS) areas!: readonly string[] | null;
  @Public(CLASSES) dataClasses!: readonly string[];
  @Operational(instant) expiresAt!: Date;

  static from(held: Holding): HoldingDto {
    return Object.assign(new HoldingDto(), { ...held, permissions: [...held.permissions] });
  }
}

export class MeDto {
  @Operational({ format: 'uuid' }) userId!: string;
  @Operational() organisation!: string;
  @Part(() => HoldingDto, { isArray: true }) holdings!: HoldingDto[];
}
