import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Cursors } from './cursors.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { OutboundClient } from './outbound.client.js';
import { ProblemFilter } from './problem.filter.js';
import { validationPipe } from './validation.pipe.js';

/** What every request passes. The idempotency interceptor is registered first: it is the outermost, and keeps what was shown. */
@Global()
@Module({
  providers: [
    Cursors,
    OutboundClient,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: [Cursors, OutboundClient],
})
export class HttpModule {}
