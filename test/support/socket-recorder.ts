import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface SocketRecorderOptions {
  readonly targetHost: string;
  readonly targetPort: number;
  /** Most bytes to keep (512 MiB unless told); what comes after is passed on, counted and not kept. */
  readonly maxBytes?: number;
}

/** A running recorder. */
export interface SocketRecorder {
  /** Connect here, on 127.0.0.1, instead of to the target. */
  readonly port: number;
  /**
   * Everything said so far, connection by connection and each direction by itself, so that a value cut in two by the
   * network is whole again. With `only`, what was said to the target, or what it said.
   */
  bytes(only?: 'to' | 'from'): Buffer;
  /** Bytes passed on but not kept. A test that proves an absence must see 0 here. */
  missed(): number;
  /** Writes `bytes()` to a file. */
  save(file: string): Promise<void>;
  /** Cuts all connections and stops listening; what was recorded stays readable. */
  stop(): Promise<void>;
}

/**
 * Stands between a program and a TCP server and records all bytes in both directions. The connection to the server
 * must not be encrypted, or there is nothing to read.
 */
export async function startSocketRecorder(options: SocketRecorderOptions): Promise<SocketRecorder> {
  const { targetHost, targetPort, maxBytes = 512 * 1024 * 1024 } = options;
  const streams: { readonly way: 'to' | 'from'; readonly pieces: Buffer[] }[] = [];
  const open = new Set<Socket>();
  let kept = 0;
  let missed = 0;

  const pass = (way: 'to' | 'from', from: Socket, to: Socket): void => {
    const pieces: Buffer[] = [];
    streams.push({ way, pieces });
    open.add(from);
    from.on('data', (chunk: Buffer) => {
      const room = Math.min(chunk.length, maxBytes - kept);
      if (room > 0) pieces.push(chunk.subarray(0, room));
      kept += room;
      missed += chunk.length - room;
    });
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      open.delete(from);
      to.destroySoon();
    });
  };

  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    const target = connect({ host: targetHost, port: targetPort, noDelay: true, allowHalfOpen: true });
    pass('to', client, target);
    pass('from', target, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const bytes = (only?: 'to' | 'from'): Buffer =>
    Buffer.concat(
      streams
        .filter(({ way }) => only === undefined || way === only)
        .flatMap(({ pieces }) => [...pieces, Buffer.from('\n')]),
    );
  return {
    port: (server.address() as AddressInfo).port,
    bytes,
    missed: () => missed,
    save: (file) => writeFile(file, bytes(), { mode: 0o600 }),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
