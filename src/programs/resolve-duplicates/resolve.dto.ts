import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches, ValidateIf } from 'class-validator';

const OUTCOMES = ['duplicate', 'not_duplicate'] as const;

/** Why, in words of one's own. */
export class JustifyDto {
  @ApiProperty({ minLength: 10, maxLength: 500, description: 'Kept sealed in the audit trail' })
  @IsString()
  @Length(10, 500)
  justification!: string;
}

export class ResolveDuplicatesDto extends JustifyDto {
  @ApiProperty({
    enum: OUTCOMES,
    description: '`duplicate`: one entry is kept, the others become duplicated. `not_duplicate`: all are kept',
  })
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @ApiProperty({ required: false, pattern: '^[A-Za-z0-9_-]{22}$', description: 'Who is kept, for outcome `duplicate`' })
  @ValidateIf(({ outcome, primaryId }: ResolveDuplicatesDto) => outcome === 'duplicate' || primaryId !== undefined)
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  primaryId?: string;
}

export class OverrideDuplicatesDto extends JustifyDto {
  @ApiProperty({ pattern: '^[A-Za-z0-9_-]{22}$', description: 'Who goes on as before although nobody has decided' })
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  registrantId!: string;
}
