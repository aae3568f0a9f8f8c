import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapi, { astToString, type OpenAPI3 } from 'openapi-typescript';

const DOCUMENT = new URL('../../test/openapi.json', import.meta.url);

/** Where the types of the client stand. */
export const CLIENT_TYPES = fileURLToPath(new URL('../../client/schema.d.ts', import.meta.url));

/** The types of every route, from the committed OpenAPI document. */
export async function clientTypes(): Promise<string> {
  const document = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as OpenAPI3;
  const types = astToString(await openapi(document, { alphabetize: true, defaultNonNullable: false, silent: true }));
  return `// Written by \`npm run openapi\` from test/openapi.json.\n\n${types}`;
}
