import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { finished, Readable } from 'node:stream';
import { NotProjectable, type Projector } from './projector.js';

/** The states of one thing as they change: each of the class the route declares with `@ReturnsEvents`. */
export class LiveStates<T extends object> {
  constructor(
    /** Ends by itself, or soon after `stopped`. Null: nothing has changed, but it is still being watched. */
    readonly states: AsyncIterable<T | null>,
    readonly stopped: AbortSignal,
    /** Called when nobody listens any more, however that came. */
    readonly leave: () => void,
  ) {}
}

/** When whoever listens should come again, if the stream ends too early. */
const RETRY_MS = 3_000;
/** Who takes nothing for so long, although something is said every quarter of a minute, has gone. */
const LONGEST_STALL_MS = 60_000;
/** The same, when the stream is to end. */
const GOODBYE_MS = 2_000;

/**
 * Server-sent events: every state passes the projector like any other answer. An event is a whole state, numbered within its
 * stream, so that `Last-Event-ID` neither matters nor harms.
 */
export function eventStream(
  { states, stopped, leave }: LiveStates<object>,
  type: Function,
  projector: Projector,
  raw: ServerResponse,
): Readable {
  const inContext = AsyncLocalStorage.snapshot(); // whose states they are is the caller's, and a stream is read in any context
  async function* events(): AsyncGenerator<string, undefined> {
    const read = states[Symbol.asyncIterator]();
    yield `retry: ${RETRY_MS}\n\n`;
    for (let id = 1; ;) {
      const next = await inContext(() => read.next());
      if (next.done) return undefined;
      const state = next.value;
      yield state === null
        ? ': unchanged\n\n'
        : eventOf(
            id++,
            inContext(() => projector.project(state, type)),
          );
    }
  }
  const each = events();
  const stream = new Readable({
    read() {
      each.next().then(
        ({ value, done }) => this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    // at once, and not when the next state has come, as a stream made of an iterator would
    destroy(error, done) {
      leave();
      done(error);
    },
  });
  raw.setTimeout(LONGEST_STALL_MS, () => raw.destroy());
  stopped.addEventListener('abort', () => raw.setTimeout(GOODBYE_MS), { once: true });
  finished(raw, () => stream.destroy()); // also when the listener had gone before
  return stream;
}

/** JSON has no line break of its own: one line of data. */
function eventOf(id: number, shown: Readonly<Record<string, unknown>>): string {
  const data = JSON.stringify(shown);
  if (/[\r\n]/.test(data)) throw new NotProjectable('An event has more than one line');
  return `id: ${id}\ndata: ${data}\n\n`;
}
