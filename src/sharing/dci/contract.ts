import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** contracts/dci/ibr as seen from dist/src/sharing/dci: schemas are not compiled. */
const FOLDER = new URL('../../../../contracts/dci/ibr/', import.meta.url);

const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true });
formats.default(ajv);
const validators = new Map<string, ValidateFunction>();

/**
 * The first thing wrong with a message by its schema (`sync.search.request`), or null: where, and which rule, never what stands
 * there.
 */
export function contractFault(name: string, told: unknown): string | null {
  const validate = validators.get(name) ?? compile(name);
  if (validate(told)) return null;
  return faultText(validate.errors![0]!);
}

/** Names of properties on the way are the schema's own: a place inside of what is free is cut off. */
function faultText({ instancePath, keyword, params, message }: ErrorObject): string {
  const place = instancePath.split('/').slice(0, 8).join('/') || '/';
  const missing = keyword === 'required' ? (params as { missingProperty: string }).missingProperty : undefined;
  if (missing) return `${place} must have ${missing}`;
  return `${place} ${message ?? keyword}`;
}

type Schema = { [name: string]: unknown };

function compile(name: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(new URL(`${name}.schema.json`, FOLDER), 'utf8')) as Schema;
  const compiled = ajv.compile(readable(schema, name.endsWith('request')));
  validators.set(name, compiled);
  return compiled;
}

/**
 * The schema as it is meant: encrypted messages are refused before, so that a fault is one of the plain form; a number is one
 * value and not two (`integer` and `number` both hold); and a message is there, which some schemas forget to say.
 */
function readable(schema: Schema, isRequest: boolean): Schema {
  const { properties, required = [] } = schema as { properties: Schema; required?: string[] };
  const { oneOf, ...message } = (properties['message'] ?? {}) as { oneOf?: Schema[] };
  const plain = oneOf ? oneOf[0]! : message;
  const wants = isRequest && properties['message'] ? [...new Set([...required, 'message'])] : required;
  const told = properties['message'] ? { ...properties, message: plain } : properties;
  return valued({ ...schema, properties: told, required: wants }) as Schema;
}

/** Alternatives of plain types are alternatives, not exclusive ones. */
function valued(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(valued);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, value]) => [name === 'oneOf' ? 'anyOf' : name, valued(value)]);
  return Object.fromEntries(entries) as unknown;
}
