import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** A method of a controller that answers requests. */
export interface Route {
  /** "ProgramsController.list" */
  readonly name: string;
  readonly controller: Function;
  readonly method: string;
  readonly handler: Function;
}

/** Every route of the application, whichever room it is in. */
export function routesOf(discovery: DiscoveryService, scanner: MetadataScanner): Route[] {
  return discovery.getControllers().flatMap(({ metatype, name }) => {
    const prototype = metatype!.prototype as Record<string, Function>;
    return scanner
      .getAllMethodNames(prototype)
      .map((method) => ({ name: `${name}.${method}`, controller: metatype!, method, handler: prototype[method]! }))
      .filter(({ handler }) => Reflect.hasMetadata('method', handler));
  });
}
