import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { Cursors } from './cursors.js';
import { Draining } from './edge/draining.js';
import { OutboundClient } from './outbound.client.js';
import { ProblemFilter } from './problem.filter.js';
import { StrictValidation } from './validation.pipe.js';

/** What every request passes on its way in and out. */
@Global()
@Module({
  providers: [
    Cursors,
    Draining,
    OutboundClient,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: StrictValidation },
  ],
  exports: [Cursors, Draining, OutboundClient],
})
export class HttpModule {}
