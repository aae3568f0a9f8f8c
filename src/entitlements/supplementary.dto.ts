import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';

const REASON = /^[a-z][a-z0-9_]{2,39}$/;
const HANDLE = /^[A-Za-z0-9_-]{22}$/;

/** Why, as a code of the program's own: nothing about persons. */
export class LineReasonDto {
  @ApiProperty({ example: 'entered_in_error', pattern: REASON.source, description: 'A code; nothing about persons' })
  @Matches(REASON)
  reason!: string;
}

export class CreateSupplementaryDto extends LineReasonDto {
  @ApiProperty({ description: 'Handle of an enrolled registrant', pattern: HANDLE.source })
  @Matches(HANDLE)
  registrantId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  benefitId!: string;

  @ApiPropertyOptional({ example: '300.00', description: 'Money; left out: what the benefit gives to each' })
  @IsOptional()
  @Matches(/^\d{1,15}(\.\d{1,4})?$/)
  amount?: string;

  @ApiPropertyOptional({ example: '5', description: 'Goods; left out: what the benefit gives to each' })
  @IsOptional()
  @Matches(/^(?=.*[1-9])\d{1,12}(\.\d{1,6})?$/)
  quantity?: string;

  @ApiPropertyOptional({ description: 'Handle of the line it corrects', pattern: HANDLE.source })
  @IsOptional()
  @Matches(HANDLE)
  corrects?: string;
}
