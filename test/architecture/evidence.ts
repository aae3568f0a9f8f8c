import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sources.js';

/** `path of a spec > words of a title in it`: what is wrong with it, or undefined when there is such a test. */
export function faultOfEvidence(evidence: string): string | undefined {
  const [path, title] = evidence.split(' > ', 2);
  if (!path || !title || title.length < 8) return `${evidence}: names no test`;
  if (!path.endsWith('.spec.ts') || !existsSync(join(ROOT, path))) return `${evidence}: no such spec`;
  const text = readFileSync(join(ROOT, path), 'utf8').replaceAll("\\'", "'");
  return text.split('\n').some((line) => line.includes(title)) ? undefined : `${evidence}: no such test`;
}
