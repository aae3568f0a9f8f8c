/**
 * Writes rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"): no hex, no escaping, and a
 * worker thread can hand over a finished buffer. Call the column methods in the order of the columns.
 */
export class CopyRows {
  private buffer: Buffer;
  private offset = 0;
  /** Rows begun so far. */
  rows = 0;

  constructor(
    private readonly columns: number,
    capacity = 1 << 16,
  ) {
    this.buffer = Buffer.allocUnsafe(capacity);
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

  text(value: string | null): this {
    if (value === null) return this.null();
    const length = Buffer.byteLength(value);
    this.room(4 + length);
    this.offset = this.buffer.writeInt32BE(length, this.offset);
    this.offset += this.buffer.write(value, this.offset);
    return this;
  }

  /** jsonb: version byte 1, then the text. */
  jsonb(value: string): this {
    const length = Buffer.byteLength(value) + 1;
    this.room(4 + length);
    this.offset = this.buffer.writeInt32BE(length, this.offset);
    this.offset = this.buffer.writeUInt8(1, this.offset);
    this.offset += this.buffer.write(value, this.offset);
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
    this.buffer = Buffer.allocUnsafe(1 << 16);
    this.offset = 0;
    return taken;
  }

  private room(bytes: number): void {
    if (this.offset + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.offset + bytes));
    this.buffer.copy(larger, 0, 0, this.offset);
    this.buffer = larger;
  }
}
