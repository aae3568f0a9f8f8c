import type { INestApplicationContext } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { OperationsService } from '#platform/operations/operations.service.js';

type Ask = (...given: unknown[]) => unknown;

/** The operations, asked by the service itself: outside of a request there is nobody whose programs could be reached. */
export function operationsOf(app: INestApplicationContext): OperationsService {
  const operations = app.get(OperationsService, { strict: false });
  return new Proxy(operations, {
    get:
      (_, method: keyof OperationsService) =>
      (...given: unknown[]) =>
        RequestContext.asService(() => (operations[method] as Ask).apply(operations, given)),
  });
}
