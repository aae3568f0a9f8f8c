import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const COMPILED = fileURLToPath(new URL('../../src', import.meta.url));

export interface Found {
  /** Path below src/, without extension. */
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
}

/** Everything exported by the modules of the application whose file name ends so, such as `.controller`. */
export async function exportsOf(ending: string): Promise<Found[]> {
  const files = readdirSync(COMPILED, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`${ending}.js`))
    .toSorted();
  const found: Found[] = [];
  for (const file of files) {
    // one after the other: Jest's loader does not bear two imports that share a module not yet linked
    const module = (await import(pathToFileURL(join(COMPILED, file)).href)) as object;
    const path = file.replaceAll('\\', '/').replace(/\.js$/, '');
    found.push(...Object.entries(module).map(([name, value]) => ({ path, name, value: value as unknown })));
  }
  return found;
}
