import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { LONG, runScan, type ScanReport, SHORT } from './scan.js';

const LEAST_CANARIES = 1500;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What was looked at and what came of it: labels and places, never a value. Returns why the run failed, if it did. */
function tellReport(report: ScanReport, isLong: boolean): string[] {
  say(`\n${report.canaries} planted values, ${report.forms} forms, ${report.requests} requests made to fail\n`);
  for (const { name, things, bytes } of report.places)
    say(`${String(things).padStart(6)} ${(bytes / 1e6).toFixed(1).padStart(8)} MB  ${name}`);
  say(
    `\n${report.controls.length - report.missed.length} of ${report.controls.length} leaks made on purpose were found`,
  );
  const faults = [
    ...report.missed.map(({ label }) => `not found: ${label}`),
    ...report.leaks.map(
      ({ label, encoding, place, count }) => `LEAK: ${label}, as ${encoding}, ${count} times in ${place}`,
    ),
    ...report.unwalked.map((walk) => `never walked: ${walk}`),
    ...(isLong && report.canaries < LEAST_CANARIES ? [`only ${report.canaries} values were planted`] : []),
  ];
  return faults;
}

const { values } = parseArgs({ options: { seed: { type: 'string' }, short: { type: 'boolean', default: false } } });
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
say(`seed ${seed} (npm run scan -- --seed ${seed} plants the same again)`);
const faults = tellReport(await runScan(seed, values.short ? SHORT : LONG, say), !values.short);
for (const fault of faults) say(fault);
say(faults.length === 0 ? 'no planted value was found anywhere else' : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
