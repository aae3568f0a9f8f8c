import { Controller, Get, Inject, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import type { OpenPart, Stage } from '../support/bench.js';
import { type BeneficiaryFacts, CONCURRENCY, secondsOf } from './beneficiary.facts.js';
import { Load } from './load.js';
import { replay } from './recorded-request.js';

const STAGE = Symbol('stage');

@Controller('bare')
class BareController {
  private readonly pool: pg.Pool;

  constructor(@Inject(STAGE) private readonly stage: Stage) {
    this.pool = new pg.Pool({ connectionString: stage.dataUrl, max: CONCURRENCY });
  }

  /** The recorded statements, and their rows as they come. */
  @Get(':id')
  async get(@Param('id') id: string): Promise<unknown> {
    const client = await this.pool.connect();
    try {
      return await replay(client, (this.stage.facts as BeneficiaryFacts).recording, id);
    } finally {
      client.release();
    }
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

/** What the framework and HTTP cost by themselves: a route without guard, projection or log line that sends the same statements. */
const openBareRoute: OpenPart = async (stage) => {
  const module = { module: BareModule, providers: [{ provide: STAGE, useValue: stage }] };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: false,
    forceCloseConnections: true,
  });
  await app.listen(0, '127.0.0.1');
  const paths = (stage.facts as BeneficiaryFacts).ids.map((id) => `/bare/${id}`);
  const load = await Load.open({ origin: await app.getUrl(), paths, headers: {}, connections: CONCURRENCY });
  return {
    round: (index) => load.run(secondsOf(index)),
    async close() {
      load.close();
      await app.close();
    },
  };
};

export default openBareRoute;
