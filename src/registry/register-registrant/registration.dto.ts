import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Handle, Operational, Part, Public } from '#access';
import { RoleDto } from '../membership.dto.js';
import {
  GROUP_KINDS,
  type GroupKind,
  REGISTRANT_KINDS,
  REGISTRANT_STATUSES,
  type RegistrantKind,
} from '../registrant.record.js';
import { NewContactDto, NewIdentifierDto, NewPaymentAccountDto } from '../value.dto.js';

const MOST_VALUES = 20;
const MOST_MEMBERS = 200;

const ListOf = (type: () => new () => object, most: number): PropertyDecorator => {
  const rules = [
    ApiPropertyOptional({ type: () => type(), isArray: true, maxItems: most }), // Swagger knows a late type by this name only
    IsOptional(),
    IsArray(),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
    Type(type),
  ];
  return (target, property) => {
    for (const rule of rules) rule(target, property);
  };
};

/** An individual who is registered already, as a member of the group that is being registered. */
export class FirstMemberDto extends RoleDto {
  @ApiProperty({ description: 'Handle of the individual' })
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  registrantId!: string;
}

export class RegisterDto {
  @ApiProperty({ enum: REGISTRANT_KINDS })
  @IsIn(REGISTRANT_KINDS)
  kind!: RegistrantKind;

  @ApiPropertyOptional({ enum: GROUP_KINDS, description: 'Of a group' })
  @IsOptional()
  @IsIn(GROUP_KINDS)
  groupKind?: GroupKind;

  @ApiPropertyOptional({ type: Object, additionalProperties: true, description: 'Declared attributes by key' })
  @IsOptional()
  @IsObject()
  attributes?: Record<string, unknown>;

  @ListOf(() => NewIdentifierDto, MOST_VALUES) identifiers?: NewIdentifierDto[];
  @ListOf(() => NewContactDto, MOST_VALUES) contacts?: NewContactDto[];
  @ListOf(() => NewPaymentAccountDto, MOST_VALUES) paymentAccounts?: NewPaymentAccountDto[];
  @ListOf(() => FirstMemberDto, MOST_MEMBERS) members?: FirstMemberDto[];
}

/** An entry that has one of the identifiers as well. */
export class KnownMatchDto {
  @Handle('registrant') registrantId!: string;
  @Public() idType!: string;
}

/** A registrant that has just been registered. */
export class RegisteredDto {
  @Handle('registrant') id!: string;
  @Operational({ enum: REGISTRANT_KINDS }) kind!: string;
  @Operational({ type: String, nullable: true, enum: [...GROUP_KINDS, null] }) groupKind!: string | null;
  @Operational({ enum: REGISTRANT_STATUSES }) status!: string;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;
  @Part(() => KnownMatchDto, {
    isArray: true,
    required: false,
    description:
      'Entries with the same identifiers, for those with registrant:known-matches. Nothing is refused for them',
  })
  knownMatches?: KnownMatchDto[];

  location(shown: Readonly<Record<string, unknown>>): string {
    return `/v1/registrants/${String(shown['id'])}`;
  }
}

export class ChangeProfileDto {
  @ApiPropertyOptional({ enum: GROUP_KINDS, description: 'Of a group' })
  @IsOptional()
  @IsIn(GROUP_KINDS)
  groupKind?: GroupKind;

  @ApiPropertyOptional({
    type: Object,
    additionalProperties: true,
    description: 'Attributes by key: null removes one; what is not named stays',
  })
  @IsOptional()
  @IsObject()
  attributes?: Record<string, unknown>;
}
