import type { Fault } from '../../../demo/social-registry/spoil.js';

export const BOTH = ['openg2p', 'dci'] as const;
export type Dialect = (typeof BOTH)[number];

/** One way a source can fail, and what is agreed to become of the run it befalls. The next run finds a source that behaves. */
export interface FaultCase {
  readonly kind: Fault;
  /** Absent: both. The others have nothing that could fail so. */
  readonly dialects?: readonly Dialect[];
  /** How many answers in a row are such; one unless told. */
  readonly times?: number;
  readonly delayMs?: number;
  /** The run ends as failed. Without: it gets over the fault. */
  readonly problem?: string;
  /** Whether that depends on the page that fails: on some the run gets over it. */
  readonly dependsOnPage?: boolean;
  /** What comes is not to be told from the truth: people are missing, or are others, until the next run. */
  readonly deceives?: 'hides' | 'alters';
  /** It befalls individuals only: what becomes of a household with the number of another is not set right by the next run. */
  readonly onlyIndividuals?: boolean;
}

/** Of how an answer is sent. */
const ON_THE_WIRE: readonly FaultCase[] = [
  { kind: 'slow', delayMs: 1_500 },
  { kind: 'trickle', delayMs: 200 },
  { kind: 'reset' },
  { kind: 'reset-mid-page' },
  { kind: 'truncated-json' },
  { kind: 'wrong-type' },
  { kind: 'wrong-charset' },
  { kind: 'gzip-bomb' },
  { kind: 'huge-page' },
  { kind: 'error-401' },
  { kind: 'error-403', problem: 'sr-sync:source-status-403' },
  { kind: 'error-429' },
  { kind: 'error-500', times: 3 },
  { kind: 'error-503' },
  { kind: 'redirect', problem: 'sr-sync:source-status-302' },
];

const REPEATED = 'sr-sync:source-page-repeated';

/** Of what it holds, and of its envelope. `openg2p` signs nothing. */
const OF_THE_CONTENT: readonly FaultCase[] = [
  { kind: 'duplicate-page' },
  { kind: 'reordered' },
  { kind: 'missing-page', dialects: ['dci'], problem: REPEATED, dependsOnPage: true },
  // it tells no total: where the page that comes instead is the last one, nobody can know
  { kind: 'missing-page', dialects: ['openg2p'], problem: REPEATED, dependsOnPage: true, deceives: 'hides' },
  { kind: 'cursor-loop', times: 3 },
  { kind: 'cursor-loop', dialects: ['openg2p'], times: 50, problem: REPEATED },
  { kind: 'empty-page' },
  { kind: 'bad-signature', dialects: ['dci'] },
  { kind: 'expired-signature', dialects: ['dci'] },
  { kind: 'replay' },
  { kind: 'schema-drift' },
  { kind: 'future' },
  { kind: 'id-reuse', deceives: 'alters', onlyIndividuals: true },
];

export const FAULT_CASES: readonly FaultCase[] = [...ON_THE_WIRE, ...OF_THE_CONTENT];

export const titleOf = ({ kind, times }: FaultCase): string => `${kind}${times ? ` x ${times}` : ''}`;
