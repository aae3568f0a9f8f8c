/** Where a part works, and how much. Sent to its process as JSON. */
export interface Stage {
  /** The two databases as their owners; both belong to the bench. */
  readonly dataUrl: string;
  readonly keyUrl: string;
  /** The same data as the service enters it. */
  readonly applicationUrl: string;
  readonly workerUrl: string;
  readonly dataDirectory: string;
  readonly rows: number;
  /** Counted rounds; round 0 comes before them and is not counted. */
  readonly rounds: number;
  /** Milliseconds that a peer takes before it looks at a call. */
  readonly latencyMs: number;
  /** What the setup has told; null for the setup itself. */
  readonly facts: unknown;
}

/** What one round of a part did. */
export interface Slice {
  readonly items: number;
  readonly seconds: number;
  /** Seconds by step, for those who read the table. */
  readonly steps?: Readonly<Record<string, number>>;
  /** Ninety-nine in a hundred items took at most so long. */
  readonly p99Ms?: number;
  /** One remark of the round; that of the last round is printed. */
  readonly note?: string;
}

/** One way of doing the work, ready to go, in a process of its own. */
export interface Part {
  /** Round 0 warms up threads, connections and compiled code; the others are counted. */
  round(index: number): Promise<Slice>;
  close(): Promise<void>;
}

/** The default export of a part's module. */
export type OpenPart = (stage: Stage) => Promise<Part>;

/** The default export of a setup's module: fills the databases; what it gives (JSON) reaches every part as `facts`. */
export type SetUp = (stage: Stage) => Promise<{ readonly facts: unknown }>;

/** What is measured: our way, the raw limit and the naive way in turns, so that a busy neighbour slows all of them alike. */
export interface Bench {
  readonly name: string;
  /** What one row is, and what is done to it. */
  readonly title: string;
  readonly rows: number;
  readonly rounds: number;
  /** File URLs of modules. */
  readonly setUp: string;
  readonly ours: string;
  readonly limit: string;
  readonly naive: string;
  /** What the naive way does, in a few words; row at a time, unless told. */
  readonly naiveIs?: string;
  /** Further ways, by the name they have in the table; they are not in the JSON lines. */
  readonly also?: Readonly<Record<string, string>>;
  /** What is to be held: at most so many times slower than the limit, at least so many times faster than the naive way, at most so much memory. */
  readonly bars?: { readonly ratioToLimit: number; readonly speedupOverNaive: number; readonly peakMb: number };
  /** What is to be held against further ways: ours at most so many times slower. */
  readonly alsoAtMost?: Readonly<Record<string, number>>;
  /** Milliseconds that its peer takes before it looks at a call, unless `--latency` says so; a bench without has a peer on this machine that takes none. */
  readonly latencyMs?: number;
  /** What is to be held beside another part: at least such a share of its rate, a 99th percentile at most so many times its own. */
  readonly beside?: { readonly part: string; readonly leastShare: number; readonly mostP99: number };
  /** Names of parts of which each does what the one before does, and one thing more: what that costs is printed. */
  readonly adding?: readonly string[];
}
