import { Controller, Get, Inject, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import type { OpenPart } from '../support/bench.js';
import { type BeneficiaryFacts, CONCURRENCY, secondsOf } from './beneficiary.facts.js';
import { Load } from './load.js';

/** What a route answers about a registrant. */
export type Answer = (id: string) => Promise<unknown>;

const ANSWER = Symbol('answer');

@Controller('bare')
class BareController {
  constructor(@Inject(ANSWER) private readonly answer: Answer) {}

  @Get(':id')
  get(@Param('id') id: string): Promise<unknown> {
    return this.answer(id);
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

/** An answer behind the framework alone: HTTP and routing, without guard, projection or log line. */
export function routeOf(makeAnswer: (pool: pg.Pool, facts: BeneficiaryFacts) => Answer): OpenPart {
  return async (stage) => {
    const facts = stage.facts as BeneficiaryFacts;
    const pool = new pg.Pool({ connectionString: reachingEveryProgram(stage.dataUrl), max: CONCURRENCY });
    const module = { module: BareModule, providers: [{ provide: ANSWER, useValue: makeAnswer(pool, facts) }] };
    const options = { logger: false, forceCloseConnections: true } as const;
    const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), options);
    await app.listen(0, '127.0.0.1');
    const paths = facts.ids.map((id) => `/bare/${id}`);
    const load = await Load.open({ origin: await app.getUrl(), paths, headers: {}, connections: CONCURRENCY });
    return {
      round: (index) => load.run(secondsOf(index)),
      async close() {
        load.close();
        await app.close();
        await pool.end();
      },
    };
  };
}
