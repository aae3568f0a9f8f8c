import type { TrailFault, TrailFaultKind } from './trail-report.js';

const SAYS: Readonly<Record<TrailFaultKind, (fault: TrailFault) => string>> = {
  missing: ({ stream, seq }) => `stream ${stream}, seq ${seq}: the event is missing`,
  changed: ({ stream, seq }) => `stream ${stream}, seq ${seq}: the event is not the one that was chained`,
  rebuilt: ({ stream, seq, since }) =>
    `stream ${stream}, seq ${since + 1} to ${seq}: the chain is not the one that was signed`,
  head: ({ stream, seq }) => `stream ${stream}, seq ${seq}: the head of the stream says otherwise`,
  'checkpoint-changed': ({ seq }) => `checkpoint ${seq}: the line is not the one that was signed`,
  'checkpoint-missing': ({ seq }) => `checkpoint ${seq}: the file lacks it`,
  'checkpoint-untold': ({ seq }) => `checkpoint ${seq}: the database does not know it`,
};

/** What is wrong, in a line. */
export const faultText = (fault: TrailFault): string => SAYS[fault.kind](fault);
