const NOTHING = Buffer.alloc(0);

/**
 * Writes rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"): no hex, no escaping, and a
 * worker thread can hand over a finished buffer. Call the column methods in the order of the columns.
 */
export class CopyRows {
  private buffer: Buffer = NOTHING;
  private offset = 0;
  /** Rows begun so far. */
  rows = 0;

  /** `capacity`: bytes there is room for from the first row on. */
  constructor(
    private readonly columns: number,
    private readonly capacity = 1 << 16,
  ) {}

  /** Bytes written so far. */
  get length(): number {
    return this.offset;
  }

  row(): this {
    this.room(2);
    this.offset = this.buffer.writeInt16BE(this.columns, this.offset);
    this.rows++;
    return this;
  }

  null(): this {
    this.room(4);
    this.offset = this.buffer.writeInt32BE(-1, this.offset);
    return this;
  }

  /** bytea, or a uuid as its 16 bytes. */
  bytes(value: Uint8Array | null): this {
    if (value === null) return this.null();
    this.room(4 + value.length);
    this.offset = this.buffer.writeInt32BE(value.length, this.offset);
    this.buffer.set(value, this.offset);
    this.offset += value.length;
    return this;
  }

  uuid(value: string | null): this {
    if (value === null) return this.null();
    this.room(20);
    this.offset = this.buffer.writeInt32BE(16, this.offset);
    this.offset += this.buffer.write(value.replaceAll('-', ''), this.offset, 'hex');
    return this;
  }

  /** bytea of which the bytes are told in hexadecimal. */
  hex(value: string): this {
    const length = value.length / 2;
    this.room(4 + length);
    this.offset = this.buffer.writeInt32BE(length, this.offset);
    this.offset += this.buffer.write(value, this.offset, 'hex');
    return this;
  }

  /** Fields that are written already, each with its length before it. */
  fields(written: Uint8Array): this {
    this.room(written.length);
    this.buffer.set(written, this.offset);
    this.offset += written.length;
    return this;
  }

  text(value: string | null): this {
    if (value === null) return this.null();
    const length = Buffer.byteLength(value);
    this.room(4 + length);
    this.offset = this.buffer.writeInt32BE(length, this.offset);
    this.offset += this.buffer.write(value, this.offset);
    return this;
  }

  /** jsonb: version byte 1, then the text. */
  jsonb(value: Uint8Array): this {
    this.room(5 + value.length);
    this.offset = this.buffer.writeInt32BE(value.length + 1, this.offset);
    this.offset = this.buffer.writeUInt8(1, this.offset);
    this.buffer.set(value, this.offset);
    this.offset += value.length;
    return this;
  }

  integer(value: number | null): this {
    if (value === null) return this.null();
    this.room(8);
    this.offset = this.buffer.writeInt32BE(4, this.offset);
    this.offset = this.buffer.writeInt32BE(value, this.offset);
    return this;
  }

  bigint(value: bigint | null): this {
    if (value === null) return this.null();
    this.room(12);
    this.offset = this.buffer.writeInt32BE(8, this.offset);
    this.offset = this.buffer.writeBigInt64BE(value, this.offset);
    return this;
  }

  boolean(value: boolean): this {
    this.room(5);
    this.offset = this.buffer.writeInt32BE(1, this.offset);
    this.offset = this.buffer.writeUInt8(value ? 1 : 0, this.offset);
    return this;
  }

  /** The rows written so far; more may follow in the next call after it. */
  take(): Buffer {
    const taken = this.buffer.subarray(0, this.offset);
    this.buffer = NOTHING;
    this.offset = 0;
    return taken;
  }

  /** What was written from an offset on, to be read before anything more is written. */
  since(offset: number): Buffer {
    return this.buffer.subarray(offset, this.offset);
  }

  /** Forgets what was written, and keeps the room it took. */
  clear(): void {
    this.offset = 0;
    this.rows = 0;
  }

  private room(bytes: number): void {
    if (this.offset + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.capacity, this.buffer.length * 2, this.offset + bytes));
    this.buffer.copy(larger, 0, 0, this.offset);
    this.buffer = larger;
  }
}
