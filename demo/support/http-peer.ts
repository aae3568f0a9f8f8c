import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export interface PeerRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Without the question mark; empty where there is none. */
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** An answer in pieces: one every so often, and at the end the connection may be cut. */
export interface PiecemealReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: Iterable<Buffer>;
  readonly everyMs?: number;
  readonly isCut?: boolean;
}

/** A JSON answer, one in pieces, or one of the ways a network fails: the connection is cut, or nothing ever comes. */
export type PeerReply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | PiecemealReply
  | 'reset'
  | 'silence';

export type PeerHandler = (request: PeerRequest) => PeerReply | Promise<PeerReply>;

/** Serves the handler on 127.0.0.1; port 0 takes any free one. */
export async function servePeer(handler: PeerHandler, port: number): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    answer(handler, request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) send(response, 500, { detail: 'Internal Server Error' });
    });
  });
  // Longer than any client keeps an idle connection, so that no request meets a closing socket.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function answer(handler: PeerHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readText(request);
  if (text === null) return send(response, 413, { detail: 'Request Entity Too Large' });
  const [path, query] = split(request.url ?? '/');
  const reply = await handler({ method: request.method ?? 'GET', path, query, headers: request.headers, text });
  if (reply === 'silence') return;
  if (reply === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if ('pieces' in reply) return sendPieces(response, reply);
  send(response, reply.status, reply.body, reply.headers);
}

/** Stops when nobody listens any more. */
async function sendPieces(response: ServerResponse, reply: PiecemealReply): Promise<void> {
  response.writeHead(reply.status, reply.headers);
  for (const piece of reply.pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    if (reply.everyMs) await pause(reply.everyMs);
  }
  if (!reply.isCut) response.end();
  else response.socket?.resetAndDestroy();
}

function split(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

/** Null when the body is larger than a peer would take. */
async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  const json = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': json.length });
  response.end(json);
}
