import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { FiltersBy, Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import { PageQuery } from '#platform/http/page.js';
import { ENROLMENT_MOVES } from './enrolment.lifecycle.js';
import { PROGRAM_MOVES } from './program.lifecycle.js';
import type { ReasonCode, ReasonedEntity } from './reason-code.entity.js';

const CODE = /^[a-z][a-z0-9_]{1,39}$/;

/** Moves that somebody gives a reason for, by whose moves they are. */
export const REASONED_MOVES: Readonly<Record<ReasonedEntity, readonly string[]>> = {
  program: Object.keys(PROGRAM_MOVES),
  enrolment: Object.keys(ENROLMENT_MOVES),
  proposal: ['decline'],
};

const ENTITIES = Object.keys(REASONED_MOVES);
const MOVES = [...new Set(Object.values(REASONED_MOVES).flat())];

export class ReasonCodesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ENTITIES })
  @IsOptional()
  @IsIn(ENTITIES)
  @FiltersBy('entity')
  entity?: ReasonedEntity;
}

/** What is left out stays as it is. */
export class ChangeReasonCodeDto {
  @ApiPropertyOptional({ example: 'Moved away' })
  @IfGiven()
  @IsString()
  @Length(1, 100)
  name?: string;

  @ApiPropertyOptional({ enum: MOVES, isArray: true, description: 'What it may be the reason of' })
  @IfGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsIn(MOVES, { each: true })
  moves?: string[];

  @ApiPropertyOptional({ description: 'An inactive one stays in histories, and is given no more' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;
}

export class CreateReasonCodeDto {
  @ApiProperty({ enum: ENTITIES, description: 'Whose moves it is a reason for' })
  @IsIn(ENTITIES)
  entity!: ReasonedEntity;

  @ApiProperty({ example: 'moved', pattern: CODE.source })
  @Matches(CODE)
  code!: string;

  @ApiProperty({ example: 'Moved away' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: MOVES, isArray: true, description: 'What it may be the reason of' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsIn(MOVES, { each: true })
  moves!: string[];
}

export class ReasonCodeDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public({ enum: ENTITIES }) entity!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: MOVES, isArray: true }) moves!: string[];
  @Operational() active!: boolean;
  @Operational({ description: 'Counts changes: the ETag' }) revision!: number;

  static from(code: ReasonCode): ReasonCodeDto {
    return Object.assign(new ReasonCodeDto(), code);
  }
}
