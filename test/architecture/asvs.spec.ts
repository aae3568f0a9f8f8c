import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { faultOfEvidence } from './evidence.js';
import { ROOT } from './sources.js';

interface Row {
  readonly requirement: string;
  readonly level: string;
  readonly applies: string;
  readonly status: string;
  readonly 'in short': string;
  readonly evidence: string;
  readonly note: string;
}

/** Sections of ASVS 5.0 that are taken whole at levels 1 and 2, and how many requirements those are. */
const TAKEN: Readonly<Record<string, number>> = {
  'V1.1': 2,
  'V1.2': 9,
  'V1.3': 11,
  'V1.5': 2,
  'V2.1': 3,
  'V2.2': 3,
  'V2.3': 4,
  'V2.4': 1,
  'V4.1': 3,
  'V4.2': 1,
  'V4.3': 2,
  'V4.4': 4,
  'V5.1': 1,
  'V5.2': 3,
  'V5.3': 2,
  'V5.4': 3,
  'V7.4': 5,
  'V8.1': 2,
  'V8.2': 3,
  'V8.3': 1,
  'V8.4': 1,
  'V9.1': 3,
  'V9.2': 4,
  'V10.3': 4,
  'V11.1': 2,
  'V11.2': 3,
  'V11.3': 3,
  'V11.4': 4,
  'V11.5': 1,
  'V11.6': 1,
  'V12.1': 3,
  'V12.2': 2,
  'V12.3': 4,
  'V13.1': 1,
  'V13.2': 5,
  'V13.3': 2,
  'V13.4': 5,
  'V14.1': 2,
  'V14.2': 4,
  'V14.3': 3,
  'V15.1': 3,
  'V15.2': 3,
  'V15.3': 7,
  'V16.1': 1,
  'V16.2': 5,
  'V16.3': 4,
  'V16.4': 3,
  'V16.5': 3,
};
/** Requirements of level 3 that are taken besides, since those whom this registry holds may be persecuted. */
const TAKEN_OF_LEVEL_3 = [
  'V1.2.10',
  'V2.3.5',
  'V4.1.4',
  'V8.2.4',
  'V8.3.2',
  'V11.2.4',
  'V11.2.5',
  'V11.3.4',
  'V11.7.2',
  'V13.3.3',
  'V14.2.6',
  'V14.2.7',
  'V15.4.2',
];
const STATUS = ['held', 'partly', 'open', 'not applicable'];

const rows = parse(readFileSync(join(ROOT, 'docs/asvs.csv'), 'utf8'), { columns: true }) as readonly Row[];
const pieces = (evidence: string): string[] => evidence.split(' | ').filter(Boolean);

/** What is wrong with a row. */
function faultsOf({ requirement, applies, status, evidence, note }: Row): string[] {
  const tests = pieces(evidence).flatMap((one) => faultOfEvidence(one) ?? []);
  const pages = [...note.matchAll(/docs\/[\w-]+\.(?:md|csv)|test\/[\w/.-]+\.ts/g)].map(([path]) => path);
  const missing = pages.filter((path) => !existsSync(join(ROOT, path))).map((path) => `${path}: no such file`);
  const rules = [
    STATUS.includes(status) ? [] : ['unknown status'],
    (applies === 'n') === (status === 'not applicable') ? [] : ['applies and status differ'],
    evidence || note ? [] : ['neither a test nor a reason'],
    status === 'held' || note ? [] : ['says not why'],
  ];
  return [...tests, ...missing, ...rules.flat()].map((fault) => `${requirement}: ${fault}`);
}

describe('the table of ASVS 5.0', () => {
  it('has evidence that exists, or a reason, in every row', () => {
    expect(rows.flatMap(faultsOf)).toEqual([]);
  });

  it('would see a row without either, and one that names a test there is not', () => {
    const row = { requirement: 'V0', level: '1', applies: 'y', status: 'held', 'in short': '', evidence: '', note: '' };
    expect(faultsOf(row)).toEqual(['V0: neither a test nor a reason']);
    expect(faultsOf({ ...row, evidence: 'test/none.spec.ts > whatever it says' })).toHaveLength(1);
    expect(faultsOf({ ...row, note: 'docs/none.md' })).toEqual(['V0: docs/none.md: no such file']);
    expect(faultsOf({ ...row, status: 'open', evidence: pieces(rows[0]!.evidence)[0]! })).toEqual(['V0: says not why']);
  });

  it('leaves out no requirement of level 1 or 2 of the sections it takes, nor those of level 3 it names', () => {
    const ids = rows.map(({ requirement }) => requirement);
    expect(new Set(ids).size).toBe(ids.length);
    const counts: Record<string, number> = {};
    for (const { requirement, level } of rows)
      if (level !== '3' && /\.\d+\./.test(requirement)) {
        const section = requirement.replace(/\.\d+$/, '');
        counts[section] = (counts[section] ?? 0) + 1;
      }
    expect(counts).toEqual(TAKEN);
    expect(rows.filter(({ level }) => level === '3').map(({ requirement }) => requirement)).toEqual(TAKEN_OF_LEVEL_3);
    expect(ids.filter((id) => /^V\d+$/.test(id))).toEqual(['V3', 'V6', 'V10', 'V17']); // chapters left out, with the reason
  });
});
