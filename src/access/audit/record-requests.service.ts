import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { DomainError } from '#platform/errors/domain-error.js';
import { inContextOf } from '#platform/http/correlation.js';
import { problemOf } from '#platform/http/problem.filter.js';
import { HARMLESS } from '#platform/http/walled-response.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { RefusedTokens } from './refused-tokens.service.js';
import { isRecorded, requestEvent } from './request-event.js';

/**
 * Records every request behind a permission. What changes something is told by the commit of the change; everything else
 * before its answer leaves. What cannot be told is not answered: 503, and nothing of the answer.
 */
@Injectable()
export class RecordRequests {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly trail: AuditTrail,
    private readonly refusedTokens: RefusedTokens,
    uow: UnitOfWork,
    { httpAdapter }: HttpAdapterHost,
  ) {
    uow.beforeEveryCommit(() => this.tellChange());
    // at the edge, where no route can be forgotten: after every guard, filter and interceptor, before the first byte
    const fastify = httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onSend', (request, reply, payload) => inContextOf(request, () => this.tell(reply, payload)));
  }

  private async tellChange(): Promise<void> {
    const trace = RequestContext.trace();
    if (!trace?.action || !trace.changes) return;
    await this.trail.record(requestEvent(trace, 200));
    trace.toldAtCommit = trace.touched;
  }

  private async tell(reply: FastifyReply, payload: unknown): Promise<unknown> {
    if (reply.statusCode === 401) this.refusedTokens.count();
    const trace = RequestContext.trace();
    if (!trace || !isRecorded(trace, reply.statusCode)) return payload;
    try {
      await this.trail.record(requestEvent(trace, reply.statusCode));
      return payload;
    } catch (error) {
      if (!(error instanceof DomainError)) this.logger.error({ ...faultOf(error), route: trace.route });
      return this.withhold(error, reply, payload);
    }
  }

  private withhold(error: unknown, reply: FastifyReply, payload: unknown): string {
    (payload as { destroy?: () => void } | null)?.destroy?.(); // a file that would have been streamed
    const problem = problemOf(error);
    for (const name of Object.keys(reply.getHeaders())) if (!HARMLESS.has(name)) void reply.removeHeader(name);
    void reply.status(problem.status).type('application/problem+json').header('retry-after', '2');
    return JSON.stringify({ ...problem, correlationId: RequestContext.correlationId() });
  }
}
