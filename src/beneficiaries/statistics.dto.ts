import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { FiltersBy, MINIMUM_CELL, Part, Public, type Rounded } from '#access';
import { PageQuery } from '#platform/http/page.js';
import {
  type Cube,
  CUBE_NAMES,
  CUBES,
  cellsOf,
  type Dimension,
  DIMENSIONS,
  keyOf,
  wholeOf,
} from './statistics.catalogue.js';
import type { StatisticRecord } from './statistic.record.js';

const DAY = { example: '2026-05-31', format: 'date', description: 'Day of the snapshot; absent: the newest' };

export class StatisticQuery {
  @ApiProperty({ enum: CUBE_NAMES })
  @IsIn(CUBE_NAMES)
  cube!: Cube;

  @ApiPropertyOptional(DAY)
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'day must be a date, YYYY-MM-DD' })
  day?: string;
}

export class StatisticsQuery extends PageQuery {
  @ApiProperty({ enum: CUBE_NAMES })
  @IsIn(CUBE_NAMES)
  @FiltersBy('cube')
  cube!: Cube;
}

export class StatisticCellDto {
  @Public({ type: [String], description: 'A class for each of the dimensions, in their order' }) classes!: string[];
  @Public({ type: Number, nullable: true, description: 'Rounded; null: suppressed' }) count!: number | null;
  @Public({ type: Number, nullable: true, description: 'The count lies within half of this' }) roundedTo!:
    number | null;

  static of(classes: string[], shown: Rounded | null): StatisticCellDto {
    return Object.assign(new StatisticCellDto(), {
      classes,
      count: shown?.count ?? null,
      roundedTo: shown?.step ?? null,
    });
  }
}

export class StatisticDto {
  @Public() programId!: string;
  @Public({ example: 'CASH' }) programCode!: string;
  @Public({ enum: CUBE_NAMES }) cube!: string;
  @Public({ enum: DIMENSIONS, isArray: true }) dimensions!: string[];
  @Public({ format: 'date' }) day!: string;
  @Public({ type: String, format: 'date-time', description: 'The instant people were looked at as of' }) asOf!: Date;
  @Part(() => StatisticCellDto, { description: 'Everybody the statistic is of: rounded by itself, not a sum' })
  whole!: StatisticCellDto;
  @Public({
    description: 'Fewer people than this are never shown; others are suppressed so that nobody can compute them',
  })
  minimumCell!: number;
  @Part(() => StatisticCellDto, { isArray: true }) cells!: StatisticCellDto[];

  static of(cube: Cube): (record: StatisticRecord) => StatisticDto {
    const dimensions = CUBES[cube] as readonly Dimension[];
    return ({ programId, programCode, day, asOf, classes, shown }) => {
      const cells = cellsOf(dimensions, classes).map((cell) =>
        StatisticCellDto.of(cell, shown[keyOf(dimensions, cell)] ?? null),
      );
      const about = { programId, programCode, cube, dimensions: [...dimensions], day, asOf };
      return Object.assign(new StatisticDto(), {
        ...about,
        whole: StatisticCellDto.of([], shown[wholeOf(cube)] ?? null),
        minimumCell: MINIMUM_CELL,
        cells,
      });
    };
  }
}
