import { RouteConfig } from '@nestjs/platform-fastify';
import type { Problem } from './problem.filter.js';

/** A problem in the words of another standard: nothing that the problem document would not say. */
export type ProblemShape = (problem: Problem) => object;

declare module 'fastify' {
  interface FastifyContextConfig {
    problemShape?: ProblemShape;
    takesForm?: boolean;
  }
}

/** Marks a route of another standard, which has its own shape for refusals; `form`: it takes a form (RFC 6749) besides JSON. */
export const ShapesProblems = (problemShape: ProblemShape, takes: { readonly form?: boolean } = {}): MethodDecorator =>
  RouteConfig({ problemShape, ...(takes.form ? { takesForm: true } : {}) });
