import { newId } from '../ids/ids.js';
import { NotOpened } from './sealed-format.js';
import { type ChunkPosition, openChunk, sealChunk } from './spool-cipher.js';
import { randomBytes } from './suite.js';

const key = randomBytes(32);
const at: ChunkPosition = { spoolId: newId(), sequence: 3, final: false };
const text = Buffer.from('name,phone\nAmina,0700');

describe('a chunk of a spool', () => {
  it('opens where it was sealed', () => {
    expect(openChunk(key, at, sealChunk(key, at, text))).toEqual(text);
    expect(openChunk(key, at, sealChunk(key, at, Buffer.alloc(0)))).toHaveLength(0);
  });

  it.each<[string, Partial<ChunkPosition>]>([
    ['at another place of the file', { sequence: 2 }],
    ['in another file', { spoolId: newId() }],
    ['as the end, where it was not', { final: true }],
  ])('does not open %s', (_what, change) => {
    expect(() => openChunk(key, { ...at, ...change }, sealChunk(key, at, text))).toThrow(NotOpened);
  });

  it('does not open under another key, nor changed, nor cut', () => {
    const sealed = sealChunk(key, at, text);
    expect(() => openChunk(randomBytes(32), at, sealed)).toThrow(NotOpened);
    for (let bit = 0; bit < sealed.length * 8; bit += 7) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openChunk(key, at, changed)).toThrow(NotOpened);
    }
    expect(() => openChunk(key, at, sealed.subarray(0, 20))).toThrow(NotOpened);
  });
});
