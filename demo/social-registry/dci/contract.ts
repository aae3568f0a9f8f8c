import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** Schemas are not compiled: this is contracts/dci as seen from dist/demo/social-registry/dci. */
const FOLDER = new URL('../../../../contracts/dci/social/', import.meta.url);

const ajv = new Ajv({ strict: false, allErrors: false });
formats.default(ajv);
const validators = new Map<string, ValidateFunction>();

/** The first thing wrong with a message of DCI's social API by its schema ("sync.search.request"), or null. */
export function contractFault(message: string, body: unknown): string | null {
  const validate = validators.get(message) ?? compile(message);
  if (!validate(body)) return `${validate.errors![0]!.instancePath} ${validate.errors![0]!.message}`;
  return typeof (body as { message?: unknown }).message === 'object' ? null : '/message is missing';
}

function compile(message: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(new URL(`${message}.schema.json`, FOLDER), 'utf8')) as object;
  const compiled = ajv.compile(schema);
  validators.set(message, compiled);
  return compiled;
}
