/** `revoked` and `expired` also of a grant that ended with one above it. */
export const GRANT_STATES = ['to_come', 'in_force', 'expired', 'revoked'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/** A grant as it is told of, with its state of this moment. */
export interface GrantRecord {
  readonly id: string;
  readonly userId: string;
  readonly role: string | null;
  readonly permissions: readonly string[];
  readonly programIds: readonly string[] | null;
  readonly areas: readonly string[] | null;
  readonly dataClasses: readonly string[];
  readonly validFrom: Date;
  readonly expiresAt: Date;
  readonly grantedBy: string | null;
  readonly parentId: string | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly state: GrantState;
}
