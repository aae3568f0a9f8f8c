import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { currentCaller } from '../caller.js';
import { ScopeService } from '../scope.service.js';
import { GrantRefused, LastAdministrator, UserExists, UserHoldsMore, UserNotYours } from './grant.errors.js';
import { type CreateUserDto, UserDto } from './user.dto.js';
import { OwnGrants } from './own-grants.service.js';
import { User } from './user.entity.js';

/**
 * Who may call at all. Who is limited to programs or areas sees and makes users of their own organisation only: handles of
 * another are not theirs to open.
 */
@Injectable()
export class UsersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly own: OwnGrants,
    private readonly cursors: Cursors,
  ) {}

  async list(query: PageQuery): Promise<Page<UserDto>> {
    const after = this.cursors.decode<string>('users', query.cursor);
    const where = { ...this.visible(), ...(after ? { id: MoreThan(after) } : {}) };
    const rows = await this.uow.repository(User).find({ where, order: { id: 'asc' }, take: query.limit + 1 });
    return pageOf(this.cursors, 'users', rows, query.limit, (row) => row.id).map(UserDto.from);
  }

  async get(id: string): Promise<UserDto> {
    return UserDto.from(await this.find(id));
  }

  /** Throws {@link GrantRefused} for a foreign organisation; {@link UserExists}. */
  create(input: CreateUserDto): Promise<UserDto> {
    const { issuer, subject, organisation } = input;
    if (!this.scope.isUnlimited() && organisation !== currentCaller().organisation)
      throw new GrantRefused('organisation', 'You make users of your own organisation only');
    return this.uow.run(async () => {
      const id = newId();
      try {
        await this.uow.repository(User).insert({ id, issuer, subject, organisation, active: true });
      } catch (error) {
        whenViolated(error, { app_user_subject: () => new UserExists() });
      }
      return UserDto.from(await this.find(id));
    });
  }

  /** From the next request on no token of theirs is accepted. What they gave to others stays: it is revoked by itself. */
  deactivate(id: string): Promise<UserDto> {
    return this.turn(id, false);
  }

  activate(id: string): Promise<UserDto> {
    return this.turn(id, true);
  }

  /**
   * Locking out ends all that a user holds and letting in brings it back: both are for who could give it all. Throws
   * {@link UserNotYours}; {@link UserHoldsMore}; {@link LastAdministrator}.
   */
  private turn(id: string, active: boolean): Promise<UserDto> {
    return this.uow.run(async () => {
      await this.find(id);
      if (!this.scope.isUnlimited() || id === currentCaller().userId) throw new UserNotYours();
      if (!(await this.own.coverAllOf(id))) throw new UserHoldsMore();
      try {
        await this.uow.repository(User).update({ id }, { active });
      } catch (error) {
        whenViolated(error, { user_grant_last_administrator: () => new LastAdministrator() });
      }
      return UserDto.from(await this.find(id));
    });
  }

  private async find(id: string): Promise<User> {
    const found = await this.uow.repository(User).findOneBy({ id, ...this.visible() });
    if (!found) throw new NotFound('user');
    return found;
  }

  private visible(): { organisation?: string } {
    return this.scope.isUnlimited() ? {} : { organisation: currentCaller().organisation };
  }
}
