import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { CheckpointFile } from '../audit/checkpoint-file.js';
import { digestOf } from '../audit/checkpoint-line.js';

const LAST = 'select digest from audit.checkpoint order by number desc limit 1';

/**
 * Begins the file of checkpoints for data that were restored: the old file up to the last checkpoint that they know of, so that the trail
 * holds again and goes on. The old file stays as it is: what it has beyond is the proof of what was lost.
 *
 * @returns how many checkpoints were taken over, and how many there are beyond
 */
export async function goOnWithCheckpoints(
  ownerUrl: string,
  from: string,
  to: string,
): Promise<{ readonly kept: number; readonly beyond: number }> {
  if (resolve(from) === resolve(to))
    throw new Error('The old file of checkpoints is evidence: name a new AMPARO_AUDIT_DIR');
  if ((await new CheckpointFile(to).last()) !== null) throw new Error(`There are checkpoints in ${to} already`);
  const last = await lastDigest(ownerUrl);
  const old = new CheckpointFile(from);
  let [kept, all] = [0, 0];
  for await (const line of old.lines()) {
    all += 1;
    if (last && digestOf(line).equals(last)) kept = all;
  }
  if (last && kept === 0) throw new Error(`The file in ${from} does not hold the last checkpoint of these data`);
  await mkdir(to, { recursive: true, mode: 0o700 });
  const file = createWriteStream(join(to, 'checkpoints.jsonl'), { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(firstOf(old.lines(), kept), file);
  for (const name of await readdir(from)) if (name.endsWith('.pem')) await copyFile(join(from, name), join(to, name));
  return { kept, beyond: all - kept };
}

async function* firstOf(lines: AsyncIterable<string>, count: number): AsyncGenerator<string> {
  let left = count;
  for await (const line of lines) {
    if (left-- === 0) return;
    yield `${line}\n`;
  }
}

async function lastDigest(url: string): Promise<Buffer | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ digest: Buffer }>(LAST)).rows[0]?.digest;
  } finally {
    await client.end();
  }
}
