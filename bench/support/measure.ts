import type { Bench, Slice, Stage } from './bench.js';
import type { BenchDatabases } from './databases.js';
import { PartProcess } from './part-process.js';

/** A run too small for full rounds has fewer of them. */
const LEAST_ROWS_A_ROUND = 2_000;

/** What the counted rounds of one part came to. */
export interface Sum {
  readonly name: string;
  readonly items: number;
  readonly seconds: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly rates: readonly number[];
  /** Mean of the rounds; undefined where none tells. */
  readonly p99Ms: number | undefined;
  readonly note: string | undefined;
  readonly peakMb: number;
}

/** One run of a bench. */
export interface Measurement {
  readonly bench: Bench;
  readonly rows: number;
  readonly ours: Sum;
  readonly limit: Sum;
  readonly naive: Sum;
  readonly also: readonly Sum[];
}

/** Runs one bench in fresh databases; its parts take turns round by round. `tell` is given lines about how far it is. */
export async function measure(
  bench: Bench,
  rows: number,
  { reset, ...where }: BenchDatabases,
  tell: (line: string) => void,
): Promise<Measurement> {
  tell(`${bench.name}: preparing ${rows} rows`);
  await reset();
  const { urls, dataDirectory } = where;
  const rounds = Math.max(1, Math.min(bench.rounds, Math.floor(rows / LEAST_ROWS_A_ROUND)));
  const addresses = { dataUrl: urls.owner, keyUrl: urls.keys, applicationUrl: urls.data, workerUrl: urls.worker };
  const empty: Stage = { ...addresses, dataDirectory, rows, rounds, latencyMs: bench.latencyMs ?? 0, facts: null };
  const { part: setUp, facts } = await PartProcess.open(`${bench.name} setup`, bench.setUp, empty);
  await setUp.close();
  const modules = { ours: bench.ours, limit: bench.limit, ...bench.also, naive: bench.naive };
  const parts = new Map<string, PartProcess>();
  try {
    for (const [name, module] of Object.entries(modules)) {
      parts.set(name, (await PartProcess.open(`${bench.name} ${name}`, module, { ...empty, facts })).part);
    }
    const slices = await takeTurns(bench.name, rounds, parts, tell);
    const sums = new Map<string, Sum>();
    for (const [name, part] of parts) sums.set(name, sum(name, slices.get(name)!, await part.close()));
    parts.clear();
    const also = Object.keys(bench.also ?? {}).map((name) => sums.get(name)!);
    return { bench, rows, ours: sums.get('ours')!, limit: sums.get('limit')!, naive: sums.get('naive')!, also };
  } finally {
    for (const part of parts.values()) part.kill();
  }
}

async function takeTurns(
  bench: string,
  rounds: number,
  parts: ReadonlyMap<string, PartProcess>,
  tell: (line: string) => void,
): Promise<ReadonlyMap<string, readonly Slice[]>> {
  const slices = new Map<string, Slice[]>([...parts.keys()].map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, part] of parts) {
      const slice = await part.round(round);
      const rate = Math.round(slice.items / slice.seconds);
      tell(
        `${bench}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}, ${name}: ${slice.items} at ${rate}/s`,
      );
      if (round > 0) slices.get(name)!.push(slice);
    }
  }
  return slices;
}

function sum(name: string, slices: readonly Slice[], peakMb: number): Sum {
  const steps: Record<string, number> = {};
  for (const slice of slices) {
    for (const [step, seconds] of Object.entries(slice.steps ?? {})) steps[step] = (steps[step] ?? 0) + seconds;
  }
  const told = slices.flatMap(({ p99Ms }) => (p99Ms === undefined ? [] : [p99Ms]));
  return {
    name,
    p99Ms: told.length > 0 ? told.reduce((total, one) => total + one, 0) / told.length : undefined,
    items: slices.reduce((items, slice) => items + slice.items, 0),
    seconds: slices.reduce((seconds, slice) => seconds + slice.seconds, 0),
    steps,
    rates: slices.map(({ items, seconds }) => items / seconds),
    note: slices.at(-1)?.note,
    peakMb,
  };
}
