import { createReadStream } from 'node:fs';
import { mkdir, open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer than any line: a checkpoint names each stream once. */
const TAIL_BYTES = 1 << 16;

/** The file of signed checkpoints: one line each, only ever appended to. */
export class CheckpointFile {
  private readonly path: string;

  constructor(private readonly directory: string) {
    this.path = join(directory, 'checkpoints.jsonl');
  }

  /** Every line that is there now, without its end. A piece at the end that no crash let finish comes as a line, too. */
  async *lines(): AsyncGenerator<string> {
    const size = await this.size();
    if (size === 0) return;
    let rest = '';
    for await (const piece of createReadStream(this.path, { encoding: 'utf8', end: size - 1 })) {
      const lines = (rest + (piece as string)).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
    if (rest !== '') yield rest;
  }

  /** The last whole line; null in a file that has none. */
  async last(): Promise<string | null> {
    const whole = (await this.tail()).split('\n').slice(0, -1);
    return whole.at(-1) ?? null;
  }

  /** Appends a line behind the last whole one; it is on the disk when the promise resolves. */
  async append(line: string): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const torn = Buffer.byteLength((await this.tail()).split('\n').at(-1)!);
    const file = await open(this.path, 'a', 0o600);
    try {
      if (torn > 0) await file.truncate((await this.size()) - torn);
      await file.appendFile(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Puts the public half of a key beside the file, for whoever verifies without the service. */
  async publish(name: string, publicKeyPem: string): Promise<void> {
    await writeFile(join(this.directory, `checkpoint-key-${name}.pem`), publicKeyPem, { mode: 0o644 });
  }

  private async tail(): Promise<string> {
    const size = await this.size();
    if (size === 0) return '';
    const file = await open(this.path, 'r');
    try {
      const from = Math.max(0, size - TAIL_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  }

  private async size(): Promise<number> {
    try {
      return (await stat(this.path)).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw error;
    }
  }
}
