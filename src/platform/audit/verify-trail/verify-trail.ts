import type { PublicKeys } from '../../vault/checkpoint-signer.js';
import type { CheckpointFile } from '../checkpoint-file.js';
import { CheckFile } from './check-file.js';
import { CheckStream, type Read } from './check-stream.js';
import type { TrailReport } from './trail-report.js';
import { READ_STREAMS } from './verify-trail.sql.js';

/**
 * Recomputes every chain and holds it against the heads and the signed checkpoints, in one pass over both: each checkpoint
 * takes its streams as far as it knows them. In memory stand a few thousand events, however many there are. New events may be
 * written meanwhile. `proceed` is called now and then with the events so far; what it throws ends the work.
 */
export async function verifyTrail(
  read: Read,
  file: CheckpointFile,
  keys: PublicKeys,
  proceed: (events: number) => void = () => {},
): Promise<TrailReport> {
  const streams = new Map<number, CheckStream>();
  const streamOf = (number: number): CheckStream => {
    const stream = streams.get(number) ?? new CheckStream(number, read);
    streams.set(number, stream);
    return stream;
  };
  const events = (): number => [...streams.values()].reduce((sum, { seq }) => sum + seq, 0);
  const written = new CheckFile(file, keys, read);
  for await (const { heads } of written.checkpoints()) {
    for (const [stream, seq, hash] of heads) await streamOf(stream).meet(seq, hash);
    proceed(events());
  }
  for (const { stream } of await read<{ stream: number }>(READ_STREAMS, [])) {
    await streamOf(stream).end();
    proceed(events());
  }
  const faults = [written, ...[...streams.values()].toSorted((a, b) => a.stream - b.stream)].flatMap(
    ({ fault }) => fault ?? [],
  );
  return { events: events(), checkpoints: written.count, faults };
}
