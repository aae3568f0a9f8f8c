import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { Areas } from '../areas.js';
import { currentCaller } from '../caller.js';
import { isWithinAreas } from '../within-areas.js';
import { mayGiveAs, ROLE_DATA_CLASSES, ROLE_PERMISSIONS } from '../permissions.js';
import { type Excess, excessOf, type Gift } from './attenuation.js';
import { type CreateGrantDto, GrantDto } from './grant.dto.js';
import { Grant } from './grant.entity.js';
import { GrantRefused } from './grant.errors.js';
import type { GrantRecord } from './grant.record.js';
import { FIND_GRANT } from './grants.sql.js';
import { type OwnGrant, OwnGrants } from './own-grants.service.js';
import { User } from './user.entity.js';

const LONGEST_GRANT_MS = 90 * 24 * 3600 * 1000;

/** Gives a grant out of one of the giver's own, never more than that one holds. */
@Injectable()
export class GiveGrant {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly areas: Areas,
    private readonly own: OwnGrants,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link GrantRefused}; {@link NotFound} when there is no such user. */
  async give(input: CreateGrantDto): Promise<GrantDto> {
    const { userId } = currentCaller();
    const gift = giftOf(input);
    if (gift.userId === userId) throw new GrantRefused('to-oneself', 'Nobody grants to themselves');
    this.assertValidity(gift.expiresAt);
    await this.assertAreas(gift);
    const parent = await this.parentOf(gift);
    return this.uow.run(async () => {
      if (!(await this.uow.repository(User).existsBy({ id: gift.userId, active: true }))) throw new NotFound('user');
      const id = newId();
      const line = { parentId: parent.id, depth: parent.depth + 1, grantedBy: userId };
      try {
        await this.uow.repository(Grant).insert({ id, ...gift, ...line, reason: input.reason } as Partial<Grant>);
      } catch (error) {
        whenViolated(error, {
          user_grant_within_givers: () => beyond(gift, []),
          user_grant_longest: tooLong,
          user_grant_validity: tooLong,
        });
      }
      const facts = {
        userId: gift.userId,
        role: gift.role,
        parentId: parent.id,
        expiresAt: gift.expiresAt.toISOString(),
      };
      const event = { action: 'grant:give', objectKind: 'grant', objectId: id, programId: null } as const;
      await this.trail.record({ ...event, justification: input.reason, outcome: 'succeeded', facts });
      return GrantDto.from((await this.uow.row<GrantRecord>(FIND_GRANT, [id]))!);
    });
  }

  private assertValidity(expiresAt: Date): void {
    const ahead = expiresAt.getTime() - this.clock.now().getTime();
    if (!(ahead > 0 && ahead <= LONGEST_GRANT_MS)) throw tooLong();
  }

  private async assertAreas({ areas, permissions }: Gift): Promise<void> {
    if (!areas) return;
    const whole = permissions.filter((permission) => !isWithinAreas(permission as never));
    if (whole.length > 0)
      throw new GrantRefused(
        'of-whole-programs',
        'These permissions concern whole programs and cannot be limited to areas: name the others in permissions',
        { permissions: whole },
      );
    const known = await this.areas.within(areas);
    if (!areas.every((code) => known.includes(code)))
      throw new GrantRefused('areas-unknown', 'Areas are codes of the list the area attribute is of');
  }

  /** The grant of the caller the gift comes out of. The database judges it again as it is then. */
  private async parentOf(gift: Gift): Promise<OwnGrant> {
    let least: readonly Excess[] | null = null;
    for (const own of await this.own.holding('grant:write')) {
      const excess = excessOf(gift, own);
      if (excess.length === 0) return own;
      if (!least || excess.length < least.length) least = excess;
    }
    throw beyond(gift, least ?? []);
  }
}

function giftOf({ userId, role, permissions, programIds, areas, dataClasses, expiresAt }: CreateGrantDto): Gift {
  const ofRole: readonly string[] = ROLE_PERMISSIONS[role];
  if (permissions?.some((permission) => !ofRole.includes(permission)))
    throw new GrantRefused('not-of-role', 'permissions must be among those of the role', { role });
  const given = permissions ?? ofRole;
  return {
    userId,
    role,
    permissions: given,
    mayGive: given.includes('grant:write') ? mayGiveAs(role) : [],
    programIds: programIds ?? null,
    areas: areas ?? null,
    dataClasses: dataClasses ?? ROLE_DATA_CLASSES[role],
    expiresAt: new Date(expiresAt),
  };
}

/** `beyond`: in what, of the own grant that comes nearest. */
const beyond = ({ role }: Gift, excess: readonly Excess[]): GrantRefused =>
  new GrantRefused('beyond-own', "A grant gives nothing that is not its giver's to give, in one grant of theirs", {
    role,
    beyond: excess,
  });

const tooLong = (): GrantRefused => new GrantRefused('validity', 'A grant ends in the future, at most 90 days ahead');
