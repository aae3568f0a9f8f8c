import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { PrivacyConfig } from '#config/config.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { expectRecord } from './audit/request-event.js';
import { currentCaller } from './caller.js';
import type { Permission } from './permissions.js';
import { AUTHENTICATED_KEY, CASE_WORK_KEY, PERMISSION_KEY, PUBLIC_KEY } from './require-permission.decorator.js';
import { LOOKS_UP_KEY } from './views/filters-by.decorator.js';

export class NotPermitted extends DomainError {
  constructor(permission: string) {
    super('access:not-permitted', 'forbidden', `This needs the permission ${permission}`);
  }
}

/** The permission is granted within areas only, and it concerns a whole program. */
export class WholeProgramNeeded extends DomainError {
  constructor(permission: string) {
    super(
      'access:whole-program-needed',
      'forbidden',
      `${permission} concerns whole programs: a grant that is limited to areas does not give it`,
    );
  }
}

/** The permission is granted, and not for this class of data. */
export class DataClassNotGranted extends DomainError {
  constructor(dataClass: string) {
    super('access:data-class-not-granted', 'forbidden', `This needs a grant for data of the class ${dataClass}`, {
      dataClass,
    });
  }
}

/** Closed by default: a route with no policy is refused, not waved through. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly privacy: PrivacyConfig,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    if (this.reflector.get<string | undefined>(PUBLIC_KEY, handler)) return true;
    if (this.reflector.get<string | undefined>(AUTHENTICATED_KEY, handler)) return true;
    const needed = this.reflector.get<Permission | undefined>(PERMISSION_KEY, handler);
    const caller = currentCaller();
    const looksUp = this.reflector.get<string | undefined>(LOOKS_UP_KEY, handler) !== undefined;
    if (needed) expectRecord(needed, context.switchToHttp().getRequest<FastifyRequest>(), looksUp);
    const caseWorkOn = this.reflector.get<string | undefined>(CASE_WORK_KEY, handler);
    if (caseWorkOn && this.privacy.mode !== 'case-work') throw new NotFound(caseWorkOn);
    if (needed && caller.lacksWholePrograms(needed)) throw new WholeProgramNeeded(needed);
    if (!needed || !caller.holds(needed)) throw new NotPermitted(needed ?? 'of a declared policy');
    caller.using = needed;
    return true;
  }
}
