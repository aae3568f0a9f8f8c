import { request } from 'undici';
import { type KeySet, readKeySet, UnusableKeySet } from './key-set.js';

const LONGEST_MS = 5_000;
const MOST_BYTES = 64 * 1024;

/**
 * Reads the keys at the configured address: no redirect is followed, nothing is sent along, at most 5 s and 64 KiB.
 * Throws {@link UnusableKeySet}, or what the network says.
 */
export async function fetchKeySet(address: string): Promise<KeySet> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  const { statusCode, body } = await request(address, { headers: { accept: 'application/json' }, signal });
  if (statusCode !== 200) {
    await body.dump({ limit: MOST_BYTES });
    throw new UnusableKeySet(`status ${statusCode}`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new UnusableKeySet('too large'); // leaving the loop ends the connection
    chunks.push(chunk);
  }
  return readKeySet(Buffer.concat(chunks).toString('utf8'));
}
