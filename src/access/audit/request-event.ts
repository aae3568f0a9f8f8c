import type { FastifyRequest } from 'fastify';
import type { AuditEvent, AuditOutcome } from '#platform/audit/audit-event.js';
import { RequestContext } from '#platform/context/request-context.js';
import type { RequestTrace } from '#platform/context/request-trace.js';
import type { Permission } from '../permissions.js';

/**
 * Permissions whose granted reads are not recorded, and why. A refusal always is. Whatever is missing here is recorded, so
 * that a new permission is.
 */
export const NOT_RECORDED: Readonly<Partial<Record<Permission, string>>> = {
  'code-list:read': 'declarations, of nobody',
  'id-type:read': 'declarations, of nobody',
  'attribute:read': 'declarations, of nobody',
  'channel:read': 'declarations, of nobody',
  'program:read': 'what a program is, its rules and benefits: of nobody',
  'operation:read': 'progress and counts, asked for again and again; its order, start and end are recorded',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SAFE = new Set(['GET', 'HEAD']);
/** Objects other than people that one event names: the rest is counted. */
const MOST_OTHERS = 200;

/**
 * From here on the request in hand is told as one that asks for this permission, whatever comes of it. A look-up changes
 * nothing, although it is a POST: the transactions it reads in are no changes to be told of.
 */
export function expectRecord(permission: Permission, request: FastifyRequest, looksUp: boolean): void {
  const trace = RequestContext.trace();
  if (!trace) return;
  trace.action = permission;
  trace.route = `${request.method}:${request.routeOptions.url ?? 'unknown'}`;
  trace.changes = !SAFE.has(request.method) && !looksUp;
  const params = Object.values((request.params ?? {}) as Record<string, string>);
  trace.pathIds = params.filter((value) => UUID.test(value)).map((value) => value.toLowerCase());
}

/** How an answer of this status is told. */
export const outcomeOf = (status: number): AuditOutcome =>
  status < 400 ? 'succeeded' : status < 500 ? 'refused' : 'failed';

/** Whether an answer of this status must not leave untold. */
export function isRecorded({ action, toldAtCommit, touched }: RequestTrace, status: number): boolean {
  if (!action) return false;
  if (status >= 400) return status === 403 || !(action in NOT_RECORDED);
  return !(action in NOT_RECORDED) && toldAtCommit !== touched;
}

/**
 * The event of a request: people before anything else it touched, else what its path names. The trace knows an action.
 * Counts say how many of each kind were touched.
 */
export function requestEvent(trace: RequestTrace, status: number): AuditEvent {
  const { action, route, objects, pathIds, programId, replay } = trace;
  const noun = action!.split(':')[0]!;
  const [kind, ids] = objects.has('registrant')
    ? (['registrant', [...objects.get('registrant')!]] as const)
    : pathIds.length > 0
      ? ([noun, pathIds] as const)
      : firstOf(objects);
  const [first, ...more] = kind === 'registrant' ? ids : ids.slice(0, MOST_OTHERS);
  const counts = Object.fromEntries([...objects].map(([name, touched]) => [`${name}s`, touched.size]));
  return {
    action: action!,
    objectKind: kind,
    objectId: first ?? null,
    moreIds: more,
    programId,
    outcome: outcomeOf(status),
    facts: { route, status, ...counts, ...(replay ? { replay } : {}) },
  };
}

function firstOf(objects: RequestTrace['objects']): readonly [string | null, readonly string[]] {
  const [first] = objects;
  return first ? [first[0], [...first[1]]] : [null, []];
}
