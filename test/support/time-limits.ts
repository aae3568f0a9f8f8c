import { addEventHandler } from 'jest-circus';

/** Of a spec or hook that says nothing else. */
const LIMIT_MS = 60_000;
/** Specs say what they may take by themselves; here several share two cores. A limit ends what hangs, it measures nothing. */
const SHARED = 3;

type Body = () => unknown;

/** Of the clock on the wall, whatever a spec puts in their place. */
const { setTimeout, clearTimeout } = globalThis;

/** Ends what is running with an error that nobody awaits; null between specs. */
let breakOff: ((error: unknown) => void) | null = null;

/**
 * Specs run in plain Node.js, whose runner knows neither time limits nor errors that nobody awaits: a spec that hangs would hang the
 * suite, and such an error would end the process that the other specs run in.
 */
addEventHandler((event, { currentDescribeBlock }) => {
  const added = {
    add_test: () => currentDescribeBlock.children.at(-1),
    add_hook: () => currentDescribeBlock.hooks.at(-1),
  };
  if (event.name !== 'add_test' && event.name !== 'add_hook') return;
  const entry = added[event.name]() as { fn?: unknown; timeout?: number };
  if (typeof entry.fn === 'function') entry.fn = limited(entry.fn as Body, (entry.timeout ?? LIMIT_MS) * SHARED);
});

const limited = (body: Body, limitMs: number) => (): Promise<unknown> => {
  let limit: NodeJS.Timeout;
  const fault = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`Took longer than its ${limitMs} ms`)), limitMs);
    breakOff = reject;
  });
  return Promise.race([Promise.resolve().then(body), fault]).finally(() => {
    clearTimeout(limit);
    breakOff = null;
  });
};

function onFault(error: unknown): void {
  if (!breakOff) throw error;
  breakOff(error);
}
process.on('uncaughtException', onFault);
process.on('unhandledRejection', onFault);
