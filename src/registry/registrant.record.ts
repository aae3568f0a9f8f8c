import type { AppliesTo, DataType } from './attribute-definition.entity.js';

/** A registrant without anything that identifies. */
export interface RegistrantRecord {
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  readonly status: string;
}

/** The declared attributes, as rules and mappings are typed against them. */
export type AttributeSchema = readonly {
  readonly key: string;
  readonly dataType: DataType;
  readonly appliesTo: AppliesTo;
  readonly storage: 'sealed' | 'open';
}[];
