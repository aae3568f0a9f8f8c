/** An answer that came, and is not what was agreed. `reason` says what is wrong with it, never what it holds. */
export class UnreadableAnswer extends Error {
  constructor(readonly reason: string) {
    super(`Unreadable answer: ${reason}`);
    this.name = 'UnreadableAnswer';
  }
}
