import { servePeer, type PeerHandler } from './http-peer.js';

export interface PeerRun {
  /** Port to listen on; 0 takes any that is free. */
  readonly port: number;
  /** Ends when stdin closes, as it does when the parent dies: no peer outlives its test. */
  readonly exitWithParent: boolean;
  readonly handler: PeerHandler;
  readonly close?: () => void;
}

/** Serves until SIGTERM, SIGINT or (if asked) the end of stdin; prints one line `{"listening":"http://..."}` when ready. */
export async function runPeer({ port, exitWithParent, handler, close }: PeerRun): Promise<void> {
  const { server, url } = await servePeer(handler, port);
  const end = (): void => {
    close?.();
    server.closeAllConnections();
    server.close();
    process.exit(0);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (exitWithParent) process.stdin.once('end', end).once('error', end).resume();
  // The parent may close its end of our output; that is no reason to die.
  process.stdout.on('error', () => undefined);
  process.stdout.write(`${JSON.stringify({ listening: url })}\n`);
}
