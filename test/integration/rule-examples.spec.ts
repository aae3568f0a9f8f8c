import { readFileSync } from 'node:fs';
import { checkRule, compileRule, type Rule } from '../../src/programs/rule.compiler.js';
import { SCHEMA } from '../support/rules/reference.js';

const PAGE = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
const AREAS = { attribute: 'area', within: { 'XA-01': ['XA-01', 'XA-01-01', 'XA-01-02'] } };
const WEIGHTS = { roof: { thatch: 12.5, tin: 4, concrete: 0 }, size: { 1: 6, 2: 4, 3: 1 } };
const VERDICTS = { true: 'eligible', false: 'not_eligible', undefined: 'unknown' };

/** Rows of a table below the heading of examples, as cells without their ticks. */
const rows = (columns: number): string[][] =>
  PAGE.slice(PAGE.indexOf('## Examples'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(/ (?<!\\)\| /))
    .filter((cells) => cells.length === columns)
    .map((cells) => cells.map((cell) => cell.replaceAll('\\|', '|').replace(/^`(.*)`$/, '$1')));

function verdict(target: Rule['target'], expression: string, attributes: string, members = '[]'): string {
  const rule: Rule = { schema: SCHEMA, target, expression, tables: { weights: WEIGHTS, areas: AREAS } };
  expect(checkRule(rule)).toBeUndefined();
  const opened = (JSON.parse(members) as Record<string, unknown>[]).map((of, index) => ({
    registrantId: `${index}`,
    isHead: index === 0,
    isRepresentative: false,
    attributes: of,
  }));
  const own = JSON.parse(attributes) as Record<string, unknown>;
  const decide = compileRule(rule, new Date('2026-01-01T00:00:00Z'));
  const decided = decide({ registrantId: 'r', kind: target, attributes: own, members: opened, payee: null });
  return VERDICTS[String(decided) as keyof typeof VERDICTS];
}

describe('the examples of docs/rules.md', () => {
  test('are there', () => expect([rows(3).length, rows(4).length]).toEqual([9, 10]));

  test.each(rows(3))('%s of %s is %s', (rule, somebody, says) =>
    expect(verdict('individual', rule!, somebody!)).toBe(says),
  );

  test.each(rows(4))('%s of %s with %s is %s', (rule, household, members, says) =>
    expect(verdict('group', rule!, household!, members)).toBe(says),
  );
});
