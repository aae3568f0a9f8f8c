import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { isHarmless } from './outbound-body.js';
import { guardedLookup, isPublicAddress } from './outbound-address.js';
import { OutboundClient, type OutboundRequest, PeerFault } from './outbound.client.js';

let server: Server;
let url: string;
let handler: RequestListener;
const client = new OutboundClient({ hosts: ['127.0.0.1', 'localhost'], privateHosts: [] });

const ask = (over: Partial<OutboundRequest> = {}): Promise<unknown> =>
  client.postJson({ url, body: '{}', contentType: 'application/json', timeoutMs: 2_000, mostBytes: 1_000, ...over });
const faultOf = (over: Partial<OutboundRequest> = {}): Promise<PeerFault> =>
  ask(over).then(
    () => Promise.reject(new Error('answered')),
    (error: PeerFault) => error,
  );
const answering =
  (body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }, status = 200) =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);

beforeAll(async () => {
  server = createServer((request, response) => handler(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await client.onApplicationShutdown();
});

describe('the way out', () => {
  it('reads JSON, packed or not', async () => {
    handler = answering('{"a":1}');
    expect(await ask()).toEqual({ a: 1 });
    handler = answering(gzipSync('{"a":"é"}'), {
      'content-type': 'application/problem+json; charset="UTF-8"',
      'content-encoding': 'gzip',
    });
    expect(await ask()).toEqual({ a: 'é' });
  });

  it.each([
    ['another type', answering('{}', { 'content-type': 'text/html' })],
    ['no type', answering('{}', {})],
    ['another charset', answering('{}', { 'content-type': 'application/json; charset=iso-8859-1' })],
    ['bytes that are no UTF-8', answering(Buffer.from('{"a":"\xe9"}', 'latin1'))],
    ['an unknown encoding', answering('{}', { 'content-type': 'application/json', 'content-encoding': 'br' })],
    ['a broken encoding', answering('{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' })],
    ['half a document', answering('{"a":')],
  ])('refuses %s', async (_, answer) => {
    handler = answer as RequestListener;
    expect((await faultOf()).reason).toBe('not-json');
  });

  it.each([
    ['as it is', answering(`"${'x'.repeat(5_000)}"`)],
    [
      'when unpacked',
      answering(gzipSync(Buffer.alloc(50_000_000, 0x20)), {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      }),
    ],
    ['in depth', answering('['.repeat(500))],
  ])('stops reading what is too large %s', async (_, answer) => {
    handler = answer as RequestListener;
    expect((await faultOf()).reason).toBe('too-large');
  });

  it('waits no longer than it was told for the whole, nor for the next piece', async () => {
    let timer: NodeJS.Timeout | undefined;
    handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      timer = setInterval(() => response.write(' '), 20);
    };
    expect((await faultOf({ timeoutMs: 200 })).reason).toBe('time-out');
    clearInterval(timer);
    handler = (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write(' ');
    expect((await faultOf({ idleMs: 100, timeoutMs: 60_000 })).reason).toBe('time-out');
  });

  it('follows no redirect', async () => {
    const asked: (string | undefined)[] = [];
    handler = (request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: `${url}elsewhere` }).end();
    };
    expect(await faultOf()).toMatchObject({ reason: 'status', status: 302 });
    expect(asked).toEqual(['/']);
  });

  it('hears for how long it is to wait', async () => {
    handler = answering('', { 'retry-after': '7' }, 429);
    expect(await faultOf()).toMatchObject({ status: 429, retryAfterMs: 7_000 });
    handler = answering('', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }, 503);
    const { retryAfterMs } = await faultOf();
    expect(retryAfterMs).toBeGreaterThan(50_000);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it('calls no name that stands for an address inside the network, unless it is configured', async () => {
    handler = answering('{}');
    const local = url.replace('127.0.0.1', 'localhost');
    expect((await faultOf({ url: local })).reason).toBe('private-address');
    const configured = new OutboundClient({ hosts: ['localhost'], privateHosts: ['localhost'] });
    expect(
      await configured.postJson({
        url: local,
        body: '',
        contentType: 'application/json',
        timeoutMs: 2_000,
        mostBytes: 9,
      }),
    ).toEqual({});
    await configured.onApplicationShutdown();
    expect((await faultOf({ url: 'http://other.example/' })).reason).toBe('not-allowed');
  });

  it('refuses a name as soon as one of its addresses is inside', () => {
    const answered: unknown[] = [];
    const look = (...addresses: string[]): void =>
      guardedLookup([], (_, callback) =>
        callback(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        ),
      )('peer.example', { all: true }, (error, found) => answered.push(error ? (error as PeerFault).reason : found));
    look('203.0.113.9', '10.0.0.1');
    look('198.41.0.4');
    expect(answered).toEqual(['private-address', [{ address: '198.41.0.4', family: 4 }]]);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ])('takes %s for an inner address, in every spelling', (address) => {
    expect([address, `::ffff:${address}`].map(isPublicAddress)).toEqual([false, false]);
  });

  it('knows the open network, and what is inside of the newer one', () => {
    expect(['8.8.8.8', '2001:4860:4860::8888'].map(isPublicAddress)).toEqual([true, true]);
    expect(['::1', 'fe80::1', 'fd00::1', '::'].map(isPublicAddress)).toEqual([false, false, false, false]);
  });

  it('counts parts and depth outside of texts only', () => {
    const harmless = (text: string): boolean => isHarmless(Buffer.from(text));
    expect(harmless(JSON.stringify({ a: `\\"${'['.repeat(100)}`, b: ','.repeat(2_000_000) }))).toBe(true);
    expect(harmless(`[${'0,'.repeat(1_000_001)}0]`)).toBe(false);
    expect(harmless(`${'['.repeat(20)}${']'.repeat(20)}`)).toBe(true);
    expect(harmless(`${'{"a":'.repeat(21)}`)).toBe(false);
  });
});
