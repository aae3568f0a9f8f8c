import type { Permission } from '#access';
import { newId } from '#platform/ids/ids.js';
import { isWithinAreas } from '../../src/access/within-areas.js';
import { ROLE_LETTERS, type Route, type ThingKind } from './route.js';
import { LAPSED } from './callers.js';
import { HANDLED } from './handled.js';
import type { Side, World } from './world.js';

/** One call and the status it must meet. */
export interface Cell {
  /** `GET /v1/programs/{id} | auditor north | foreign`. */
  readonly name: string;
  readonly route: Route;
  readonly caller: string;
  readonly relation: string;
  readonly expected: number;
  /** Whether the caller reaches the south: then its rows may be in the answer. */
  readonly reachesSouth: boolean;
  readonly call: (world: World) => Call;
}

export interface Call {
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whoever asks the same before: the call comes with the cursor they were given, or with the key they used. */
  readonly after?: { readonly caller: string; readonly gives: 'cursor' | 'key' };
}

type Substitute = (world: World, kind: ThingKind, position: number) => string;

const thing =
  (side: Side): Substitute =>
  (world, kind) =>
    kind === 'spare' ? world.spare() : world.things[side][kind];
const unknown: Substitute = (world, kind) =>
  HANDLED[kind] ? world.people.handle(newId(), HANDLED[kind], world.organisation) : newId();
/** A thing of the caller's own program, of another kind. */
const otherKind: Substitute = (world, kind) =>
  HANDLED[kind]
    ? world.people.handle(
        world.programs.north.enrolments[0]!,
        kind === 'enrolment' ? 'entitlement' : 'enrolment',
        world.organisation,
      )
    : world.things.north[kind === 'program' ? 'cycle' : 'program'];
const malformed: Substitute = () => 'nonsense';
/** As the people of another organisation know it. */
const elsewhere: Substitute = (world, kind) =>
  HANDLED[kind]
    ? world.people.handle(world.programs.north.enrolments[0]!, HANDLED[kind], 'elsewhere')
    : world.things.north[kind as 'program'];
/** The right child under another parent. */
const orphan: Substitute = (world, kind, position) => {
  if (position > 0) return world.things.north[kind as 'program'];
  return HANDLED[kind] ? world.spare() : newId();
};

/** A handle that is none leads to nobody; an id that is none is refused by name. */
const statusOfMalformed = ({ path = [] }: Route): number => (path.some((kind) => HANDLED[kind]) ? 404 : 400);

/** Every cell of a line of the table: who calls, about what, and what they meet. */
export function cellsOf(route: Route, permission: Permission | undefined): Cell[] {
  const cells: Cell[] = [];
  const add = (
    caller: string,
    relation: string,
    expected: number,
    substitute: Substitute,
    side: Side = 'north',
    more: Partial<Call> = {},
  ) =>
    cells.push({
      name: `${route.route} | ${caller} | ${relation}`,
      route,
      caller,
      relation,
      expected,
      reachesSouth: caller.endsWith(' all') || caller.startsWith('without') || route.roles === '*',
      call: (world) => ({ path: pathOf(world, route, substitute), body: route.body?.(world, side), ...more }),
    });
  if (route.roles === 'public') {
    add('nobody', 'own', route.status, thing('north'));
    return cells;
  }
  for (const nobody of ['nobody', 'forger']) add(nobody, 'own', 401, thing('north'));
  const limited = route.reach === 'registry' ? (route.limited ?? 404) : (route.limited ?? route.status);
  for (const [letter, role] of Object.entries(ROLE_LETTERS)) {
    const allowed = route.roles === '*' || route.roles.includes(letter);
    const anyone = route.roles === '*';
    add(`${role} all`, 'own', allowed ? route.status : 403, thing('north'));
    add(`${role} north`, 'own', allowed ? limited : 403, thing('north'));
    if (!allowed) continue;
    for (const lapsed of ['expired', 'revoked', 'future', ...LAPSED])
      add(`${role} ${lapsed}`, 'own', anyone ? route.status : 403, thing('north'));
    add(`${role} inactive`, 'own', 401, thing('north'));
    for (const caller of route.reach === 'registry' ? [`${role} all`] : [`${role} north`])
      substitutions(route, caller, add);
    if (route.list) {
      add(`${role} all`, 'cursor of nobody', 400, thing('north'), 'north', { headers: { cursor: 'nonsense' } });
      const after = { caller: `without ${otherPermission(permission)}`, gives: 'cursor' } as const;
      add(`${role} all`, "another's cursor", 400, thing('north'), 'north', { after });
    }
  }
  if (permission) {
    add(`only ${permission}`, 'own', route.alone ?? limited, thing('north'));
    add(`without ${permission}`, 'own', 403, thing('north'));
    if (route.reach === 'program') add(`mixed ${permission}`, 'foreign', 404, thing('south'), 'south');
    add(`mixed ${permission}`, 'own', route.alone ?? limited, thing('north'));
    lapses(route, permission, add);
  }
  return cells;
}

/** Held, and yet not for this: within areas only, without the class of data; and what somebody else was answered. */
function lapses(route: Route, permission: Permission, add: Add): void {
  const nowhere = isWithinAreas(permission) ? (PERSONAL.has(route.path?.[0] as ThingKind) ? 404 : undefined) : 403;
  if (nowhere) add(`nowhere ${permission}`, 'in another area', nowhere, thing('north'));
  if (route.classed) add(`classless ${permission}`, 'of another class of data', 403, thing('north'));
  const isChange = !route.route.startsWith('GET') && route.status < 300 && !route.headers;
  if (isChange) {
    const after = { caller: `${firstRole(route)} all`, gives: 'key' } as const;
    add(`without ${permission}`, "another's key", 403, thing('north'), 'north', { after });
  }
  if (route.foreignBody)
    add(
      route.reach === 'registry' ? `${firstRole(route)} all` : `${firstRole(route)} north`,
      'foreign in the body',
      route.foreignBody,
      thing('north'),
      'south',
    );
}

const firstRole = ({ roles }: Route): string => ROLE_LETTERS[roles[0] as keyof typeof ROLE_LETTERS];

/** A permission the routes of this one do without. */
const otherPermission = (permission: Permission | undefined): Permission =>
  permission === 'key:rotate' ? 'id-type:write' : 'key:rotate';

/** What is of one person, and so in an area. */
const PERSONAL: ReadonlySet<ThingKind> = new Set(['registrant', 'beneficiary', 'group', 'enrolment']);

type Add = (
  caller: string,
  relation: string,
  expected: number,
  substitute: Substitute,
  side?: Side,
  more?: Partial<Call>,
) => void;

function substitutions(route: Route, caller: string, add: Add): void {
  const path = route.path ?? [];
  if (route.reach === 'program') add(caller, 'foreign', 404, thing('south'), 'south');
  if (path.length === 0 || path[0] === 'unused') return;
  add(caller, 'unknown', route.unknown ?? 404, unknown);
  add(caller, 'of another kind', route.unknown ?? 404, otherKind);
  add(caller, 'malformed', statusOfMalformed(route), malformed);
  if (HANDLED[path[0]!]) add(caller, "another organisation's handle", route.unknown ?? 404, elsewhere);
  if (path.length === 2) add(caller, 'child of another parent', 404, orphan);
}

function pathOf(world: World, route: Route, substitute: Substitute): string {
  const path = (route.path ?? []).reduce<string>(
    (text, kind, position) => text.replace(/\{[^}]+\}/, substitute(world, kind, position)),
    route.route.split(' ')[1]!,
  );
  return route.query ? `${path}?${route.query}` : path;
}
