import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IfGiven } from '#platform/http/if-given.js';
import { AmountLimitDto, MOST_LIMITS } from './amount-limit.dto.js';
import { CREDENTIAL, LIMITED, LOCAL_URL, RECIPIENT_KEY } from './delivery-channel.dto.js';
import { CsvFileDto, Iso20022FileDto } from './payment-files/file-channel.dto.js';

const PINNED = 'not while a batch of the channel is under way';

/** What is left out stays. Which program a channel is for, its code and its kind are for good. */
export class ChangeChannelDto {
  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional({ description: `Another address; ${PINNED}, and on another host with its credential` })
  @IfGiven()
  @IsUrl(LOCAL_URL)
  @Length(1, 500)
  endpoint?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: `Null: none any more; ${PINNED}` })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  payerAccount?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'At any time; null: none any more' })
  @IsOptional()
  @Matches(CREDENTIAL)
  credential?: string | null;

  @ApiPropertyOptional({ ...RECIPIENT_KEY, description: `Another receiver's key; ${PINNED}` })
  @IfGiven()
  @IsObject()
  recipientKey?: Record<string, unknown>;

  @ApiPropertyOptional({ type: CsvFileDto, description: `The whole of it; but for its statement ${PINNED}` })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => CsvFileDto)
  csv?: CsvFileDto;

  @ApiPropertyOptional({
    type: Iso20022FileDto,
    description: `The whole of it; but for its statement and paidAt ${PINNED}`,
  })
  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => Iso20022FileDto)
  iso20022?: Iso20022FileDto;

  @ApiPropertyOptional({
    type: [AmountLimitDto],
    maxItems: MOST_LIMITS,
    description: `At any time, the whole of them; an empty list: none any more. ${LIMITED}`,
  })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_LIMITS)
  @ArrayUnique(({ currency }: AmountLimitDto) => currency)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AmountLimitDto)
  limits?: AmountLimitDto[];
}
