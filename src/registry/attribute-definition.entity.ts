import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DATA_TYPES = ['text', 'code', 'integer', 'decimal', 'boolean', 'date'] as const;
export type DataType = (typeof DATA_TYPES)[number];
export const APPLIES_TO = ['individual', 'group', 'both'] as const;
export type AppliesTo = (typeof APPLIES_TO)[number];

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
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
