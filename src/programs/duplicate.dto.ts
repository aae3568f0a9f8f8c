import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FiltersBy, Handle, Operational, Part, Public } from '#access';
import { PageQuery } from '#platform/http/page.js';
import { DUPLICATE_STATES, type DuplicateState } from './duplicate.lifecycle.js';
import type {
  DuplicateClusterRecord,
  DuplicateMatchRecord,
  DuplicateMemberRecord,
  DuplicateMoveRecord,
} from './duplicate.record.js';

const OUTCOMES = ['duplicate', 'not_duplicate', 'no_match'];
const INSTANT = { type: String, format: 'date-time' } as const;
const MAYBE = { ...INSTANT, nullable: true } as const;

export class DuplicatesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DUPLICATE_STATES })
  @IsOptional()
  @IsIn(DUPLICATE_STATES)
  @FiltersBy('state')
  state?: DuplicateState;
}

/** Enrolments of a program that may be of one person, or household. */
export class DuplicateClusterDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Public({ format: 'uuid' }) programId!: string;
  @Operational({ enum: DUPLICATE_STATES }) state!: string;
  @Operational({
    type: String,
    enum: [...OUTCOMES, null],
    nullable: true,
    description: '`no_match`: a run found that they are like each other no more',
  })
  outcome!: string | null;
  @Operational({ description: 'How many registrants' }) size!: number;
  @Operational() revision!: number;
  @Operational(INSTANT) openedAt!: Date;
  @Operational({ type: String, format: 'uuid', nullable: true }) resolvedBy!: string | null;
  @Operational(MAYBE) resolvedAt!: Date | null;

  static from(cluster: DuplicateClusterRecord): DuplicateClusterDto {
    return Object.assign(new DuplicateClusterDto(), cluster);
  }
}

/** One of those in question. */
export class DuplicateMemberDto {
  @Handle('registrant') registrantId!: string;
  @Handle('enrolment') enrolmentId!: string;
  @Operational({ enum: ['suspected', 'primary', 'duplicate', 'distinct', 'gone'] }) role!: string;
  @Operational({ description: 'Of the enrolment, now' }) state!: string;
  @Operational({ type: String, nullable: true, description: 'The state it is given back unless it is a duplicate' })
  heldFrom!: string | null;
  @Operational({ type: String, format: 'uuid', nullable: true }) overriddenBy!: string | null;
  @Operational(MAYBE) overriddenAt!: Date | null;
  @Operational(INSTANT) joinedAt!: Date;
  @Operational(MAYBE) leftAt!: Date | null;

  static from(member: DuplicateMemberRecord): DuplicateMemberDto {
    return Object.assign(new DuplicateMemberDto(), member);
  }
}

/** Two of them and a key that both hold: which one it is, and not its value. */
export class DuplicateMatchDto {
  @Handle('registrant') registrantA!: string;
  @Handle('registrant') registrantB!: string;
  @Public({ enum: ['identifier', 'contact', 'payment_account', 'member'] }) criterion!: string;
  @Public({ type: String, nullable: true, description: 'Code of the ID type, kind of contact or account' }) code!:
    string | null;
  @Operational({ description: 'A member of the group holds it' }) throughMembers!: boolean;
  @Operational({ description: 'Somebody has decided that it means nothing' }) dismissed!: boolean;

  static from(match: DuplicateMatchRecord): DuplicateMatchDto {
    return Object.assign(new DuplicateMatchDto(), match);
  }
}

export class DuplicateMoveDto {
  @Operational() fromState!: string;
  @Operational() toState!: string;
  @Operational({ format: 'uuid' }) actorId!: string;
  @Operational(INSTANT) at!: Date;
  @Operational() reason!: string;

  static from(move: DuplicateMoveRecord): DuplicateMoveDto {
    return Object.assign(new DuplicateMoveDto(), move);
  }
}

/** All that is known of a cluster. */
export class DuplicateDetailDto extends DuplicateClusterDto {
  @Part(() => DuplicateMemberDto, { isArray: true }) members!: DuplicateMemberDto[];
  @Part(() => DuplicateMatchDto, { isArray: true }) matches!: DuplicateMatchDto[];
  @Part(() => DuplicateMoveDto, { isArray: true }) history!: DuplicateMoveDto[];

  static of(
    cluster: DuplicateClusterRecord,
    members: readonly DuplicateMemberRecord[],
    matches: readonly DuplicateMatchRecord[],
    history: readonly DuplicateMoveRecord[],
  ): DuplicateDetailDto {
    return Object.assign(new DuplicateDetailDto(), cluster, {
      members: members.map(DuplicateMemberDto.from),
      matches: matches.map(DuplicateMatchDto.from),
      history: history.map(DuplicateMoveDto.from),
    });
  }
}
