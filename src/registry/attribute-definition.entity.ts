import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DATA_TYPES = ['text', 'code', 'integer', 'decimal', 'boolean', 'date'] as const;
export type DataType = (typeof DATA_TYPES)[number];
export const APPLIES_TO = ['individual', 'group', 'both'] as const;
export type AppliesTo = (typeof APPLIES_TO)[number];

export const GENERALIZERS = ['hidden', 'as_is', 'year', 'age_band', 'band', 'parent_code'] as const;
export type Generalizer = (typeof GENERALIZERS)[number];

/** What an attribute means to the registry itself: grants are limited by area, statistics are cut by all three. */
export const DIMENSIONS = ['sex', 'birth_date', 'area'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A declared field of registrants. Nothing that is not declared is asked for or kept. */
@Entity({ schema: 'registry', name: 'attribute_definition' })
export class AttributeDefinition {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'data_type' }) dataType!: DataType;
  @Column('text', { name: 'applies_to' }) appliesTo!: AppliesTo;
  /** `sealed` unless it is a coarse code that cannot identify, such as an area. */
  @Column('text') storage!: 'sealed' | 'open';
  /** For codes: the list the value must be of. */
  @Column('uuid', { name: 'code_list_id', nullable: true }) codeListId!: string | null;
  /** How the value is made coarser before anybody is shown it. */
  @Column('text', { default: 'hidden' }) generalizer!: Generalizer;
  /** Width of a band, in years (age_band) or in the attribute's own unit (band). */
  @Column('integer', { name: 'band_width', nullable: true }) bandWidth!: number | null;
  /** What the field is called at sources, unless a source says otherwise. */
  @Column('text', { name: 'source_field', nullable: true }) sourceField!: string | null;
  /** At most one active attribute has each; null for all the others. */
  @Column('text', { nullable: true }) dimension!: Dimension | null;
  @Column('boolean', { default: true }) active!: boolean;
  /** Counts changes: the ETag. */
  @Column('integer', { default: 1 }) revision!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
