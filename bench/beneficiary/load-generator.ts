import { Client } from 'undici';
import type { LoadOrder, LoadReport } from './load.js';

// A process of its own that asks over keep-alive connections, one request at a time on each, as fast as they are answered.
let order: LoadOrder | undefined;
let connections: Client[] = [];

process.on('message', (message: { load: LoadOrder } | { seconds: number }) => {
  if ('load' in message) {
    order = message.load;
    const { origin } = message.load;
    connections = Array.from({ length: message.load.connections }, () => new Client(origin, { pipelining: 1 }));
    process.send!({ ready: true });
    return;
  }
  run(message.seconds).then(
    (report) => process.send!(report),
    (error: Error) => process.send!({ failed: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

async function run(seconds: number): Promise<LoadReport> {
  const { paths, headers, bodies } = order!;
  const [began, milliseconds]: [number, number[]] = [performance.now(), []];
  const until = began + seconds * 1000;
  await Promise.all(
    connections.map(async (connection) => {
      for (let now = performance.now(); now < until;) {
        await ask(connection, oneOf(paths), headers, bodies && oneOf(bodies));
        const after = performance.now();
        milliseconds.push(after - now);
        now = after;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  milliseconds.sort((left, right) => left - right);
  const quantile = (part: number): number => milliseconds[Math.floor(milliseconds.length * part)] ?? 0;
  return { requests: milliseconds.length, seconds: took, medianMs: quantile(0.5), p99Ms: quantile(0.99) };
}

const oneOf = (all: readonly string[]): string => all[Math.floor(Math.random() * all.length)]!;

/** Asks and reads the answer to its end. Anything but 200 ends the bench. */
function ask(
  connection: Client,
  path: string,
  headers: Record<string, string>,
  body: string | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    connection.dispatch(
      body === undefined ? { method: 'GET', path, headers } : { method: 'POST', path, headers, body },
      {
        onRequestStart() {},
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData() {},
        onResponseEnd: () => (status === 200 ? resolve() : reject(new Error(`The service answered ${status}`))),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}
