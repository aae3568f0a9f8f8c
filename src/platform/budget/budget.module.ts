import { Global, Module } from '@nestjs/common';
import { Budget } from './budget.service.js';

/** What callers may use up. */
@Global()
@Module({ providers: [Budget], exports: [Budget] })
export class BudgetModule {}
