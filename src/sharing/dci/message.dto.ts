import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length } from 'class-validator';

const OPEN = { type: 'object', additionalProperties: true } as const;

/** A message of the standard. What it holds is judged by the schema of its operation, which says more of what is wrong. */
export class DciMessageDto {
  @ApiPropertyOptional({ type: String, maxLength: 10_000 })
  @IsOptional()
  @IsString()
  @Length(0, 10_000)
  signature?: string;

  @ApiProperty(OPEN)
  @IsOptional()
  @IsObject()
  header?: Record<string, unknown>;

  @ApiProperty(OPEN)
  @IsOptional()
  @IsObject()
  message?: Record<string, unknown>;
}
