import type { Recording } from './recorded-request.js';

/** What the setup tells the parts. */
export interface BeneficiaryFacts {
  /** Bearer token of a program manager of both programs. */
  readonly token: string;
  /** The beneficiaries that are asked for, and their handles for that manager. */
  readonly ids: readonly string[];
  readonly handles: readonly string[];
  /** The statements of one request. */
  readonly recording: Recording;
}

/** Requests under way at the same time. */
export const CONCURRENCY = 16;

/** A round lasts this long; the warming up, in which the compiler sees the request path, longer. */
export const secondsOf = (round: number): number => (round === 0 ? 6 : 4);
