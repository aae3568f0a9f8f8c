import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPeer } from './peer-process.js';

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a peer process', () => {
  it('is gone when it is stopped or killed, and both may be called again', async () => {
    for (const way of ['stop', 'kill'] as const) {
      const peer = await startPeer({ entry: 'payment-channel' });
      expect(lives(peer.pid)).toBe(true);
      await peer[way]();
      await peer[way]();
      expect(lives(peer.pid)).toBe(false);
    }
  });

  it('tells at once when it cannot start', async () => {
    const env = { PAYMENT_CHANNEL_PORT: 'no number' };
    const quiet = { entry: 'payment-channel', env, stderr: 'ignore' } as const;
    await expect(startPeer(quiet)).rejects.toThrow(/ended with code 1/);
  });

  it('does not outlive a parent that is killed', async () => {
    const script = `
      const { startPeer } = await import(${JSON.stringify(new URL('./peer-process.js', import.meta.url).href)});
      process.stdout.write(String((await startPeer({ entry: 'social-registry' })).pid));
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: {},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = Number(String((await once(parent.stdout, 'data'))[0]));
    expect(lives(pid)).toBe(true);
    parent.kill('SIGKILL');
    for (let tries = 0; tries < 100 && lives(pid); tries += 1) await sleep(20);
    const outlived = lives(pid);
    if (outlived) process.kill(pid, 'SIGKILL');
    expect(outlived).toBe(false);
  });
});
