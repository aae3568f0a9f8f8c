/** What the setup tells the parts. */
export interface DedupFacts {
  readonly programId: string;
  /** Versions of what the program asks for: they tell only, or move aside too. */
  readonly warn: string;
  readonly block: string;
}
