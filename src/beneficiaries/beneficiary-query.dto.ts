import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

const INCLUDES = ['members'] as const;

export type Include = (typeof INCLUDES)[number];

export class BeneficiaryQuery {
  @ApiPropertyOptional({ enum: INCLUDES, description: 'Adds what the members of a group receive on their own' })
  @IsOptional()
  @IsIn(INCLUDES)
  include?: Include;
}

export class BeneficiaryLookupDto extends BeneficiaryQuery {
  @ApiProperty({ example: 'national_id', description: 'Code of an ID type' })
  @IsString()
  @Length(1, 64)
  idType!: string;

  @ApiProperty({ description: 'The value shown' })
  @IsString()
  @Length(1, 200)
  value!: string;
}
