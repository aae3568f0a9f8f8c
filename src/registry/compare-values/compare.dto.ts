import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { Operational } from '#access';

/** A value a person shows, to be compared with the one on file. */
export class CompareDto {
  @ApiProperty({
    example: 'identifier:national_id',
    description:
      '`identifier:` and the code of an ID type, `phone`, `email`, `bank`, `wallet`, or `attribute:` and a key',
  })
  @Matches(/^(phone|email|bank|wallet|(identifier|attribute):[a-z][a-z0-9_]{1,39})$/)
  field!: string;

  @ApiProperty({ description: 'The value as the person shows it' })
  @IsString()
  @Length(1, 500)
  value!: string;
}

export class ComparisonDto {
  @Operational({ description: 'Whether it is the value on file, or one of them' }) match!: boolean;

  static of(match: boolean): ComparisonDto {
    return Object.assign(new ComparisonDto(), { match });
  }
}
