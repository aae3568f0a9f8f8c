/** An answer that says no: asking again changes nothing. `reason` is one of ours or of the standard. */
export class RefusedAnswer extends Error {
  constructor(readonly reason: string) {
    super(`Refused: ${reason}`);
    this.name = 'RefusedAnswer';
  }
}

/** An answer that came, and is not what was agreed. `reason` says what is wrong with it, never what it holds. */
export class UnreadableAnswer extends Error {
  constructor(readonly reason: string) {
    super(`Unreadable answer: ${reason}`);
    this.name = 'UnreadableAnswer';
  }
}
