import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Operational, Public } from '#access';
import {
  type AppliesTo,
  APPLIES_TO,
  type AttributeDefinition,
  type DataType,
  DATA_TYPES,
} from './attribute-definition.entity.js';
import { type IdType, ID_TYPE_CLASSES, type IdTypeClass } from './id-type.entity.js';

const KEY = /^[a-z][a-z0-9_]{1,39}$/;

export class CreateIdTypeDto {
  @ApiProperty({ example: 'national_id', pattern: KEY.source })
  @Matches(KEY)
  code!: string;

  @ApiProperty({ example: 'National ID' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: ID_TYPE_CLASSES })
  @IsIn(ID_TYPE_CLASSES)
  class!: IdTypeClass;

  @ApiProperty({ example: '\\d{12}', description: 'Regular expression the whole value must match' })
  @IsString()
  @Length(1, 200)
  pattern!: string;
}

export class IdTypeDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public() code!: string;
  @Public() name!: string;
  @Public({ enum: ID_TYPE_CLASSES }) class!: string;
  @Public() pattern!: string;
  @Operational() active!: boolean;

  static from(idType: IdType): IdTypeDto {
    return Object.assign(new IdTypeDto(), idType);
  }
}

export class CreateAttributeDto {
  @ApiProperty({ example: 'birth_date', pattern: KEY.source })
  @Matches(KEY)
  key!: string;

  @ApiProperty({ example: 'Date of birth' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: DATA_TYPES })
  @IsIn(DATA_TYPES)
  dataType!: DataType;

  @ApiProperty({ enum: APPLIES_TO })
  @IsIn(APPLIES_TO)
  appliesTo!: AppliesTo;

  @ApiPropertyOptional({ enum: ['sealed', 'open'], default: 'sealed', description: 'open is for coarse codes only' })
  @IsOptional()
  @IsIn(['sealed', 'open'])
  storage: 'sealed' | 'open' = 'sealed';
}

export class AttributeDto {
  @Public({ format: 'uuid' }) id!: string;
  @Public() key!: string;
  @Public() name!: string;
  @Public({ enum: DATA_TYPES }) dataType!: string;
  @Public({ enum: APPLIES_TO }) appliesTo!: string;
  @Public({ enum: ['sealed', 'open'] }) storage!: string;

  static from(attribute: AttributeDefinition): AttributeDto {
    return Object.assign(new AttributeDto(), attribute);
  }
}
