import type { PublicKeys } from '../../vault/checkpoint-signer.js';
import type { CheckpointFile } from '../checkpoint-file.js';
import { type Checkpoint, digestOf, NOTHING_BEFORE, readLine } from '../checkpoint-line.js';
import type { Read } from './check-stream.js';
import type { TrailFault, TrailFaultKind } from './trail-report.js';
import { READ_KEPT_CHECKPOINTS, READ_LAST_KEPT } from './verify-trail.sql.js';

const KEPT_AT_ONCE = 1_000;

interface Kept {
  readonly number: number;
  readonly digest: Buffer;
}

/**
 * Walks along the file of checkpoints: every line signed, following the one before, and the same as the database keeps. Of
 * what lies behind the first bad line nothing is believed.
 */
export class CheckFile {
  fault: TrailFault | null = null;
  /** How many lines hold. */
  count = 0;

  /** Lines at the end that the database does not know. */
  private ahead = 0;

  constructor(
    private readonly file: CheckpointFile,
    private readonly keys: PublicKeys,
    private readonly read: Read,
  ) {}

  /** The checkpoints that hold, in their order. */
  async *checkpoints(): AsyncGenerator<Checkpoint> {
    const kept = this.kept();
    let previous = NOTHING_BEFORE;
    let known = await kept.next();
    for await (const line of this.file.lines()) {
      const number = this.count + 1;
      const checkpoint = readLine(line, this.keys);
      // a piece that a crash left at the end is no line: when the database knows no such line either, nothing is lost
      if (!checkpoint && known.done && !line.endsWith('}')) return;
      if (checkpoint?.number !== number || checkpoint.previous !== previous)
        return this.found('checkpoint-changed', number);
      const digest = digestOf(line);
      if (!known.done) {
        if (known.value.number !== number) return this.found('checkpoint-untold', number);
        if (!known.value.digest.equals(digest)) return this.found('checkpoint-changed', number);
        known = await kept.next();
      } else if (this.ahead++ > 0) return this.found('checkpoint-untold', number - 1); // one a crash can leave, no more
      this.count = number;
      previous = digest.toString('hex');
      yield checkpoint;
    }
    if (!known.done) this.found('checkpoint-missing', this.count + 1);
  }

  private async *kept(): AsyncGenerator<Kept, undefined> {
    // asked before the file is opened: what is written from then on is in neither
    const [last] = await this.read<{ number: number }>(READ_LAST_KEPT, []);
    let after = 0;
    for (;;) {
      const rows = await this.read<Kept>(READ_KEPT_CHECKPOINTS, [after, last!.number, KEPT_AT_ONCE]);
      yield* rows;
      if (rows.length < KEPT_AT_ONCE) return undefined;
      after = rows.at(-1)!.number;
    }
  }

  private found(kind: TrailFaultKind, number: number): void {
    this.fault = { kind, stream: 0, seq: number, since: this.count };
  }
}
