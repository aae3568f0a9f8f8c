import { Global, Module } from '@nestjs/common';
import { Allotments } from './allotments.service.js';
import { Budget } from './budget.service.js';

/** What callers may use up. */
@Global()
@Module({ providers: [Allotments, Budget], exports: [Allotments, Budget] })
export class BudgetModule {}
