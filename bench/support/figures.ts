import Table from 'cli-table3';
import type { Measurement, Sum } from './measure.js';

/** One line of `--json`. */
export interface Figure {
  readonly name: string;
  readonly rows: number;
  readonly oursPerSecond: number;
  readonly limitPerSecond: number;
  /** How many times slower than the limit. */
  readonly ratioToLimit: number;
  readonly naivePerSecond: number;
  readonly speedupOverNaive: number;
  /** Peak resident memory of the process that did it our way. */
  readonly peakMb: number;
}

export function figureOf({ bench, rows, ours, limit, naive }: Measurement): Figure {
  return {
    name: bench.name,
    rows,
    oursPerSecond: Math.round(rate(ours)),
    limitPerSecond: Math.round(rate(limit)),
    ratioToLimit: twoDecimals(rate(limit) / rate(ours)),
    naivePerSecond: Math.round(rate(naive)),
    speedupOverNaive: twoDecimals(rate(ours) / rate(naive)),
    peakMb: ours.peakMb,
  };
}

/** The same for people: every part with its steps, and how much the rounds differ. */
export function tableOf(measurement: Measurement): string {
  const { bench, rows, ours, limit, naive, also } = measurement;
  const head = ['', 'done', 'seconds', 'per second', 'by round', 'against ours'];
  const colAligns = ['left', 'right', 'right', 'right', 'right', 'right'] as const;
  const table = new Table({ head, colAligns: [...colAligns], style: { head: [], border: [] } });
  for (const part of [ours, limit, ...also, naive]) {
    const against = part === ours ? '' : `${(rate(part) / rate(ours)).toFixed(2)} x`;
    table.push([part.name, part.items, part.seconds.toFixed(1), Math.round(rate(part)), spread(part), against]);
    for (const [step, seconds] of Object.entries(part.steps)) {
      table.push([`  ${step}`, '', seconds.toFixed(1), Math.round(part.items / seconds), '', '']);
    }
  }
  const notes = [ours, limit, ...also, naive].flatMap(({ name, note }) => (note ? [`${name}: ${note}`] : []));
  const { ratioToLimit, speedupOverNaive, peakMb } = figureOf(measurement);
  const perRound = ours.rates.map((own, round) => ((limit.rates[round] ?? Number.NaN) / own).toFixed(2)).join(' ');
  return [
    `\n${bench.name}, ${rows} rows: ${bench.title}${bench.latencyMs ? `, each of which takes ${bench.latencyMs} ms to arrive` : ''}`,
    table.toString(),
    `${ratioToLimit} times slower than the limit (by round: ${perRound}), ${speedupOverNaive} times faster than ${bench.naiveIs ?? 'row at a time'}, peak ${peakMb} MB`,
    ...heldBars(measurement),
    ...heldAlso(measurement),
    ...heldBeside(measurement),
    ...notes,
    ...costs(measurement),
  ].join('\n');
}

/** Whether the bars of the bench are held. */
function heldBars(measurement: Measurement): string[] {
  const { bars } = measurement.bench;
  if (!bars) return [];
  const { ratioToLimit, speedupOverNaive, peakMb } = figureOf(measurement);
  const held = (is: boolean): string => (is ? 'held' : 'NOT held');
  return [
    `at most ${bars.ratioToLimit} times slower than the limit: ${held(ratioToLimit <= bars.ratioToLimit)}; ` +
      `at least ${bars.speedupOverNaive} times faster: ${held(speedupOverNaive >= bars.speedupOverNaive)}; ` +
      `peak below ${bars.peakMb} MB: ${held(peakMb < bars.peakMb)}`,
  ];
}

/** How far behind further ways it is, where there is a bar. */
function heldAlso({ bench: { alsoAtMost = {} }, ours, also }: Measurement): string[] {
  return also
    .filter(({ name }) => alsoAtMost[name] !== undefined)
    .map((other) => {
      const [ratio, most] = [twoDecimals(rate(other) / rate(ours)), alsoAtMost[other.name]!];
      return `${ratio} times slower than ${other.name}, at most ${most}: ${ratio <= most ? 'held' : 'NOT held'}`;
    });
}

/** Whether it holds its own beside another part. */
function heldBeside({ bench: { beside }, ours, limit, also, naive }: Measurement): string[] {
  const other = [limit, ...also, naive].find(({ name }) => name === beside?.part);
  if (!beside || !other) return [];
  const [share, p99] = [rate(ours) / rate(other), (ours.p99Ms ?? Number.NaN) / (other.p99Ms ?? Number.NaN)];
  const held = (is: boolean): string => (is ? 'held' : 'NOT held');
  return [
    `beside ${other.name}: ${Math.round(share * 100)} % of its rate, at least ${Math.round(beside.leastShare * 100)} %: ` +
      `${held(share >= beside.leastShare)}; 99 % within ${p99.toFixed(2)} times as long, at most ${beside.mostP99}: ${held(p99 <= beside.mostP99)}`,
  ];
}

/** What every part of `adding` costs more than the one before it: microseconds for one row, all threads together. */
function costs({ bench, ours, limit, also }: Measurement): string[] {
  const parts = (bench.adding ?? []).map((name) => [ours, limit, ...also].find((part) => part.name === name)!);
  const microseconds = parts.map((part) => 1_000_000 / rate(part));
  return parts.map(({ name }, at) => {
    const more = microseconds[at]! - (microseconds[at - 1] ?? 0);
    const share = Math.round((100 * rate(parts[at]!)) / rate(parts[0]!));
    return `${name}: ${at === 0 ? '' : 'and '}${Math.round(more)} us, ${share} % of ${parts[0]!.name}`;
  });
}

const rate = ({ items, seconds }: Sum): number => items / seconds;
const twoDecimals = (ratio: number): number => Math.round(ratio * 100) / 100;
const spread = ({ rates }: Sum): string => `${Math.round(Math.min(...rates))} - ${Math.round(Math.max(...rates))}`;
