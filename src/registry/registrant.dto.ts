import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { FiltersBy, Handle, Operational, Part, ShownAttributeDto } from '#access';
import { IsInstant } from '#platform/http/instant.js';
import { PageQuery } from '#platform/http/page.js';
import {
  GROUP_KINDS,
  type GroupKind,
  REGISTRANT_KINDS,
  REGISTRANT_STATUSES,
  type RegistrantKind,
  type RegistrantRecord,
  type RegistrantStatus,
  STATUS_REASONS,
  type StatusReason,
} from './registrant.record.js';
import type { AttributeView } from './view-registrant/registrant-view.record.js';

/** A look-up by identifier: the value stands in the body, never in a URL. */
export class LookupDto {
  @ApiProperty({ example: 'national_id', description: 'Code of an ID type' })
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  idType!: string;

  @ApiProperty({ description: 'The identifier as the person shows it' })
  @IsString()
  @Length(1, 100)
  value!: string;
}

/** What a list of registrants may be narrowed by: what it shows, and nothing else. */
export class RegistrantsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REGISTRANT_KINDS })
  @IsOptional()
  @IsIn(REGISTRANT_KINDS)
  @FiltersBy('kind')
  kind?: RegistrantKind;

  @ApiPropertyOptional({ enum: REGISTRANT_STATUSES })
  @IsOptional()
  @IsIn(REGISTRANT_STATUSES)
  @FiltersBy('status')
  status?: RegistrantStatus;

  @ApiPropertyOptional({ enum: GROUP_KINDS })
  @IsOptional()
  @IsIn(GROUP_KINDS)
  @FiltersBy('groupKind')
  groupKind?: GroupKind;
}

export class RegistrantQuery {
  @ApiPropertyOptional({ format: 'date-time', description: 'As it was at this instant (RFC 3339); now unless told' })
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

/** Why the standing of a registrant changes. */
export class StandingDto {
  @ApiProperty({ enum: STATUS_REASONS })
  @IsIn(STATUS_REASONS)
  reason!: StatusReason;
}

/** A registrant as everybody who may list it sees it: nothing that identifies. */
export class RegistrantDto {
  @Handle('registrant') id!: string;
  @Operational({ enum: REGISTRANT_KINDS }) kind!: string;
  @Operational({ type: String, nullable: true, enum: [...GROUP_KINDS, null] }) groupKind!: string | null;
  @Operational({ enum: REGISTRANT_STATUSES }) status!: string;

  @Part(() => ShownAttributeDto, {
    isArray: true,
    required: false,
    description: 'In lists; empty: nothing may be shown',
  })
  attributes?: ShownAttributeDto[] | undefined;

  static from(
    { registrantId, kind, groupKind, status }: RegistrantRecord,
    shown?: readonly AttributeView[],
  ): RegistrantDto {
    const attributes = shown?.map(ShownAttributeDto.from);
    return Object.assign(new RegistrantDto(), { id: registrantId, kind, groupKind, status, attributes });
  }
}
