import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AUTHENTICATED_KEY, PERMISSION_KEY, PUBLIC_KEY } from './require-permission.decorator.js';
import { routesOf } from './routes.js';
import { RETURNS_KEY } from './views/returns.decorator.js';

/** Routes that carry no access policy, more than one, or no declared answer. */
export class BareRoutes extends Error {
  constructor(readonly routes: readonly string[]) {
    super(`Routes without exactly one access policy and a declared answer: ${routes.join(', ')}`);
  }
}

/** Stops the boot, naming every route that is not closed. */
@Injectable()
export class RoutePolicyCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const bare = routesOf(this.discovery, this.scanner)
      .filter(({ handler }) => !this.isClosed(handler))
      .map(({ name }) => name);
    if (bare.length > 0) throw new BareRoutes(bare);
  }

  private isClosed(handler: Function): boolean {
    const policies = [PERMISSION_KEY, PUBLIC_KEY, AUTHENTICATED_KEY].filter((key) =>
      this.reflector.get(key, handler as never),
    );
    return policies.length === 1 && this.reflector.get(RETURNS_KEY, handler as never) !== undefined;
  }
}
