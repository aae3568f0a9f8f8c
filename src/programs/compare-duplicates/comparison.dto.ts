import { Handle, Operational, Part, Public } from '#access';
import { type Comparison, COMPARISONS } from './similarity.js';

export class FieldComparisonDto {
  @Public({ description: 'Key of the attribute' }) attribute!: string;
  @Operational({ enum: COMPARISONS, description: '`missing`: one of the two has none' }) comparison!: string;
}

/** One of the others of the cluster, field by field. */
export class MemberComparisonDto {
  @Handle('registrant') registrantId!: string;
  @Part(() => FieldComparisonDto, { isArray: true }) fields!: FieldComparisonDto[];

  static of(registrantId: string, keys: readonly string[], comparisons: readonly Comparison[]): MemberComparisonDto {
    const fields = keys.map((attribute, index) =>
      Object.assign(new FieldComparisonDto(), { attribute, comparison: comparisons[index] }),
    );
    return Object.assign(new MemberComparisonDto(), { registrantId, fields });
  }
}

/** How one of the cluster stands to each of the others. */
export class DuplicateComparisonDto {
  @Handle('registrant') registrantId!: string;
  @Part(() => MemberComparisonDto, { isArray: true }) others!: MemberComparisonDto[];

  static of(registrantId: string, others: readonly MemberComparisonDto[]): DuplicateComparisonDto {
    return Object.assign(new DuplicateComparisonDto(), { registrantId, others });
  }
}
