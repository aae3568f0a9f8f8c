import { createServer, type AddressInfo } from 'node:net';

/**
 * A TCP port of the loopback address that nobody listens on: the wished one if it is free, else one the system
 * chooses. Somebody else may still take it before it is used.
 *
 * @param wished 0 for any
 */
export async function freePort(wished: number): Promise<number> {
  return (await probe(wished)) ?? (await probe(0)) ?? 0;
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}
