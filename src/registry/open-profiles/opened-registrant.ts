import type { RegistrantKind } from '../registrant.record.js';

/** One registrant opened on the main thread, for one request. Lives no longer than that request. */
export interface OpenedRegistrant {
  readonly registrantId: string;
  readonly kind: RegistrantKind;
  readonly profileVersion: number;
  /** Values by attribute key: those that are sealed at rest. */
  readonly sealed: Readonly<Record<string, unknown>>;
  /** Values by attribute key: coarse codes that stand open at rest. */
  readonly open: Readonly<Record<string, unknown>>;
}

/** Why one registrant is opened: to show it generalized, to change it, to compare it with what a person shows, to reveal single fields. */
export type OpeningOne = 'view' | 'change' | 'compare' | 'reveal';
