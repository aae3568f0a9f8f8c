import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, canRun } from './run-as-user.js';

describe('what a user may enter and run', () => {
  const top = mkdtempSync(join(tmpdir(), 'amparo-user-'));
  const inner = join(top, 'inner');
  mkdirSync(inner, { mode: 0o755 });
  const owner = { uid: statSync(top).uid, gid: statSync(top).gid };
  const stranger = { uid: 4_000_001, gid: 4_000_001 };
  afterAll(() => rmSync(top, { recursive: true }));

  it('looks at every folder above', () => {
    chmodSync(top, 0o700);
    expect(canEnter(inner, owner)).toBe(true);
    expect(canEnter(inner, stranger)).toBe(false);
    chmodSync(top, 0o711);
    expect(canEnter(inner, stranger)).toBe(true);
  });

  it('wants both reading and executing for a program', () => {
    expect(canRun(inner, stranger)).toBe(true);
    expect(canRun(top, stranger)).toBe(false);
    chmodSync(top, 0o750);
    expect(canRun(top, { uid: stranger.uid, gid: owner.gid })).toBe(true);
  });
});
