import { Injectable } from '@nestjs/common';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Stale } from '#platform/http/if-match.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import {
  HeadExists,
  MembershipEnded,
  MembershipOverlaps,
  MemberOfItself,
  NotAGroup,
  NotAnIndividual,
  RegistrantNotActive,
  RepresentativeExists,
  UnknownRegistrant,
} from '../membership.errors.js';
import { entered, isSameRole, roleOf, type WantedRole } from '../membership.policy.js';
import { type EndReason, type GroupRole, type MembershipRecord, revisionOf } from '../membership.record.js';
import { ACTIVE_HEAD, FIND_MEMBERSHIP, LOCK_REGISTRANTS } from '../membership.sql.js';
import type { RegistrantRecord } from '../registrant.record.js';
import { BEGIN, CLASHES, END } from './change-memberships.sql.js';

/** A membership that is to begin. */
interface Coming extends GroupRole {
  readonly registrantId: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/**
 * Begins, changes and ends memberships. Each works under the lock of the group, so that what it found is true when it
 * writes; the unique indexes of the table hold against writers that take no lock.
 */
@Injectable()
export class ChangeMemberships {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async add(
    groupId: string,
    registrantId: string,
    wanted: WantedRole & { readonly startedAt: Date | undefined; readonly endedAt: Date | undefined },
  ): Promise<MembershipRecord> {
    if (groupId === registrantId) throw new MemberOfItself();
    const now = this.clock.now();
    const startedAt = entered('startedAt', wanted.startedAt, now);
    const endedAt = wanted.endedAt ? entered('endedAt', wanted.endedAt, now, startedAt) : null;
    const role = roleOf(wanted);
    return this.uow.run(async () => {
      const { group, member } = await this.lock(groupId, registrantId);
      if (!member) throw new UnknownRegistrant();
      if (member.kind !== 'individual') throw new NotAnIndividual();
      assertActive(group, member);
      const [begun] = await this.begin(groupId, [{ registrantId, ...role, startedAt, endedAt }]);
      return begun!;
    });
  }

  /** Ends the row and begins the next, so that "as of" stays true. `revision`: of the row as the caller saw it. */
  async change(
    groupId: string,
    membershipId: string,
    revision: number,
    wanted: WantedRole & { readonly changedAt: Date | undefined },
  ): Promise<MembershipRecord> {
    return this.uow.run(async () => {
      const { found, group, member } = await this.find(groupId, membershipId);
      if (revisionOf(found) !== revision) throw new Stale();
      if (found.endedAt) throw new MembershipEnded();
      const role = roleOf(wanted, found);
      const at = entered('changedAt', wanted.changedAt, this.clock.now(), found.startedAt);
      if (isSameRole(role, found)) return found;
      assertActive(group, member);
      await this.end(groupId, [found], at, 'changed');
      const [begun] = await this.begin(groupId, [{ ...found, ...role, startedAt: at }]);
      return begun!;
    });
  }

  async finish(
    groupId: string,
    membershipId: string,
    told: { readonly endedAt: Date | undefined; readonly reason: EndReason | undefined },
  ): Promise<MembershipRecord> {
    return this.uow.run(async () => {
      const { found } = await this.find(groupId, membershipId);
      if (found.endedAt) throw new MembershipEnded();
      const at = entered('endedAt', told.endedAt, this.clock.now(), found.startedAt);
      const endReason = told.reason ?? null;
      await this.end(groupId, [found], at, endReason);
      return { ...found, endedAt: at, endReason };
    });
  }

  /** Hands the headship over in one transaction: nobody sees the group without a head, or with two. */
  async makeHead(
    groupId: string,
    membershipId: string,
    told: { readonly changedAt: Date | undefined; readonly formerHead: GroupRole['relationship'] | undefined },
  ): Promise<MembershipRecord> {
    return this.uow.run(async () => {
      const { found, group, member } = await this.find(groupId, membershipId);
      if (found.endedAt) throw new MembershipEnded();
      if (found.isHead) return found;
      assertActive(group, member);
      const former = await this.uow.row<MembershipRecord>(ACTIVE_HEAD, [groupId]);
      const both = former ? [found, former] : [found];
      const at = entered('changedAt', told.changedAt, this.clock.now(), latest(both));
      const [head, plain] = [{ isHead: true }, { isHead: false, relationship: told.formerHead }];
      const coming = both.map((one) => ({ ...one, ...roleOf(one === found ? head : plain, one), startedAt: at }));
      await this.end(groupId, both, at, 'changed');
      return (await this.begin(groupId, coming))[0]!;
    });
  }

  private async find(groupId: string, membershipId: string) {
    const seen = await this.uow.row<MembershipRecord>(FIND_MEMBERSHIP, [groupId, membershipId]);
    if (!seen) throw new NotFound('membership');
    const locked = await this.lock(groupId, seen.registrantId);
    const found = await this.uow.row<MembershipRecord>(FIND_MEMBERSHIP, [groupId, membershipId]); // as it is under the lock
    if (!found) throw new NotFound('membership');
    return { ...locked, found };
  }

  private async lock(groupId: string, memberId: string) {
    const locked = await this.uow.rows<RegistrantRecord>(LOCK_REGISTRANTS, [[groupId, memberId]]);
    const group = locked.find((one) => one.registrantId === groupId);
    if (!group) throw new NotFound('registrant');
    if (group.kind !== 'group') throw new NotAGroup();
    return { group, member: locked.find((one) => one.registrantId === memberId) };
  }

  private async begin(groupId: string, coming: readonly Coming[]): Promise<MembershipRecord[]> {
    const begun = coming.map((one) => ({ ...one, membershipId: newId(), groupId, endReason: null }));
    const values = [
      groupId,
      begun.map((one) => one.membershipId),
      begun.map((one) => one.registrantId),
      begun.map((one) => one.isHead),
      begun.map((one) => one.isRepresentative),
      begun.map((one) => one.relationship),
      begun.map((one) => one.startedAt),
      begun.map((one) => one.endedAt),
    ];
    const clash = (await this.uow.row<Record<'member' | 'head' | 'representative', boolean>>(CLASHES, values))!;
    if (clash.member) throw new MembershipOverlaps();
    if (clash.head) throw new HeadExists();
    if (clash.representative) throw new RepresentativeExists();
    try {
      await this.uow.change(BEGIN, values);
    } catch (error) {
      whenViolated(error, {
        membership_once: () => new MembershipOverlaps(),
        membership_one_head: () => new HeadExists(),
        membership_one_representative: () => new RepresentativeExists(),
      });
    }
    return begun;
  }

  private async end(
    groupId: string,
    found: readonly MembershipRecord[],
    at: Date,
    reason: MembershipRecord['endReason'],
  ): Promise<void> {
    const ids = found.map((one) => one.membershipId);
    if ((await this.uow.change(END, [groupId, ids, at, reason])) !== ids.length) throw new MembershipEnded();
  }
}

function assertActive(group: RegistrantRecord, member: RegistrantRecord | undefined): void {
  if (group.status !== 'active') throw new RegistrantNotActive('group', group.status);
  if (!member) throw new UnknownRegistrant();
  if (member.status !== 'active') throw new RegistrantNotActive('individual', member.status);
}

const latest = (memberships: readonly MembershipRecord[]): Date =>
  new Date(Math.max(...memberships.map(({ startedAt }) => startedAt.getTime())));
