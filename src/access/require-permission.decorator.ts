import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from './permissions.js';

export const PERMISSION_KEY = 'access:permission';
export const PUBLIC_KEY = 'access:public';

/** The permission a caller must hold; also written into the OpenAPI document. */
export const RequirePermission = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(PERMISSION_KEY, permission), ApiBearerAuth(), ApiExtension('x-permission', permission));

/** A route that needs no token, and why. */
export const PublicRoute = (reason: { readonly because: string }): MethodDecorator =>
  applyDecorators(SetMetadata(PUBLIC_KEY, reason.because), ApiExtension('x-public', reason.because));

export const CASE_WORK_KEY = 'access:case-work';

/** A route that is there in case-work mode only. In strict mode it answers everybody as for an unknown `what`. */
export const CaseWorkOnly = (what: string): MethodDecorator =>
  applyDecorators(SetMetadata(CASE_WORK_KEY, what), ApiExtension('x-privacy-mode', 'case-work'));

/** A route every authenticated user may call, whatever they hold, and why. */
export const AUTHENTICATED_KEY = 'access:authenticated';
export const AnyAuthenticated = (reason: { readonly because: string }): MethodDecorator =>
  applyDecorators(
    SetMetadata(AUTHENTICATED_KEY, reason.because),
    ApiBearerAuth(),
    ApiExtension('x-authenticated', reason.because),
  );
