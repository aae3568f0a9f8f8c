/** Somebody who waits: how soon they are to be served (null: nobody can tell), and since when they wait (seconds). */
export interface Waiting {
  readonly id: string;
  readonly priority: number | null;
  readonly since: number;
}

/** Below zero when `one` is served before `other`: the higher priority, then who waits longer, then the lower id. Unknown ones come last. */
export function servedBefore(one: Waiting, other: Waiting): number {
  if (one.priority !== other.priority) {
    if (one.priority === null) return 1;
    if (other.priority === null) return -1;
    return other.priority - one.priority;
  }
  return one.since - other.since || (one.id < other.id ? -1 : 1);
}

/** Keeps the `most` that are served first of any number: memory is bounded by twice that. */
export class FirstOf {
  private kept: Waiting[] = [];

  constructor(private readonly most: number) {}

  add(waiting: readonly Waiting[]): void {
    this.kept.push(...waiting);
    if (this.kept.length > this.most * 2) this.trim();
  }

  /** In the order in which they are served. */
  ids(): string[] {
    this.trim();
    return this.kept.map(({ id }) => id);
  }

  private trim(): void {
    this.kept = this.kept.toSorted(servedBefore).slice(0, this.most);
  }
}
