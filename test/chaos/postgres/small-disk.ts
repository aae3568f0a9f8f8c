import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { OtherDisk } from '../support/killed-postgres.js';

const MEGABYTES = 224;
/** Ends with its input: nothing stays mounted when this process dies. What is written last is smaller than any page of a table. */
const SCRIPT = `
  mount -t tmpfs -o size=${MEGABYTES}m,mode=700 small "$1" && cd "$1" && mkdir -m 700 tables log && echo ready || exit 1
  while read -r order from to; do
    case $order in
      fill) dd if=/dev/zero of=filler bs=64k; dd if=/dev/zero of=filler.rest bs=512 ;;
      free) rm -f filler filler.rest ;;
      take) cp -a "$from/." "$to/" ;;
    esac 2>/dev/null
    echo done
  done`;

/**
 * A small disk that can be filled to the last byte, so that whoever writes there meets ENOSPC of the kernel. It is a
 * tmpfs, mounted in a name space of a process that holds it, which takes no root where the kernel lets users have name spaces of
 * their own; everybody else reaches it through that process. It is memory, so nothing is learned of a disk that is slow as well.
 */
export class SmallDisk implements OtherDisk {
  readonly tables: string;
  readonly log: string;

  private constructor(
    private readonly holder: ChildProcessWithoutNullStreams,
    private readonly told: Interface,
    private readonly mountPoint: string,
  ) {
    const inside = `/proc/${holder.pid}/root${mountPoint}`;
    this.tables = join(inside, 'tables');
    this.log = join(inside, 'log');
  }

  /** For this user; undefined where the machine lets nobody make one. */
  static async make(owner: { readonly uid: number; readonly gid: number }): Promise<SmallDisk | undefined> {
    const mountPoint = mkdtempSync(join(tmpdir(), 'amparo-disk-'));
    chmodSync(mountPoint, 0o755);
    const as = process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {};
    const command = ['--user', '--map-root-user', '--mount', 'sh', '-c', SCRIPT, 'sh', mountPoint];
    const holder = spawn('unshare', command, { ...as, cwd: '/' });
    holder.on('error', () => {}); // there is no such program: nothing is told, then
    holder.stdin.on('error', () => {});
    const disk = new SmallDisk(holder, createInterface(holder.stdout), mountPoint);
    if ((await disk.heard()) === 'ready') return disk;
    disk.end();
    return undefined;
  }

  fill(): Promise<void> {
    return this.order('fill');
  }

  free(): Promise<void> {
    return this.order('free');
  }

  take(from: string, to: string): Promise<void> {
    return this.order(`take ${from} ${to}`);
  }

  end(): void {
    this.holder.stdin.end();
    rmSync(this.mountPoint, { recursive: true, force: true });
  }

  private async order(order: string): Promise<void> {
    const heard = this.heard();
    this.holder.stdin.write(`${order}\n`);
    if ((await heard) !== 'done') throw new Error('The small disk is gone');
  }

  /** Its next line; undefined when it has ended. */
  private heard(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const end = (): void => resolve(undefined);
      this.told.once('close', end);
      this.told.once('line', (line: string) => {
        this.told.off('close', end);
        resolve(line);
      });
    });
  }
}
