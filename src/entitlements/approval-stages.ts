/** Stages an approval may pass, each with a route and a permission of its own (`cycle:approve`, ...). */
export const APPROVAL_STAGES = ['approve', 'authorize', 'release'] as const;

export type ApprovalStage = (typeof APPROVAL_STAGES)[number];

/** Whether lines are approved as far as the funds reach, or all or none. */
export const FUNDINGS = ['partial', 'all_or_nothing'] as const;

export type Funding = (typeof FUNDINGS)[number];
