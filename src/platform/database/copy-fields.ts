/** Reads fields as `CopyRows` writes them, one after another: what a worker thread is told comes in one piece of memory. */
export class CopyFields {
  private offset = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.offset === this.bytes.length;
  }

  /** Goes over the count of fields before a row. */
  row(): this {
    this.offset += 2;
    return this;
  }

  /** The bytes of the next field, not copied; null as it was written. */
  bytesOrNull(): Buffer | null {
    const length = this.bytes.readInt32BE(this.offset);
    this.offset += 4;
    if (length < 0) return null;
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  /** The next field, which is not null. */
  field(): Buffer {
    return this.bytesOrNull()!;
  }

  text(): string {
    return this.field().toString();
  }

  textOrNull(): string | null {
    return this.bytesOrNull()?.toString() ?? null;
  }

  integer(): number {
    return this.field().readInt32BE(0);
  }
}
