import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsString, Length, Matches } from 'class-validator';
import { Handle, Operational, Part, Public, Revealed } from '#access';
import type { Sensitive } from '#platform/vault/sensitive.js';
import { REVEAL_PURPOSES, type RevealPurpose } from './reveal.purposes.js';

const PURPOSES = Object.keys(REVEAL_PURPOSES) as RevealPurpose[];

/** Single fields of a registrant that somebody must see, and why. */
export class RevealDto {
  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: 5,
    example: ['contact:phone'],
    description:
      'The key of an attribute, `identifier:` and the code of an ID type, `contact:phone`, `contact:email`, `account:bank` or `account:wallet`',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ArrayUnique()
  @Matches(/^((identifier:)?[a-z][a-z0-9_]{1,39}|contact:(phone|email)|account:(bank|wallet))$/, { each: true })
  fields!: string[];

  @ApiProperty({ enum: PURPOSES, description: 'Each purpose allows certain classes of data' })
  @IsIn(PURPOSES)
  purpose!: RevealPurpose;

  @ApiProperty({ minLength: 20, maxLength: 500, description: 'Kept sealed in the audit trail' })
  @IsString()
  @Length(20, 500)
  reason!: string;
}

/** What of a registrant a field holds. */
export class RevealedFieldDto {
  @Operational() field!: string;
  @Revealed({
    isArray: true,
    type: String,
    description: 'Every valid value on file, as it is; of an attribute at most one. None: empty',
  })
  values!: readonly Sensitive<unknown>[];

  static of(field: string, values: readonly Sensitive<unknown>[]): RevealedFieldDto {
    return Object.assign(new RevealedFieldDto(), { field, values });
  }
}

export class RevelationDto {
  @Handle('registrant') id!: string;
  @Public({ enum: PURPOSES }) purpose!: RevealPurpose;
  @Part(() => RevealedFieldDto, { isArray: true }) fields!: RevealedFieldDto[];

  static of(id: string, purpose: RevealPurpose, fields: RevealedFieldDto[]): RevelationDto {
    return Object.assign(new RevelationDto(), { id, purpose, fields });
  }
}
