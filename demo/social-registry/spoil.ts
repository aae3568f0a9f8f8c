import { gzipSync } from 'node:zlib';
import type { PeerReply } from '../support/http-peer.js';
import { CONTENT_FAULTS } from './disturbance.js';

/** Faults of how an answer is sent. */
const WIRE_FAULTS = [
  'slow',
  /** A byte now and then. */
  'trickle',
  'reset',
  'reset-mid-page',
  'truncated-json',
  'wrong-type',
  'wrong-charset',
  'gzip-bomb',
  'huge-page',
  'error-401',
  'error-403',
  'error-429',
  'error-500',
  'error-503',
  'redirect',
] as const;

/** Faults of the envelope. */
const ENVELOPE_FAULTS = [
  /** The answer before comes again. */
  'replay',
  /** A member of the envelope is called otherwise. */
  'schema-drift',
  'bad-signature',
  'expired-signature',
] as const;

export const FAULTS = [...WIRE_FAULTS, ...ENVELOPE_FAULTS, ...CONTENT_FAULTS] as const;
export type Fault = (typeof FAULTS)[number];

const JSON_TYPE = { 'content-type': 'application/json' };
const BLANK_MIB = Buffer.alloc(1024 * 1024, 0x20);
const BLANK_MIB_GZIP = gzipSync(BLANK_MIB);
const HUGE_MIB = 50;
const BOMB_MIB = 1024;

/** What the proxy before a peer, or somebody between it and us, makes of a good answer. */
export function spoil(fault: Fault, good: PeerReply, delayMs: number): PeerReply {
  if (typeof good === 'string' || !('body' in good)) return good;
  const bytes = Buffer.from(JSON.stringify(good.body));
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const sent = (
    pieces: Iterable<Buffer>,
    headers: Record<string, string> = JSON_TYPE,
    more: object = {},
  ): PeerReply => ({
    status: 200,
    headers,
    pieces,
    ...more,
  });
  switch (fault) {
    case 'trickle':
      return sent(singly(bytes), JSON_TYPE, { everyMs: delayMs });
    case 'reset':
      return 'reset';
    case 'reset-mid-page':
      return sent([half], JSON_TYPE, { isCut: true });
    case 'truncated-json':
      return sent([half]);
    case 'wrong-type':
      return sent([Buffer.from('<html><body>Maintenance</body></html>')], { 'content-type': 'text/html' });
    case 'wrong-charset':
      return sent([Buffer.from(bytes.toString('utf8'), 'latin1')], {
        'content-type': 'application/json; charset=latin1',
      });
    case 'gzip-bomb':
      return sent(repeated(BLANK_MIB_GZIP, BOMB_MIB), { ...JSON_TYPE, 'content-encoding': 'gzip' });
    case 'huge-page':
      return sent(repeated(BLANK_MIB, HUGE_MIB));
    case 'error-401':
      return { status: 401, body: { detail: 'Invalid Access Token' } };
    case 'error-403':
      return { status: 403, body: { detail: 'Forbidden' } };
    case 'error-429':
      return { status: 429, body: { detail: 'Too Many Requests' }, headers: { 'retry-after': '1' } };
    case 'error-500':
      return { status: 500, body: { detail: 'Internal Server Error' } };
    case 'error-503':
      return { status: 503, body: { detail: 'Service Unavailable' }, headers: { 'retry-after': '1' } };
    case 'redirect':
      return { status: 302, body: {}, headers: { location: 'http://localhost/elsewhere' } };
    case 'schema-drift':
      return { ...good, body: JSON.parse(bytes.toString('utf8').replace('"reg_records"', '"records"')) as unknown };
    default:
      return good;
  }
}

function* singly(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1) yield bytes.subarray(at, at + 1);
}

function* repeated(piece: Buffer, times: number): Generator<Buffer> {
  for (let i = 0; i < times; i += 1) yield piece;
}
