import type { ErrorObject } from 'ajv';
import { canariesIn } from './hostile.js';
import type { Exchange } from './send.js';

/** Longer than anything here lawfully takes, also on a machine that is busy with something else: a pattern or a rule that runs away. */
const TOO_SLOW_MS = 45_000;

/** What is personal wherever it is sent: it comes back in no answer, not even of a success. */
const PERSONAL_FIELDS = new Set(['value', 'attributes']);
const ABOUT_PEOPLE = /^\/v1\/(registrants|beneficiaries)|\/lookups?$/;

/** What is wrong with an answer, without a value of the request; null when nothing is. */
export function judge(exchange: Exchange): string | null {
  const { status, mediaType, text, plan, milliseconds } = exchange;
  if (status >= 500) return `${status}: a fault of the service`;
  if (milliseconds > TOO_SLOW_MS) return `${status}: took ${Math.round(milliseconds / 1000)} s`;
  const declared = plan.operation.answers.get(status);
  if (!declared) return `${status} is not declared`;
  if (text === '') return declared.size === 0 ? null : `${status}: no body, though one is declared`;
  const validate = declared.get(mediaType ?? '');
  if (!validate) return `${status}: ${mediaType ?? 'no media type'} is not declared`;
  const value: unknown = mediaType?.endsWith('json') ? JSON.parse(text) : text;
  if (!validate(value)) return `${status}: off its schema: ${validate.errors!.slice(0, 3).map(told).join('; ')}`;
  if (mediaType === 'application/problem+json' && (value as { status: number }).status !== status)
    return `${status}: the problem says another status`;
  return echo(exchange);
}

const told = ({ instancePath, keyword, params, schemaPath }: ErrorObject): string =>
  `${instancePath.replaceAll(/\d+/g, 'n')} ${keyword} ${keyword === 'additionalProperties' ? JSON.stringify(params) : schemaPath.split('/').slice(-3).join('/')}`;

/** A refusal repeats nothing of the request; a success nothing personal. */
function echo({ status, text, headers, canaries, sent, plan }: Exchange): string | null {
  const forbidden = status >= 400 ? canaries : personal(sent, plan.operation.path);
  const said = `${text}\n${headers}`.toLowerCase();
  return forbidden.some((one) => said.includes(one.toLowerCase())) ? `${status}: repeats a value of the request` : null;
}

function personal(sent: string, path: string): string[] {
  if (!ABOUT_PEOPLE.test(path)) return [];
  const found: string[] = [];
  const walk = (value: unknown, within: boolean): void => {
    if (typeof value === 'string' || typeof value === 'number') found.push(...(within ? canariesIn(`${value}`) : []));
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, within || PERSONAL_FIELDS.has(name));
  };
  try {
    walk(JSON.parse(sent), false);
  } catch {
    return []; // a file, whose rows are answered later
  }
  return found;
}
