import { randomInt } from 'node:crypto';
import type { Finding } from '../support/canary/index.js';
import { runScan, type ScanReport, SHORT } from '../scan/scan.js';

const readable = (findings: readonly Finding[]): string[] =>
  findings.slice(0, 20).map(({ label, encoding, place }) => `${label}, as ${encoding}, in ${place}`);

/** The short form of `npm run scan`: fewer people and callers, and the same walk and places. */
describe('no personal value in clear', () => {
  const seed = randomInt(2 ** 32);
  let report: ScanReport;

  beforeAll(async () => {
    report = await runScan(seed, SHORT, () => {});
  }, 420_000); // half a minute on a machine of its own

  it(`plants enough to prove something, and looks everywhere (seed ${seed})`, () => {
    expect(report.canaries).toBeGreaterThan(500);
    expect(report.places.length).toBeGreaterThan(12);
    expect(report.places.filter(({ things, bytes }) => things === 0 || bytes === 0)).toEqual([]);
  });

  it('finds every leak made on purpose, each at its place', () => {
    expect(report.controls.length).toBeGreaterThan(15);
    expect(report.missed).toEqual([]);
  });

  it('finds none other: not on the socket, in tables, files, logs or answers, nor of the erased', () => {
    expect(readable(report.leaks)).toEqual([]);
  });

  it('has walked every route, to a success and to a refusal', () => {
    expect(report.unwalked).toEqual([]);
  });

  it('has changed nothing that the transaction of the change does not tell of', () => {
    expect(report.changes.told).toBeGreaterThan(100);
    expect(report.changes.untold).toEqual([]);
  });
});
