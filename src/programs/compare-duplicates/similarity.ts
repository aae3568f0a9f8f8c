import { normalizeName } from '#registry';

/** How two values of one attribute stand to each other; `missing`: one of the two has none. */
export const COMPARISONS = ['same', 'similar', 'different', 'missing'] as const;

export type Comparison = (typeof COMPARISONS)[number];

/**
 * Compares two values by what they are: texts as names are compared (order of words, accents and case aside; similar are a few
 * letters apart), days (similar: day and month exchanged, or one part of three differs), numbers (similar: a tenth apart at
 * most). Codes and truth values are the same or not.
 */
export function compareValues(dataType: string, one: unknown, other: unknown): Comparison {
  if (one === undefined || one === null || other === undefined || other === null) return 'missing';
  if (one === other) return 'same';
  if (dataType === 'text') return compareTexts(String(one), String(other));
  if (dataType === 'date') return compareDays(String(one), String(other));
  if (dataType === 'integer' || dataType === 'decimal') return compareNumbers(Number(one), Number(other));
  return 'different';
}

function compareTexts(one: string, other: string): Comparison {
  const [a, b] = [one, other].map((text) => normalizeName(text).split(' ').toSorted().join(' ')) as [string, string];
  if (a === b) return 'same';
  const allowed = Math.max(1, Math.floor(Math.max(a.length, b.length) / 5));
  return isWithinEdits(a, b, allowed) ? 'similar' : 'different';
}

function compareDays(one: string, other: string): Comparison {
  const [a, b] = [one.split('-'), other.split('-')];
  const differing = a.filter((part, index) => part !== b[index]).length;
  const exchanged = a[0] === b[0] && a[1] === b[2] && a[2] === b[1];
  return differing <= 1 || exchanged ? 'similar' : 'different';
}

function compareNumbers(one: number, other: number): Comparison {
  return Math.abs(one - other) <= Math.max(Math.abs(one), Math.abs(other)) / 10 ? 'similar' : 'different';
}

/** Whether so many insertions, deletions and replacements of a letter lead from one to the other (Levenshtein). */
function isWithinEdits(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced));
    }
    row = next;
  }
  return row[other.length]! <= most;
}
