import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { RequestContext } from '../context/request-context.js';
import { DatabaseFault } from '../database/database-error.js';
import { statement } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { etagOf } from './if-match.js';
import { letOut } from './let-out.js';
import { ServiceCipher } from '../vault/service-cipher.js';
import { StreamedBody } from './streamed-body.js';

/** Marks a route whose effect happens once per Idempotency-Key: every POST that creates or moves something. */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(IDEMPOTENT_KEY, true),
    ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', minLength: 8, maxLength: 255 } }),
  );

const IDEMPOTENT_KEY = 'platform:idempotent';

interface KeyRow {
  readonly request_digest: Buffer;
  readonly status: number;
  readonly location: string | null;
  readonly body: Buffer;
}

const LIMIT_WAIT = statement('platform.idempotency-wait', `select set_config('lock_timeout', '2s', true)`);
const WAIT_AS_USUAL = statement('platform.idempotency-go', `select set_config('lock_timeout', '0', true)`);
const BEGIN = statement(
  'platform.idempotency-begin',
  `insert into platform.idempotency_key (caller, route, key, request_digest) values ($1, $2, $3, $4)
   on conflict (caller, route, key) do nothing`,
);
const FIND = statement(
  'platform.idempotency-find',
  `select request_digest, status, location, body from platform.idempotency_key where caller = $1 and route = $2 and key = $3`,
);
const KEEP = statement(
  'platform.idempotency-keep',
  `update platform.idempotency_key set status = $4, location = $5, body = $6, request_digest = $7 where caller = $1 and route = $2 and key = $3`,
);

/**
 * Key row, effect and reply are one transaction: a crash leaves nothing behind, and a twin request waits on the key row.
 * The same key and body replays the first answer; the same key with another body is refused.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly uow: UnitOfWork,
    private readonly cipher: ServiceCipher,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.reflector.get<boolean | undefined>(IDEMPOTENT_KEY, context.getHandler())) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, reply, () => lastValueFrom(next.handle())));
  }

  private async once(request: FastifyRequest, reply: FastifyReply, effect: () => Promise<unknown>): Promise<unknown> {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !/^[\x21-\x7e]{8,255}$/.test(key)) throw new KeyMissing();
    const route = `${request.method} ${request.url.split('?')[0]}`;
    const identity = [
      RequestContext.requireActor().userId,
      this.cipher.digest(route).toString('hex'),
      this.cipher.digest(key).toString('hex'),
    ];
    // a file is digested as the effect reads it: until then its key row holds an empty digest, which nobody else sees
    const file = request.body instanceof StreamedBody ? request.body : null;
    try {
      return await this.uow.run(async () => {
        await this.uow.rows(LIMIT_WAIT);
        const begun = await this.uow.change(BEGIN, [...identity, file ? Buffer.alloc(0) : this.digestOf(request)]);
        await this.uow.rows(WAIT_AS_USUAL); // the limit is for the twin's key row, not for the effect
        if (begun === 0) {
          await file?.drain(); // read to be compared, and not kept
          return this.replay(identity, this.digestOf(request), reply);
        }
        const body = await effect();
        const sealed = this.cipher.seal('reply', identity.join(), JSON.stringify(body ?? null));
        const location = reply.getHeader('location') ?? null;
        await this.uow.change(KEEP, [...identity, reply.statusCode, location, sealed, this.digestOf(request)]);
        return body;
      });
    } catch (error) {
      if (error instanceof DatabaseFault && error.sqlState === '55P03') throw new InProgress();
      throw error;
    }
  }

  /** Of the body and of what the caller may reach; of a file also the query, which says what it is. */
  private digestOf({ body, query }: FastifyRequest): Buffer {
    const { reach } = RequestContext.requireActor();
    if (!(body instanceof StreamedBody)) return this.cipher.digest(JSON.stringify(body ?? null), reach);
    return this.cipher.digest(JSON.stringify(query), body.digest().toString('hex'), reach);
  }

  private async replay(identity: readonly string[], digest: Buffer, reply: FastifyReply): Promise<unknown> {
    const first = await this.uow.row<KeyRow>(FIND, identity);
    if (!first) throw new InProgress();
    if (!first.request_digest.equals(digest)) throw new KeyReused();
    const trace = RequestContext.trace();
    if (trace) trace.replay = true;
    if (first.location) void reply.header('location', first.location);
    void reply.status(first.status).header('idempotent-replay', 'true');
    const body = JSON.parse(this.cipher.open('reply', identity.join(), first.body)) as { revision?: unknown } | null;
    if (typeof body?.revision === 'number') void reply.header('etag', etagOf(body.revision));
    return body && letOut(body);
  }
}

class KeyMissing extends DomainError {
  constructor() {
    super(
      'platform:idempotency-key-missing',
      'invalid',
      'Send an Idempotency-Key header of 8 to 255 visible ASCII characters',
    );
  }
}

class KeyReused extends DomainError {
  constructor() {
    super(
      'platform:idempotency-key-reused',
      'rule-broken',
      'This Idempotency-Key was used with another body, or under other grants: take a new key',
    );
  }
}

class InProgress extends DomainError {
  constructor() {
    super(
      'platform:in-progress',
      'conflict',
      'A request with this Idempotency-Key is being worked on: repeat it in a moment',
    );
  }
}
