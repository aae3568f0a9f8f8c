import { createRequire } from 'node:module';
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node';

/** Node's own `require`, which specs reach as a global: see fastify-static.ts. */
export default class TestEnvironment extends NodeEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global['nativeRequire'] = createRequire(import.meta.url);
  }
}
