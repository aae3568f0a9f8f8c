import { Readable } from 'node:stream';
import { sha256 } from '../vault/suite.js';
import { BodyBrokenOff, BodyReadBefore, BodyTooLarge, StreamedBody } from './streamed-body.js';

const source = (...pieces: string[]): Readable => Readable.from(pieces.map((piece) => Buffer.from(piece)));

async function read(body: StreamedBody): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of body.pieces()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('a streamed body', () => {
  it('gives every piece once, and the digest of the whole', async () => {
    const body = new StreamedBody(source('one,', 'two'), 7);
    expect(await read(body)).toBe('one,two');
    expect([body.bytes, body.digest()]).toEqual([7, sha256(Buffer.from('one,two'))]);
    await expect(read(body)).rejects.toThrow(BodyReadBefore);
  });

  it('has the same digest when it is only drained, however it is cut', async () => {
    const body = new StreamedBody(source('o', 'ne,tw', 'o'), 7);
    await body.drain();
    await body.drain();
    expect(body.digest()).toEqual(sha256(Buffer.from('one,two')));
  });

  it('has no digest before its end', async () => {
    const body = new StreamedBody(source('one', 'two'), 100);
    for await (const piece of body.pieces()) if (piece.length > 0) break;
    expect(() => body.digest()).toThrow('not read to its end');
  });

  it('refuses what is larger than the limit, and leaves the connection for the answer', async () => {
    const sending = source('one', 'two', 'three');
    await expect(read(new StreamedBody(sending, 5))).rejects.toThrow(BodyTooLarge);
    expect(sending.errored).toBeNull();
  });

  it('tells a body that broke off, and one whose sender fell silent', async () => {
    const broken = new Readable({ read() {} });
    broken.push('half a row');
    setImmediate(() => broken.destroy(new Error('aborted')));
    await expect(read(new StreamedBody(broken, 100))).rejects.toThrow(BodyBrokenOff);
    await expect(read(new StreamedBody(new Readable({ read() {} }), 100, 10))).rejects.toThrow(BodyBrokenOff);
  });
});
