import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose moves a reason is given for. */
export type ReasonedEntity = 'program' | 'enrolment' | 'proposal';

/** A reason that somebody may give for a move. */
@Entity({ schema: 'programs', name: 'reason_code' })
export class ReasonCode {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') entity!: ReasonedEntity;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text', { array: true }) moves!: string[];
  @Column('boolean', { default: true }) active!: boolean;
  @Column('integer', { default: 1 }) revision!: number;
}
