import type { Api } from '../../../demo/main-job/api.js';
import type { Caller } from '../support/caller.js';
import type { ChaosRun } from '../support/chaos.js';
import type { Findings } from '../support/findings.js';
import type { Replica } from '../support/replica.js';
import type { Balancer } from './balancer.js';

/** Two replicas on one pair of databases, with two social registries, of which one is read every minute. */
export interface Scene extends ChaosRun {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly replicas: readonly [Replica, Replica];
  readonly balancer: Balancer;
  readonly admin: Caller;
  readonly findings: Findings;
  /** What the replicas are set to, in place of what a test sets. */
  readonly limits: Limits;
  readonly sources: { readonly byHand: string; readonly everyMinute: string };
  /** The administrator of the demo, at a replica that runs. */
  readonly office: () => Promise<Api>;
}

/** What one caller, or one address without a good token, may ask for in a minute: more than the load does, and soon reached. */
export interface Limits {
  readonly requests: number;
  readonly refusals: number;
  /** After how long an answer is none. */
  readonly answerWithinMs: number;
}
