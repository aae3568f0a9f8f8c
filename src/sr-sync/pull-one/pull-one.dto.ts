import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { Handle, Operational } from '#access';
import { IfGiven } from '#platform/http/if-given.js';

const KINDS = ['individual', 'group'] as const;

/** Whom a source is asked for. The value stands in the body, never in a URL. */
export class PullOneDto {
  @ApiProperty({ example: 'national_id', description: 'Code of an ID type that the mapping of the source names' })
  @Matches(/^[a-z][a-z0-9_]{1,39}$/)
  idType!: string;

  @ApiProperty({ description: 'The identifier as the person shows it' })
  @IsString()
  @Length(1, 100)
  value!: string;

  @ApiPropertyOptional({ enum: KINDS, default: 'individual', description: 'A group comes with its members' })
  @IfGiven()
  @IsIn([...KINDS])
  kind: (typeof KINDS)[number] = 'individual';
}

/** Who the record of a source is: nothing that identifies. */
export class PulledRegistrantDto {
  @Handle('registrant') id!: string;
  @Operational({ enum: KINDS }) kind!: string;

  static of(id: string, kind: string): PulledRegistrantDto {
    return Object.assign(new PulledRegistrantDto(), { id, kind });
  }
}
