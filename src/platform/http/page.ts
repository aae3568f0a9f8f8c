import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Cursors } from './cursors.js';

/** Query of every list. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  @ApiPropertyOptional({ description: 'nextCursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** One page of a list in keyset order, and the cursor of the next, null at the end. */
export class Page<T> {
  constructor(
    readonly data: readonly T[],
    readonly nextCursor: string | null,
  ) {}

  map<U>(change: (item: T) => U): Page<U> {
    return new Page(this.data.map(change), this.nextCursor);
  }
}

/** Makes a page of `limit + 1` rows read after the cursor: the extra row tells that there is more. */
export function pageOf<T>(
  cursors: Cursors,
  list: string,
  rows: readonly T[],
  limit: number,
  key: (row: T) => unknown,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return new Page(shown, rows.length > limit && last !== undefined ? cursors.encode(list, key(last)) : null);
}
