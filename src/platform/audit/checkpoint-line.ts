import canonicalize from 'canonicalize';
import { z } from 'zod';
import { isSigned, type PublicKeys } from '../vault/checkpoint-signer.js';
import { sha256 } from '../vault/suite.js';

/** Where a stream stood: its number, the last seq and, in hex, the hash of that event. */
export type HeadMark = readonly [stream: number, seq: number, hash: string];

/** What is signed every minute. */
export interface Checkpoint {
  readonly number: number;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** SHA-256 of the line before, in hex; of the first one zeros. */
  readonly previous: string;
  /** Streams that have moved since the checkpoint before. */
  readonly heads: readonly HeadMark[];
  /** Name of the key. */
  readonly key: string;
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const LINE = z.strictObject({
  number: z.number().int().positive(),
  at: z.string(),
  previous: hex,
  heads: z.array(z.tuple([z.number().int(), z.number().int(), hex])),
  key: z.string(),
  signature: z.string(),
});

export const NOTHING_BEFORE = '0'.repeat(64);

/** A line of the file: canonical JSON with the Ed25519 signature of all the rest of it, in base64url. */
export function lineOf(checkpoint: Checkpoint, sign: (text: string) => Buffer): string {
  const signature = sign(canonicalize(checkpoint)!).toString('base64url');
  return canonicalize({ ...checkpoint, signature })!;
}

export const digestOf = (line: string): Buffer => sha256(Buffer.from(line));

/** The checkpoint of a line, or undefined for a line that nobody with one of these keys has written so. */
export function readLine(line: string, keys: PublicKeys): Checkpoint | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  const read = LINE.safeParse(parsed);
  if (!read.success || canonicalize(read.data) !== line) return undefined;
  const { signature, ...checkpoint } = read.data;
  return isSigned(keys, checkpoint.key, canonicalize(checkpoint)!, Buffer.from(signature, 'base64url'))
    ? checkpoint
    : undefined;
}
