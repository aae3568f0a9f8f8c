import { ScopeService } from '#access';
import { BeneficiariesService } from '#beneficiaries';
import type { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { currentCaller } from '../../src/access/caller.js';
import { PermissionGuard } from '../../src/access/permission.guard.js';
import { PERMISSION_KEY } from '../../src/access/require-permission.decorator.js';
import { FIND_ENROLMENT } from '../../src/programs/enrolment.sql.js';
import { EnrolmentsService } from '../../src/programs/enrolments.service.js';
import type { World } from './world.js';

/** Takes something away in the application under test, and gives back how to put it there again. */
export type Removal = (world: World) => Promise<() => Promise<void>>;

type Methods = Record<string, unknown>;

/** Replaces a method of a class; `by` is given the one before. */
export const replaced =
  (owner: object, method: string, by: (before: (...given: never[]) => unknown) => unknown): Removal =>
  () => {
    const methods = owner as Methods;
    const before = Object.getOwnPropertyDescriptor(methods, method)!;
    const next = by((before.value ?? before.get) as (...given: never[]) => unknown);
    Object.defineProperty(
      methods,
      method,
      before.get ? { ...before, get: next as () => unknown } : { ...before, value: next },
    );
    return Promise.resolve(async () => void Object.defineProperty(methods, method, before));
  };

/** Runs statements as the superuser, and others to take them back. */
export const executed =
  (fault: string, repair: string): Removal =>
  async ({ database }) => {
    await database.query(fault);
    return async () => void (await database.query(repair));
  };

/** The view that says which grants are in force, without one of its conditions. */
export const forgetting =
  (condition: string): Removal =>
  async ({ database }) => {
    const { rows } = await database.query<{ text: string }>(
      `select pg_get_viewdef('access.v_grant_in_force'::regclass) as text`,
    );
    const text = rows[0]!.text;
    const without = text.replace(condition, 'true');
    if (without === text) throw new Error(`The view has no condition ${condition}`);
    const write = (as: string) =>
      `create or replace view access.v_grant_in_force with (security_invoker = true) as ${as}`;
    return executed(write(without), write(text))({ database } as never);
  };

/** Several at once. */
export const together =
  (...removals: readonly Removal[]): Removal =>
  async (world) => {
    const repairs: (() => Promise<void>)[] = [];
    for (const remove of removals) repairs.push(await remove(world));
    return async () => {
      for (const repair of repairs.toReversed()) await repair();
    };
  };

/** The permission guard notes what is asked for and refuses nobody. */
export const WITHOUT_GUARD: Removal = replaced(
  PermissionGuard.prototype,
  'canActivate',
  (before) =>
    function (this: PermissionGuard, context: { getHandler(): object }) {
      try {
        return before.call(this, context as never);
      } catch {
        currentCaller().using = Reflect.getMetadata(PERMISSION_KEY, context.getHandler()) as never;
        return true;
      }
    },
);

const onEvery = (what: string): string => `do $$ declare t record; begin
  for t in select distinct polrelid::regclass as name from pg_policy loop execute format('alter table %s ${what} row level security', t.name); end loop;
end $$`;

/** The database shows everything to everybody. */
export const WITHOUT_ROW_SECURITY: Removal = executed(onEvery('disable'), onEvery('enable'));

/** The services check no program: only the database does. */
export const WITHOUT_SCOPE: Removal = together(
  // what is of no program stays closed: it has no other wall
  replaced(
    ScopeService.prototype,
    'isEverywhere',
    () =>
      function () {
        const { using } = currentCaller();
        return using !== null && currentCaller().programsFor(using) === null;
      },
  ),
  replaced(
    ScopeService.prototype,
    'programs',
    (before) =>
      function (this: ScopeService) {
        return currentCaller().using === 'audit:read' ? before.call(this) : null; // nor has the trail another wall
      },
  ),
  replaced(ScopeService.prototype, 'requireProgram', () => () => {}),
  replaced(ScopeService.prototype, 'requireWholeProgram', () => () => {}),
  replaced(
    EnrolmentsService.prototype,
    'holderOf',
    () =>
      async function (this: { uow: UnitOfWork }, id: string) {
        const found = await this.uow.row<{ registrantId: string }>(FIND_ENROLMENT, [id]);
        if (!found) throw new NotFound('enrolment');
        return found.registrantId;
      },
  ),
  replaced(
    BeneficiariesService.prototype,
    'beneficiaries',
    (before) =>
      function (this: BeneficiariesService, ids: never, _: never, include: never) {
        return before.call(this, ...([ids, [{ programIds: null, areas: null }], include] as never[]));
      },
  ),
);
