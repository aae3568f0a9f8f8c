import { DomainError } from '../errors/domain-error.js';

/** A move that the transition table does not hold. */
export class MoveNotAllowed extends DomainError {
  constructor(subject: string, from: string, to: string) {
    super('platform:move-not-allowed', 'conflict', `A ${subject} cannot go from ${from} to ${to}`, { from, to });
  }
}

/** A state machine as data: it guards one row, builds the WHERE of a batch, and lets a test enumerate every pair. */
export class Flow<S extends string> {
  readonly states: readonly S[];

  constructor(
    readonly subject: string,
    readonly initial: S,
    private readonly table: Readonly<Record<S, readonly S[]>>,
  ) {
    this.states = Object.keys(table) as S[];
  }

  allows(from: S, to: S): boolean {
    return this.table[from].includes(to);
  }

  /** Every state that may move to `to`: the guard of a set-based move. */
  sourcesOf(to: S): S[] {
    return this.states.filter((from) => this.table[from].includes(to));
  }

  /** Every allowed pair, as the database's table of allowed moves must hold it. */
  pairs(): [S, S][] {
    return this.states.flatMap((from) => this.table[from].map((to): [S, S] => [from, to]));
  }

  assert(from: S, to: S): void {
    if (!this.allows(from, to)) throw new MoveNotAllowed(this.subject, from, to);
  }
}
