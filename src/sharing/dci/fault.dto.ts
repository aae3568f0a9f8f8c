import { type ProblemShape, ShapesProblems } from '#platform/http/problem-shape.decorator.js';

const CODES: Readonly<Record<number, string>> = {
  401: 'err.request.unauthorized',
  403: 'err.request.forbidden',
  404: 'err.request.not_found',
  408: 'err.request.timeout',
  429: 'err.request.too_many_requests',
  500: 'err.service.unavailable',
  503: 'err.service.unavailable',
};

/** A refusal in both shapes of the standard: the errors of its HTTP answers, and its acknowledgement with ERR. */
export const asDciError: ProblemShape = (problem) => {
  const told = (problem as { dciCode?: string }).dciCode ?? CODES[problem.status] ?? 'err.request.bad';
  const error = { code: told, message: problem.detail ?? problem.title };
  const timestamp = new Date().toISOString();
  return {
    errors: [error],
    message: { ack_status: 'ERR', timestamp, correlation_id: problem.correlationId ?? '', error },
  };
};

/** A route of the standard: its messages are judged by its schemas (contracts/dci/ibr), and refused in its words. */
export const DciRoute = (): MethodDecorator => ShapesProblems(asDciError);
