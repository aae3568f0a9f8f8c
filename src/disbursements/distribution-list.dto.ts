import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsObject, IsOptional, Matches } from 'class-validator';
import { Operational } from '#access';
import { IsInstant } from '#platform/http/instant.js';

export const LIST_PURPOSES = ['distribution', 'verification'] as const;

/** Who is handed the list, what for, and until when they may keep it. */
export class OrderListDto {
  @ApiProperty({
    example: 'POINT-7',
    description: 'The distribution point or organisation it is for: a code, no person',
  })
  @Matches(/^[A-Z0-9][A-Z0-9_-]{0,39}$/)
  recipient!: string;

  @ApiProperty({ enum: LIST_PURPOSES })
  @IsIn(LIST_PURPOSES)
  purpose!: (typeof LIST_PURPOSES)[number];

  @ApiProperty({ format: 'date-time', description: 'When it must be destroyed: within 31 days' })
  @IsInstant()
  expiresAt!: string;

  @ApiProperty({
    type: [String],
    example: ['given_name', 'family_name'],
    description: 'Attributes by which people are known at the point, as few as will do',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^[a-z][a-z0-9_]{0,59}$/, { each: true })
  fields!: string[];

  @ApiPropertyOptional({ description: 'Only beneficiaries of this area, and of those below it' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/)
  area?: string;

  @ApiProperty({
    type: Object,
    additionalProperties: true,
    example: { kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' },
    description: 'Public JWK of the recipient: RSA of at least 2048 bits, P-256, P-384, P-521 or X25519',
  })
  @IsObject()
  key!: Record<string, unknown>;
}

/** A part of the list, which nobody but the recipient opens. */
export class ListPartDto {
  @Operational({ description: 'From 1: a part that is missing shows' }) part!: number;
  @Operational() lines!: number;
  @Operational({ description: 'Compact JWE (RFC 7516) of a JSON document, docs/disbursement.md' }) content!: string;

  static of(part: number, lines: number, content: string): ListPartDto {
    return Object.assign(new ListPartDto(), { part, lines, content });
  }
}
