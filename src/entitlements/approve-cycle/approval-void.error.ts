import { DomainError } from '#platform/errors/domain-error.js';

/** What is to be delivered is not what was approved. */
export class ApprovalVoid extends DomainError {
  constructor(
    changed: number,
    approvedLines: number,
    lines: number,
    override readonly atFault: readonly string[] = [],
  ) {
    super(
      'entitlements:approval-void',
      'conflict',
      'Lines of the cycle differ from what was approved: the approval is void',
      { changed, approvedLines, lines },
    );
  }
}
