import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Permission } from '#access';
import { ROOT } from '../architecture/sources.js';
import { type Cell, cellsOf } from './cells.js';
import { ROUTES } from './routes.js';

interface Operation {
  readonly 'x-permission'?: Permission;
}

/** Every route of the OpenAPI document, with the permission it names. */
export function routesOfDocument(): ReadonlyMap<string, Permission | undefined> {
  const { paths } = JSON.parse(readFileSync(join(ROOT, 'test/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation['x-permission']] as const,
      ),
    ),
  );
}

/** Every cell of the table. */
export function allCells(): Cell[] {
  const permissions = routesOfDocument();
  return ROUTES.flatMap((route) => cellsOf(route, permissions.get(route.route)));
}
