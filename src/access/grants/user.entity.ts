import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone or something that calls: a subject of an OIDC issuer, working for an organisation. */
@Entity({ schema: 'access', name: 'app_user' })
export class User {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') issuer!: string;
  @Column('text') subject!: string;
  @Column('text') organisation!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
