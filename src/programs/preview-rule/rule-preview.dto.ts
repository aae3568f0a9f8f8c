import { MINIMUM_CELL, NOISE, Part, Public, type QuantityKey, type Rounded, SHOWN_FROM } from '#access';
import { keyOf, type WhetherEnrolled } from './changes.js';

/** What a preview found, as it may be shown. */
export interface RulePreviewRecord {
  readonly id: string;
  readonly programId: string;
  readonly asOf: Date;
  readonly shown: Readonly<Record<QuantityKey, Rounded | null>>;
}

export class PreviewCountDto {
  @Public({ type: Number, nullable: true, description: 'With noise, rounded; null: suppressed' }) count!: number | null;
  @Public({ type: Number, nullable: true }) roundedTo!: number | null;

  static of(shown: Rounded | null | undefined): PreviewCountDto {
    return Object.assign(new PreviewCountDto(), { count: shown?.count ?? null, roundedTo: shown?.step ?? null });
  }
}

const of = (description: string) => ({ description });

/** Each number is rounded by itself: none is the sum of others. */
export class PreviewRowDto {
  @Part(() => PreviewCountDto) all!: PreviewCountDto;
  @Part(() => PreviewCountDto) eligible!: PreviewCountDto;
  @Part(() => PreviewCountDto) notEligible!: PreviewCountDto;
  @Part(() => PreviewCountDto, of('A missing attribute leaves it open')) unknown!: PreviewCountDto;

  static of(who: WhetherEnrolled | null, shown: RulePreviewRecord['shown']): PreviewRowDto {
    return Object.assign(new PreviewRowDto(), {
      all: PreviewCountDto.of(shown[keyOf(null, who)]),
      eligible: PreviewCountDto.of(shown[keyOf('eligible', who)]),
      notEligible: PreviewCountDto.of(shown[keyOf('not_eligible', who)]),
      unknown: PreviewCountDto.of(shown[keyOf('unknown', who)]),
    });
  }
}

export class RulePreviewDto {
  @Public({ format: 'uuid', description: 'Of the operation that made it' }) id!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Public({ type: String, format: 'date-time', description: 'The instant people were judged as of' }) asOf!: Date;
  @Part(() => PreviewRowDto, of('Everybody the program is meant for')) everybody!: PreviewRowDto;
  @Part(() => PreviewRowDto, of('Who is enrolled now: those not eligible would be refused')) enrolled!: PreviewRowDto;
  @Part(() => PreviewRowDto, of('Who is not enrolled now: those eligible would come in')) others!: PreviewRowDto;
  @Public({ description: 'Fewer people than this are never shown' }) minimumCell!: number;
  @Public({ description: 'Counts with noise below this are not shown' }) shownFrom!: number;
  @Public({ description: 'The scale of the noise: half of it lies within 14, one in twenty beyond 60' }) noise!: number;

  static from({ id, programId, asOf, shown }: RulePreviewRecord): RulePreviewDto {
    return Object.assign(new RulePreviewDto(), {
      id,
      programId,
      asOf,
      everybody: PreviewRowDto.of(null, shown),
      enrolled: PreviewRowDto.of('enrolled', shown),
      others: PreviewRowDto.of('others', shown),
      minimumCell: MINIMUM_CELL,
      shownFrom: SHOWN_FROM,
      noise: NOISE,
    });
  }
}
