import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

type Schema = Record<string, unknown>;

/** The committed document of events. */
export const committedEvents = (): Schema & { readonly components: { readonly schemas: Record<string, Schema> } } =>
  JSON.parse(readFileSync(new URL('../../../test/asyncapi.json', import.meta.url), 'utf8')) as never;

const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);

/** What is wrong with an event by its schema in the committed document: nothing, or each fault with its place. */
export function eventFaults(event: { readonly type: string }): string[] {
  const { schemas } = committedEvents().components;
  const name = event.type.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());
  if (!schemas[name]) return [`no such event: ${event.type}`];
  if (ajv.validate(schemas[name], event)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
