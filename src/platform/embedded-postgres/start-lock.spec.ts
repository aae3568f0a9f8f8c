import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withStartLock } from './start-lock.js';

describe('the start lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-lock-'));
  const lock = join(folder, 'start.lock');
  afterEach(() => rmSync(lock, { recursive: true, force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets one in at a time, and leaves nothing behind, even after a failure', async () => {
    let inside = 0;
    let most = 0;
    const turn = async (fail: boolean): Promise<void> => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
      if (fail) throw new Error('broken');
    };
    const ends = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => withStartLock(lock, () => turn(n % 2 === 1))));
    expect(ends.filter((end) => end.status === 'rejected')).toHaveLength(2);
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a dead process', '999999999 1 a'],
    ['a number that a younger process has now', `${process.pid} 1 a`],
  ])('takes over from %s', async (_, holder) => {
    mkdirSync(lock);
    writeFileSync(join(lock, 'holder'), holder);
    await expect(withStartLock(lock, async () => existsSync(lock))).resolves.toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });
});
