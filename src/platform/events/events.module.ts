import { Global, Module } from '@nestjs/common';
import { Facts } from './facts.service.js';
import { ForgetFacts } from './forget-facts.service.js';

/** What happened, for whoever passes it on. */
@Global()
@Module({ providers: [Facts, ForgetFacts], exports: [Facts] })
export class EventsModule {}
