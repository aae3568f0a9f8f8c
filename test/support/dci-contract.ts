import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** The published schemas as they are, contracts/dci/ibr: what the service itself reads them with is not asked. */
const FOLDER = new URL('../../../contracts/dci/ibr/', import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const validators = new Map<string, ValidateFunction>();

/** What is wrong with a message by its schema (`sync.search.response`): nothing, or each fault with its place. */
export function contractFaults(name: string, told: unknown): string[] {
  const known = validators.get(name);
  const schema = (): object => JSON.parse(readFileSync(new URL(`${name}.schema.json`, FOLDER), 'utf8')) as object;
  const validate = known ?? ajv.compile(schema());
  validators.set(name, validate);
  const isWhole = typeof (told as { message?: unknown } | null)?.message === 'object';
  if (validate(told) && isWhole) return [];
  return [
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    ...(isWhole ? [] : ['/message is missing']),
  ];
}
