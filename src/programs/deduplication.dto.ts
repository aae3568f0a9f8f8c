import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Operational, Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import {
  DEDUPLICATION_POLICIES,
  type DeduplicationPolicy,
  type DeduplicationRecord,
  IDENTIFIER_CRITERIA,
} from './deduplication.record.js';

const CONTACTS = ['phone', 'email'] as const;
const ACCOUNTS = ['bank', 'wallet'] as const;

/** What is left out stays as it is. */
export class ChangeDeduplicationDto {
  @ApiPropertyOptional({ enum: DEDUPLICATION_POLICIES })
  @IfGiven()
  @IsIn(DEDUPLICATION_POLICIES)
  policy?: DeduplicationPolicy;

  @ApiPropertyOptional({
    enum: IDENTIFIER_CRITERIA,
    description: 'Of every type, of a class, of the `idTypes`, or none; valid and not expired ones only',
  })
  @IfGiven()
  @IsIn(IDENTIFIER_CRITERIA)
  identifiers?: (typeof IDENTIFIER_CRITERIA)[number];

  @ApiPropertyOptional({ type: [String], example: ['national_id'], description: 'For identifiers `types`' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z][a-z0-9_]{1,39}$/, { each: true })
  idTypes?: string[];

  @ApiPropertyOptional({ enum: CONTACTS, isArray: true })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(CONTACTS, { each: true })
  contacts?: (typeof CONTACTS)[number][];

  @ApiPropertyOptional({ enum: ACCOUNTS, isArray: true })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(ACCOUNTS, { each: true })
  paymentAccounts?: (typeof ACCOUNTS)[number][];

  @ApiPropertyOptional({ description: 'Programs for groups: by what members hold, and by members of two groups' })
  @IfGiven()
  @IsBoolean()
  members?: boolean;

  @ApiPropertyOptional({ minimum: 1, maximum: 1000, description: 'A run stops when somebody is like more others' })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1000)
  mostOthers?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, description: 'A run stops when more per cent are like somebody' })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(100)
  mostPercent?: number;
}

/** How a program looks for duplicates. */
export class DeduplicationDto {
  @Public({ format: 'uuid' }) programId!: string;
  @Public({ enum: DEDUPLICATION_POLICIES }) policy!: string;
  @Public({ enum: IDENTIFIER_CRITERIA }) identifiers!: string;
  @Public({ type: [String] }) idTypes!: readonly string[];
  @Public({ type: [String] }) contacts!: readonly string[];
  @Public({ type: [String] }) paymentAccounts!: readonly string[];
  @Public() members!: boolean;
  @Public() mostOthers!: number;
  @Public() mostPercent!: number;
  @Operational({ description: 'Counts the versions; 0: nobody has said anything yet' }) revision!: number;

  static from(record: DeduplicationRecord): DeduplicationDto {
    const { id: _, ...shown } = record;
    return Object.assign(new DeduplicationDto(), shown);
  }
}
