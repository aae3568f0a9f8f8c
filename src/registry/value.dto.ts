import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';

export const CONTACT_KINDS = ['phone', 'email'] as const;
export const ACCOUNT_KINDS = ['bank', 'wallet'] as const;
export const VALUE_STATUSES = ['valid', 'invalid'] as const;
export type ValueStatus = (typeof VALUE_STATUSES)[number];

const LONGEST = 300;

/** An identifier as the person shows it. It comes in, and never goes out again. */
export class NewIdentifierDto {
  @ApiProperty({ example: 'national_id', description: 'Code of an ID type' })
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  idType!: string;

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST)
  value!: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresOn?: string;
}

export class NewContactDto {
  @ApiProperty({ enum: CONTACT_KINDS })
  @IsIn(CONTACT_KINDS)
  kind!: (typeof CONTACT_KINDS)[number];

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST)
  value!: string;
}

export class NewPaymentAccountDto {
  @ApiProperty({ enum: ACCOUNT_KINDS })
  @IsIn(ACCOUNT_KINDS)
  kind!: (typeof ACCOUNT_KINDS)[number];

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST)
  value!: string;
}
