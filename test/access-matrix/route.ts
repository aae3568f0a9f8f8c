import type { World } from './world.js';

/** Everyone who may call: the roles, by the letters the table is written with. */
export const ROLE_LETTERS = {
  A: 'registry_admin',
  P: 'program_admin',
  M: 'program_manager',
  W: 'case_worker',
  V: 'approver',
  F: 'payment_officer',
  D: 'data_protection_officer',
  U: 'auditor',
  C: 'client_system',
} as const;

/** What of a program, or of the registry, a path parameter names. */
export type ThingKind =
  | 'program'
  | 'benefit'
  | 'cycle'
  | 'draftCycle'
  | 'preparedCycle'
  | 'submittedCycle'
  | 'entitlement'
  | 'enrolment'
  | 'cluster'
  | 'proposal'
  | 'rulePreview'
  | 'channel'
  | 'bankBatch'
  | 'depotBatch'
  | 'draftBatch'
  | 'goodsOut'
  | 'reconciliation'
  | 'exception'
  | 'operation'
  | 'beneficiary'
  | 'registrant'
  | 'spare'
  | 'group'
  | 'membership'
  | 'payee'
  | 'identifier'
  | 'contact'
  | 'paymentAccount'
  | 'accessRequest'
  | 'idType'
  | 'attribute'
  | 'codeList'
  | 'reasonCode'
  | 'import'
  | 'source'
  | 'syncRun'
  | 'quarantined'
  | 'agreement'
  | 'webhook'
  | 'reported'
  | 'grant'
  | 'user'
  | 'unused';

/**
 * Whose rows a route is about, and so what a caller limited to one program meets:
 *
 * - `program`: the path names something of one program. Another program's is a 404.
 * - `listed`: a list over programs, or a body that names one; only those in reach are in it.
 * - `registry`: of no program. Needs the permission for every program; else `limited` (404 unless told).
 * - `open`: of no program, and for every holder of the permission.
 */
export type Reach = 'program' | 'listed' | 'registry' | 'open';

/** One line of the table, written by hand: who may call a route, and what they meet. */
export interface Route {
  /** As in the OpenAPI document: `GET /v1/programs/{id}`. */
  readonly route: string;
  /** Letters of {@link ROLE_LETTERS}; `*` any authenticated caller, `public` everybody. */
  readonly roles: string;
  readonly reach: Reach;
  /** Status of a call that is let in. */
  readonly status: number;
  /** Things named by the path parameters, in order. */
  readonly path?: readonly ThingKind[];
  /** Made anew for each call, about the things of one program. */
  readonly body?: (world: World, program: 'north' | 'south') => unknown;
  /** Status for a caller who is limited to a program, where that differs: of `registry` routes 404. */
  readonly limited?: number;
  /** Status for a caller who holds the permission by itself, not as part of a role, where that differs. */
  readonly alone?: number;
  /** Status for what does not exist, where that is not 404. */
  readonly unknown?: number;
  /**
   * Status for a caller of the north, or of the registry, whose body names what is not theirs: things of the south, or the
   * handle of another organisation.
   */
  readonly foreignBody?: number;
  /** It touches one person's data of a class that the grant must name. */
  readonly classed?: true;
  /** It answers a page: cursors are tried. */
  readonly list?: true;
  /** Other headers and another query, where a route needs them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** A line of the table. */
export const line = (route: string, roles: string, reach: Reach, status: number, more: Partial<Route> = {}): Route => ({
  route,
  roles,
  reach,
  status,
  ...more,
});
