import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearStalePidFile, readPostmaster } from './postmaster-state.js';
import { commandLine, isAlive, startTime } from './process-state.js';

describe('the state of a process', () => {
  const cluster = mkdtempSync(join(tmpdir(), 'amparo-state-'));
  const pidFile = join(cluster, 'postmaster.pid');
  const claim = (pid: number): void =>
    writeFileSync(pidFile, `${pid}\n${cluster}\n1\n54329\n\n127.0.0.1\n1 2\nready   \n`);
  afterAll(() => rmSync(cluster, { recursive: true }));

  it('tells the living from the dead', async () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(startTime(process.pid)).toMatch(/^\d+$/);
    const child = spawn('true');
    await once(child, 'close');
    expect(isAlive(child.pid!)).toBe(false);
    expect(isAlive(Number.NaN)).toBe(false);
  });

  it('takes a zombie for dead, and clears the file it left', async () => {
    // The shell puts a program in its own place that never waits for the child the shell has started.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const zombie = Number(line.toString());
      for (let i = 0; i < 100 && isAlive(zombie); i++) await sleep(20);
      expect(() => process.kill(zombie, 0)).not.toThrow();
      expect(isAlive(zombie)).toBe(false);
      claim(zombie);
      expect(readPostmaster(cluster)).toBeUndefined();
      clearStalePidFile(cluster);
      expect(existsSync(pidFile)).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('does not take another program with a reused number for the server', () => {
    claim(process.pid);
    expect(commandLine(process.pid)).toBeDefined();
    expect(readPostmaster(cluster)).toBeUndefined();
  });
});
