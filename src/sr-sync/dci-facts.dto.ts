import { plainToInstance } from 'class-transformer';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { Public } from '#access';
import { IfGiven } from '#platform/http/if-given.js';
import type { DciFacts } from './social-registry.entity.js';

/** Terms of the standard: names with colons, points, dashes and slashes. */
const TERM = /^[A-Za-z][\w:./#-]{0,199}$/;
const RECORD_TYPE = {
  type: String,
  required: false,
  nullable: true,
  pattern: TERM.source,
  example: 'spdci-extensions-social:Group',
};

/** What a source that speaks DCI is to be told besides. What it calls ID types stands in the mapping. */
export class DciFactsDto {
  @Public({ example: 'ns:org:RegistryType:Social', pattern: TERM.source, description: 'reg_type' })
  @Matches(TERM)
  registryType!: string;

  @Public({ ...RECORD_TYPE, description: 'reg_record_type of groups; null or absent: groups are not asked for' })
  @IsOptional()
  @Matches(TERM)
  groupRecordType: string | null = null;

  @Public({ ...RECORD_TYPE, description: 'reg_record_type of individuals; null or absent: they are not asked for' })
  @IsOptional()
  @Matches(TERM)
  individualRecordType: string | null = null;

  @Public({ enum: ['sync', 'async'], required: false, description: 'sync unless told' })
  @IfGiven()
  @IsIn(['sync', 'async'])
  exchange: 'sync' | 'async' = 'sync';

  @Public({ enum: ['expression', 'predicate'], required: false, description: 'expression unless told' })
  @IfGiven()
  @IsIn(['expression', 'predicate'])
  queryType: 'expression' | 'predicate' = 'expression';

  @Public({
    type: String,
    required: false,
    nullable: true,
    pattern: TERM.source,
    example: 'last_updated',
    description: 'Its attribute of the instant of a change, by which incremental runs ask; null or absent: it has none',
  })
  @IsOptional()
  @Matches(TERM)
  changedAttribute: string | null = null;

  static from(facts: DciFacts): DciFactsDto {
    return plainToInstance(DciFactsDto, facts);
  }
}
