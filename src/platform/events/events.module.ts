import { Global, Module } from '@nestjs/common';
import { FactFollowers } from './fact-followers.service.js';
import { Facts } from './facts.service.js';
import { ForgetFacts } from './forget-facts.service.js';

/** What happened, for whoever passes it on. */
@Global()
@Module({ providers: [Facts, FactFollowers, ForgetFacts], exports: [Facts, FactFollowers] })
export class EventsModule {}
