export const REPORTED_STATUSES = ['active', 'suspended', 'graduated', 'deceased', 'inactive'] as const;

export type ReportedStatus = (typeof REPORTED_STATUSES)[number];

export const REVIEWS = ['open', 'confirmed', 'dismissed'] as const;

/** What a partner says of somebody: a program of theirs. */
export interface ReportedProgram {
  readonly registrantId: string;
  readonly programCode: string;
  readonly programName: string;
  readonly status: ReportedStatus;
  /** YYYY-MM-DD. */
  readonly enrolledOn: string | null;
}

/** The same as it is kept: by whom it was reported, and what was made of it. */
export interface ReportedProgramRecord extends ReportedProgram {
  readonly id: string;
  /** An organisation. */
  readonly reporter: string;
  readonly reportedAt: Date;
  readonly review: (typeof REVIEWS)[number];
}
