import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Counts, Operational, Part, Public } from '#access';
import { ID_TYPE_CLASSES, type IdTypeClass } from '#registry';
import type { KnownProgram } from './exclude-enrolled/exclusions.service.js';
import { IfGiven } from '#platform/http/if-given.js';
import type { Weights } from './rule.tables.js';
import type { RuleVersion } from './rule-version.entity.js';

/** Either any identifier of a class, or one of a certain type. */
export class RequireIdentifierDto {
  @ApiPropertyOptional({ enum: ID_TYPE_CLASSES, description: 'Any identifier of this class' })
  @ValidateIf(({ idType }: RequireIdentifierDto) => idType === undefined)
  @IsIn(ID_TYPE_CLASSES)
  class?: IdTypeClass;

  @ApiPropertyOptional({ example: 'national_id', description: 'Code of an ID type: one of this type' })
  @ValidateIf((body: RequireIdentifierDto) => body.class === undefined)
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  idType?: string;
}

export class RuleWeightsDto {
  @ApiProperty({ example: 'roof', description: 'As weight() names it' })
  @Matches(/^[a-z][a-z0-9_]{0,39}$/)
  name!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { thatch: 12.5, tin: 4, concrete: 0 },
    description: 'By key, as it is written',
  })
  @IsObject()
  weights!: Record<string, number>;
}

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

  @ApiPropertyOptional({
    type: () => [RuleWeightsDto],
    description:
      "What weight('roof', roof_material) looks up: at most 50 tables with 10 000 weights in all. Left out: those of the " +
      'version before',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RuleWeightsDto)
  weightTables?: RuleWeightsDto[];

  @ApiPropertyOptional({
    type: () => RequireIdentifierDto,
    nullable: true,
    description:
      'An identifier, valid and not expired, without which nobody is eligible; of a group its own, or its head has it. ' +
      'Left out: as in the version before. null: none',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RequireIdentifierDto)
  requiredIdentifier?: RequireIdentifierDto | null;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    maxItems: 20,
    description:
      'Programs in your scope, for the same kind of registrants: whoever is enrolled or paused in one of them is not eligible. ' +
      'Left out: as in the version before. Empty: none',
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID('all', { each: true })
  excludedProgramIds?: string[];
}

/** A program that is excluded; without id and name where no grant of the caller covers it. */
export class ExcludedProgramDto {
  @Public({ type: String, format: 'uuid', nullable: true }) id!: string | null;
  @Public({ type: String, nullable: true, description: 'null: another program' }) name!: string | null;

  static from(program: KnownProgram): ExcludedProgramDto {
    return Object.assign(new ExcludedProgramDto(), program);
  }
}

export class RequiredIdentifierDto {
  @Public({ type: String, nullable: true, enum: [...ID_TYPE_CLASSES, null] }) class!: string | null;
  @Public({ type: String, nullable: true }) idType!: string | null;
}

export class WeightTableDto {
  @Public() name!: string;
  @Counts({ description: 'Weights by key' }) weights!: Readonly<Record<string, number>>;

  static from([name, weights]: readonly [string, Weights[string]]): WeightTableDto {
    return Object.assign(new WeightTableDto(), { name, weights });
  }
}

export class RuleDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Public({ description: 'Counts from 1; runs use the newest' }) version!: number;
  @Operational() expression!: string;
  @Part(() => WeightTableDto, { isArray: true }) weightTables!: WeightTableDto[];
  @Part(() => RequiredIdentifierDto, { nullable: true }) requiredIdentifier!: RequiredIdentifierDto | null;
  @Part(() => ExcludedProgramDto, { isArray: true }) excludedPrograms!: ExcludedProgramDto[];
  @Operational({ format: 'uuid' }) createdBy!: string;
  @Operational({ type: String, format: 'date-time' }) createdAt!: Date;

  static from(
    { requiredIdClass, requiredIdType, weights, ...rule }: RuleVersion,
    excluded: readonly KnownProgram[],
  ): RuleDto {
    const { id, programId, version, expression, createdBy, createdAt } = rule;
    const required = { class: requiredIdClass, idType: requiredIdType };
    const requiredIdentifier =
      requiredIdClass === null && requiredIdType === null ? null : Object.assign(new RequiredIdentifierDto(), required);
    const weightTables = Object.entries(weights).map(WeightTableDto.from);
    const shown = { id, programId, version, expression, createdBy, createdAt, weightTables, requiredIdentifier };
    return Object.assign(new RuleDto(), shown, { excludedPrograms: excluded.map(ExcludedProgramDto.from) });
  }
}
