import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { etagOf } from '#platform/http/if-match.js';
import { letOut } from '#platform/http/let-out.js';
import { Page } from '#platform/http/page.js';
import { CsvRows, csvStream } from './csv-rows.js';
import { EncryptedParts, encryptedStream } from './encrypted-parts.js';
import { eventStream, LiveStates } from './live-states.js';
import { NotProjectable, Projector } from './projector.js';
import { type Returned, RETURNS_KEY } from './returns.decorator.js';

/** An answer that tells where it stands: sets the Location header. It is given what is shown of it: ids as handles. */
interface Located {
  location(shown: Readonly<Record<string, unknown>>): string;
}

/** Closed by default: every answer passes the projector as the class its route declares, or does not leave. */
@Injectable()
export class AnonymizeInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly projector: Projector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const returned = this.reflector.get<Returned | undefined>(RETURNS_KEY, context.getHandler());
    if (!returned) throw new NotProjectable('The route declares no answer');
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((body) => this.show(body, returned, reply)));
  }

  private show(body: unknown, returned: Returned, reply: FastifyReply): unknown {
    if (returned.encrypted) return this.encrypted(body, reply);
    if (returned.type === null) {
      if (body !== undefined && body !== null)
        throw new NotProjectable('A route that answers nothing answered something');
      return undefined;
    }
    if (returned.events) return this.events(body, returned.type, reply);
    if (returned.csv) return this.file(body, returned.type, reply);
    if (returned.many) {
      if (!(body instanceof Page)) throw new NotProjectable('A list answered something that is not a page');
      const data = body.data.map((item) => this.projector.project(item, returned.type!));
      return letOut({ data, nextCursor: body.nextCursor });
    }
    const shown = this.projector.project(body, returned.type);
    if (isLocated(body)) void reply.header('location', body.location(shown));
    if (typeof shown['revision'] === 'number') void reply.header('etag', etagOf(shown['revision']));
    return letOut(shown);
  }

  private file(body: unknown, type: Function, reply: FastifyReply): unknown {
    if (!(body instanceof CsvRows)) throw new NotProjectable('A file answered something that is no rows');
    void reply.header('content-type', 'text/csv; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="${body.fileName}.csv"`);
    void reply.header('x-content-type-options', 'nosniff');
    // so wrapped it reaches the wire as it is: of a bare stream Nest would make another, which the wall does not know
    return new StreamableFile(letOut(csvStream(body, type, this.projector)));
  }

  private events(body: unknown, type: Function, reply: FastifyReply): unknown {
    if (!(body instanceof LiveStates)) throw new NotProjectable('A stream of events answered something that is none');
    void reply.header('content-type', 'text/event-stream; charset=utf-8');
    void reply.header('x-accel-buffering', 'no'); // a proxy that gathers answers would hold the events back
    void reply.header('connection', 'close'); // so that a server that closes waits for no connection it has been idle on
    if (reply.request.method === 'HEAD') return body.leave();
    return new StreamableFile(letOut(eventStream(body, type, this.projector, reply.raw)));
  }

  private encrypted(body: unknown, reply: FastifyReply): unknown {
    if (!(body instanceof EncryptedParts))
      throw new NotProjectable('An encrypted file answered something that is none');
    void reply.header('content-type', 'application/jose-lines');
    void reply.header('content-disposition', `attachment; filename="${body.fileName}.jose"`);
    void reply.header('x-content-type-options', 'nosniff');
    return new StreamableFile(letOut(encryptedStream(body)));
  }
}

const isLocated = (body: unknown): body is Located => typeof (body as Partial<Located> | null)?.location === 'function';
