import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

export interface PeerRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** A JSON answer, or one of the ways a network fails: the connection is cut, or nothing ever comes. */
export type PeerReply = { readonly status: number; readonly body: unknown } | 'reset' | 'silence';

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
  const path = (request.url ?? '/').split('?', 1)[0] as string;
  const reply = await handler({ method: request.method ?? 'GET', path, headers: request.headers, text });
  if (reply === 'silence') return;
  if (reply === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  send(response, reply.status, reply.body);
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

function send(response: ServerResponse, status: number, body: unknown): void {
  const json = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': json.length });
  response.end(json);
}
