import type { Route } from '../routes.js';
import { CASE_WORK_KEY, PERMISSION_KEY } from '../require-permission.decorator.js';
import { markingsOf } from './field.decorators.js';
import { type Returned, RETURNS_KEY } from './returns.decorator.js';

/**
 * Revealed values stand in the answer of one route, which needs the permission for revealing, is there in case-work mode
 * only and answers one record: whatever else would show them is named here.
 */
export function revealFaults(routes: readonly Route[]): string[] {
  const revealing = routes.filter(({ handler }) => revealsIn(returnedBy(handler)?.type ?? null));
  const misplaced = revealing.filter(({ handler }) => {
    const { many, csv = false } = returnedBy(handler)!;
    const isPermitted = Reflect.getMetadata(PERMISSION_KEY, handler) === 'registrant:reveal';
    return many || csv || !isPermitted || Reflect.getMetadata(CASE_WORK_KEY, handler) === undefined;
  });
  const faults = misplaced.map(({ name }) => `${name} reveals, and is not the route for it`);
  if (revealing.length > 1) faults.push(`more than one route reveals: ${revealing.map(({ name }) => name).join(', ')}`);
  return faults;
}

const returnedBy = (handler: Function): Returned | undefined =>
  Reflect.getMetadata(RETURNS_KEY, handler) as Returned | undefined;

function revealsIn(type: Function | null, seen = new Set<Function>()): boolean {
  if (!type || seen.has(type)) return false;
  seen.add(type);
  return [...markingsOf(type.prototype as object).values()].some((marking) =>
    marking.as === 'part' ? revealsIn(marking.type(), seen) : marking.class === 'revealed',
  );
}
