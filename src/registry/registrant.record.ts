import type { AppliesTo, DataType } from './attribute-definition.entity.js';

export const REGISTRANT_KINDS = ['individual', 'group'] as const;
export type RegistrantKind = (typeof REGISTRANT_KINDS)[number];

export const GROUP_KINDS = ['household', 'family', 'institution', 'other'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** `disabled`: leaves new enrolments and keeps its history. `erased`: unreadable for good. */
export const REGISTRANT_STATUSES = ['active', 'disabled', 'erased'] as const;
export type RegistrantStatus = (typeof REGISTRANT_STATUSES)[number];

export const STATUS_REASONS = [
  'deceased',
  'moved_away',
  'duplicate',
  'entered_in_error',
  'requested',
  'other',
] as const;
/** `gone_at_source`: no source tells of the registrant any more; given by pulls, never by hand. */
export const ALL_STATUS_REASONS = [...STATUS_REASONS, 'gone_at_source'] as const;
export type StatusReason = (typeof ALL_STATUS_REASONS)[number];

/** A registrant without anything that identifies. */
export interface RegistrantRecord {
  readonly registrantId: string;
  readonly kind: RegistrantKind;
  readonly groupKind: GroupKind | null;
  readonly status: RegistrantStatus;
}

/** The declared attributes, as rules and mappings are typed against them. */
export type AttributeSchema = readonly {
  readonly key: string;
  readonly dataType: DataType;
  readonly appliesTo: AppliesTo;
  readonly storage: 'sealed' | 'open';
}[];
