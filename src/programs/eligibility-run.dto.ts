import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

const MODES = ['full', 'incremental'] as const;

export class OrderRunDto {
  @ApiPropertyOptional({
    enum: MODES,
    default: 'full',
    description:
      '`incremental`: only those of whom something has changed since the last run of the same rule version, and everybody where ' +
      'there is none or where the rule asks for ages and another day has come',
  })
  @IsOptional()
  @IsIn(MODES)
  mode?: (typeof MODES)[number];
}
