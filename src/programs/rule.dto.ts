import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Operational, Public } from '#access';
import type { RuleVersion } from './rule-version.entity.js';

export class CreateRuleDto {
  @ApiProperty({
    example: 'age(birth_date) >= 60 && monthly_income < 5000',
    description:
      'CEL, yielding bool, over the attributes of the target; for groups also `members`. age(date) counts completed years ' +
      'as of the run; date("2001-05-31") is a day. A missing attribute makes the verdict unknown, never true.',
  })
  @IsString()
  @Length(1, 10_000)
  expression!: string;
}

export class RuleDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Public({ description: 'Counts from 1; runs use the newest' }) version!: number;
  @Operational() expression!: string;
  @Operational({ format: 'uuid' }) createdBy!: string;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  static from(rule: RuleVersion): RuleDto {
    return Object.assign(new RuleDto(), rule);
  }
}
