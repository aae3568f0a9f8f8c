import type { Replica } from '../support/replica.js';

/** PostgreSQL may be away while one starts: then it is started again. */
const MOST_STARTS = 10;

/** Workers at the same time. In the place of one that is killed another is started at once, beside those that go on. */
export class Crew {
  private readonly members = new Map<number, Replica>();
  private readonly coming = new Set<Promise<void>>();
  private isLeaving = false;

  constructor(private readonly make: () => Replica) {}

  /** Resolves when they are all there. */
  async start(size: number): Promise<void> {
    for (let member = 0; member < size; member++) this.engage();
    await Promise.all(this.coming);
  }

  has(pid: number): boolean {
    return this.members.has(pid);
  }

  /** kill -9; resolves when the process is gone. The last one is missed by nobody. */
  async kill(pid: number, isLast: boolean): Promise<void> {
    const member = this.members.get(pid)!;
    this.members.delete(pid);
    await member.kill();
    if (!isLast) this.engage();
  }

  /** Resolves when at least one is there. */
  async somebody(): Promise<void> {
    while (this.members.size === 0) await Promise.race(this.coming);
  }

  async stop(): Promise<void> {
    this.isLeaving = true;
    await Promise.allSettled(this.coming);
    await Promise.all([...this.members.values()].map((member) => member.stop()));
  }

  private engage(): void {
    const arrived = this.arrive().finally(() => this.coming.delete(arrived));
    this.coming.add(arrived);
    arrived.catch(() => {}); // whoever waits for somebody hears of it
  }

  private async arrive(): Promise<void> {
    for (let start = 1; !this.isLeaving; start++) {
      const member = this.make();
      try {
        await member.start();
        this.members.set(member.pid, member);
        return;
      } catch (error) {
        await member.kill();
        if (start === MOST_STARTS) throw error;
      }
    }
  }
}
