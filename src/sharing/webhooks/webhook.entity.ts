import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EventType } from './event-types.js';

/** Where a client system is told what happens, and of what. It is told within its agreement and its grants besides. */
@Entity({ schema: 'sharing', name: 'webhook' })
export class Webhook {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agreement_id' }) agreementId!: string;
  @Column('text') url!: string;
  @Column('text', { name: 'event_types', array: true }) eventTypes!: EventType[];
  /** Null: every one of the agreement. */
  @Column('uuid', { name: 'about_programs', array: true, nullable: true }) programIds!: string[] | null;
  @Column('bytea', { name: 'secret_sealed' }) secretSealed!: Buffer;
  /** The secret before, as long as both are signed with. */
  @Column('bytea', { name: 'previous_sealed', nullable: true }) previousSealed!: Buffer | null;
  @Column('timestamptz', { name: 'previous_until', nullable: true }) previousUntil!: Date | null;
  @Column('boolean', { default: true }) active!: boolean;
  /** How many events it was ever told: set by the statement that tells them. */
  @Column({ type: 'bigint', default: 0, update: false }) told!: string;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
