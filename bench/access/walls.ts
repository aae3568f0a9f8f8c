import { map } from 'rxjs';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { RequestContext } from '#platform/context/request-context.js';
import { letOut } from '#platform/http/let-out.js';
import { RecordRequests } from '../../src/access/audit/record-requests.service.js';
import type { Caller } from '../../src/access/caller.js';
import { CallersService } from '../../src/access/grants/callers.service.js';
import { AuthenticationGuard } from '../../src/access/tokens/authentication.guard.js';
import { AnonymizeInterceptor } from '../../src/access/views/anonymize.interceptor.js';

/** The walls between a caller and an answer, in the order a request meets what they cost. */
export const WALLS = ['token', 'grants', 'row security', 'projection', 'audit'] as const;
export type Wall = (typeof WALLS)[number];

type Method = (this: unknown, ...given: never[]) => unknown;

/** Puts another method in place of one of a class, for the whole process: there is no switch in the service for this. */
function replace(type: { readonly prototype: object }, name: string, make: (original: Method) => Method): void {
  const prototype = type.prototype as Record<string, Method>;
  prototype[name] = make(prototype[name]!);
}

let known: Promise<Caller | undefined> | undefined;

/** How to take a wall away, in the process of a part. The first request still meets token and grants: it says who calls. */
const TAKE_AWAY: Readonly<Record<Wall, () => void>> = {
  token: () =>
    replace(
      AuthenticationGuard,
      'canActivate',
      (original) =>
        async function (...given) {
          if (!known) return original.apply(this, given);
          RequestContext.identify((await known)!);
          return true;
        },
    ),
  grants: () =>
    replace(
      CallersService,
      'identify',
      (original) =>
        function (...given) {
          return (known ??= original.apply(this, given) as Promise<Caller | undefined>);
        },
    ),
  'row security': () => Object.defineProperty(UnitOfWork.prototype, 'scope', { get: () => undefined }),
  projection: () =>
    replace(
      AnonymizeInterceptor,
      'intercept',
      () =>
        (...[, next]: { handle(): { pipe(with_: unknown): unknown } }[]) =>
          next!.handle().pipe(map((body: object) => letOut(body))),
    ),
  audit: () =>
    replace(
      RecordRequests,
      'tell',
      () =>
        (...[, payload]: unknown[]) =>
          Promise.resolve(payload),
    ),
};

/** Takes away every wall from this one on. */
export function takeAwayFrom(first: Wall): readonly Wall[] {
  const away = WALLS.slice(WALLS.indexOf(first));
  for (const wall of away) TAKE_AWAY[wall]();
  return away;
}
