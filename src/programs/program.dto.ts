import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { Operational, Public } from '#access';
import { PROGRAM_STATES } from './program.lifecycle.js';
import type { ProgramRecord } from './program.record.js';

const CODE = /^[A-Z][A-Z0-9_-]{1,31}$/;
const TARGETS = ['individual', 'group'] as const;

export class CreateProgramDto {
  @ApiProperty({ example: 'CASH-NORTH', pattern: CODE.source })
  @IsString()
  @Matches(CODE)
  code!: string;

  @ApiProperty({ example: 'Cash transfer, northern districts' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: TARGETS, description: 'Whom the program is offered to, and whom its rule judges' })
  @IsIn(TARGETS)
  target!: 'individual' | 'group';
}

export class ProgramDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: TARGETS }) target!: string;
  @Operational({ enum: PROGRAM_STATES }) state!: string;
  @Public({ enum: ['off', 'warn', 'block'] }) deduplication!: string;
  @Operational() version!: number;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  static from(program: ProgramRecord): ProgramDto {
    return Object.assign(new ProgramDto(), program);
  }
}
