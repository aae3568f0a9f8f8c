import { newId } from '#platform/ids/ids.js';
import { MOST_RECORD_BYTES, openRecord, sealRecord } from './quarantine-seal.js';

describe('a quarantined record', () => {
  const key = Buffer.alloc(32, 5);
  const id = newId();

  it('opens as what it was, for its own row and under the key of its run only', () => {
    const sealed = sealRecord(key, id, '{"name":"Ána"}')!;
    expect(openRecord(key, id, sealed)).toEqual({ name: 'Ána' });
    expect(() => openRecord(key, newId(), sealed)).toThrow();
    expect(() => openRecord(Buffer.alloc(32, 6), id, sealed)).toThrow();
  });

  it('tells its length in steps', () => {
    const length = (text: string): number => sealRecord(key, id, text)!.length;
    expect(length('{}')).toBe(length(`"${'a'.repeat(1_022)}"`));
    expect(length('{}')).not.toBe(length(`"${'a'.repeat(1_023)}"`));
  });

  it('is not kept when it is larger than may be', () => {
    expect(sealRecord(key, id, 'a'.repeat(MOST_RECORD_BYTES))).not.toBeNull();
    expect(sealRecord(key, id, 'á'.repeat(MOST_RECORD_BYTES / 2 + 1))).toBeNull();
  });
});
