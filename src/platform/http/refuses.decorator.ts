import { ApiResponse } from '@nestjs/swagger';

/** Declares a refusal that does not follow from what the route is; `declareProblems` writes what its body is. */
export const Refuses = (...statuses: readonly number[]): MethodDecorator => {
  const all = statuses.map((status) => ApiResponse({ status }));
  return (target, name, descriptor) => {
    for (const one of all) one(target, name, descriptor);
  };
};
