import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { Caller, currentCaller } from '../caller.js';
import { type Role, ROLE_PERMISSIONS } from '../permissions.js';
import { type CreateGrantDto, type CreateUserDto, GrantDto, HoldingDto, MeDto, UserDto } from './grant.dto.js';
import { Grant } from './grant.entity.js';
import { User } from './user.entity.js';

const LONGEST_GRANT_MS = 90 * 24 * 3600 * 1000;

/** Users and what they are given. A role is given only by those whose role gives it, within the programs of their own grant. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  me(): MeDto {
    const { userId, organisation, holdings } = currentCaller();
    const shown = holdings.map((held) =>
      Object.assign(new HoldingDto(), { permissions: [...held.permissions], programIds: held.programIds }),
    );
    return Object.assign(new MeDto(), { userId, organisation, holdings: shown });
  }

  /** A caller limited to programs makes users of their own organisation only: handles of another are not theirs to open. */
  async createUser(input: CreateUserDto): Promise<UserDto> {
    const caller = currentCaller();
    if (caller.programsFor('user:write') !== null && input.organisation !== caller.organisation)
      throw new GrantRefused('organisation', 'You make users of your own organisation only');
    const user = {
      id: newId(),
      issuer: input.issuer,
      subject: input.subject,
      organisation: input.organisation,
      active: true,
    };
    return this.uow.run(async () => {
      try {
        await this.uow.repository(User).insert(user);
      } catch (error) {
        whenViolated(error, { app_user_subject: () => new UserExists() });
      }
      return UserDto.from(user as User);
    });
  }

  async give(input: CreateGrantDto): Promise<GrantDto> {
    const caller = currentCaller();
    const expiresAt = new Date(input.expiresAt);
    const permissions = [...ROLE_PERMISSIONS[input.role]];
    const programIds = input.programIds ?? null;
    if (!gives(caller, input.role, programIds))
      throw new GrantRefused('beyond-own', "A grant gives nothing that is not its giver's to give", {
        role: input.role,
      });
    if (input.userId === caller.userId) throw new GrantRefused('to-oneself', 'Nobody grants to themselves');
    const ahead = expiresAt.getTime() - this.clock.now().getTime();
    if (!(ahead > 0 && ahead <= LONGEST_GRANT_MS))
      throw new GrantRefused('validity', 'A grant ends in the future, at most 90 days ahead');
    return this.uow.run(async () => {
      if (!(await this.uow.repository(User).existsBy({ id: input.userId }))) throw new NotFound('user');
      const grant = {
        id: newId(),
        userId: input.userId,
        role: input.role,
        permissions,
        programIds,
        expiresAt,
        reason: input.reason,
      };
      await this.uow.repository(Grant).insert({ ...grant, grantedBy: caller.userId });
      return GrantDto.from({ ...grant, revokedAt: null } as Grant);
    });
  }

  /** Takes a grant back; it works on the next request. */
  async revoke(id: string): Promise<GrantDto> {
    const caller = currentCaller();
    return this.uow.run(async () => {
      const grant = await this.uow.repository(Grant).findOneBy({ id });
      if (!grant || !gives(caller, grant.role as Role, grant.programIds)) throw new NotFound('grant');
      const now = this.clock.now();
      await this.uow
        .repository(Grant)
        .update({ id, revokedAt: IsNull() }, { revokedAt: now, revokedBy: caller.userId });
      return GrantDto.from({ ...grant, revokedAt: grant.revokedAt ?? now });
    });
  }
}

/** Whether a role within these programs (null: all) is the caller's to give, and so to take back. */
function gives(caller: Caller, role: Role, programIds: readonly string[] | null): boolean {
  const mine = caller.programsToGive(role);
  return mine === null || (programIds !== null && programIds.every((id) => mine.includes(id)));
}

export class UserExists extends DomainError {
  constructor() {
    super('access:user-exists', 'conflict', 'A user with this issuer and subject exists');
  }
}

export class GrantRefused extends DomainError {
  constructor(reason: string, message: string, facts: Record<string, unknown> = {}) {
    super(`access:grant-${reason}`, 'rule-broken', message, facts);
  }
}
