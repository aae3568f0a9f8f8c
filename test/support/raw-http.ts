import { connect, type Socket } from 'node:net';

/** Opens a connection and writes `text` as it is. */
export async function open(url: string, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined); // a connection that is cut is seen by its end
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(text);
  return socket;
}

/** Everything that comes until the other side ends the connection. */
export async function readToEnd(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  await new Promise<void>((resolve) => (socket.destroyed ? resolve() : socket.once('close', () => resolve())));
  return text;
}

/** Status, headers and body of an answer on the wire. */
export function parse(text: string): { status: number; headers: Headers; body: string } {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const pairs = fields
    .map((field) => field.split(/:\s*/, 1)[0]!)
    .map((name, n) => [name, fields[n]!.slice(name.length + 1).trim()]);
  return {
    status: Number(line.split(' ')[1]),
    headers: new Headers(pairs as [string, string][]),
    body: body.join('\r\n\r\n'),
  };
}

export const exchange = async (url: string, text: string) => parse(await readToEnd(await open(url, text)));
