import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Permissions within a scope, for a time, given by one user to another out of a grant of their own. */
@Entity({ schema: 'access', name: 'user_grant' })
export class Grant {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text', { nullable: true }) role!: string | null;
  @Column('text', { array: true }) permissions!: string[];
  @Column('uuid', { name: 'program_ids', array: true, nullable: true }) programIds!: string[] | null;
  @Column('text', { array: true, nullable: true }) areas!: string[] | null;
  @Column('text', { name: 'data_classes', array: true, default: () => "'{}'" }) dataClasses!: string[];
  /** Permissions it may give to others. */
  @Column('text', { name: 'may_give', array: true, default: () => "'{}'" }) mayGive!: string[];
  /** The giver's own grant it came out of; null for one made on the host. */
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  /** How many gave before it came to its holder. */
  @Column('smallint', { default: 0 }) depth!: number;
  @Column('timestamptz', { name: 'valid_from', default: () => 'now()' }) validFrom!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('uuid', { name: 'granted_by', nullable: true }) grantedBy!: string | null;
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
