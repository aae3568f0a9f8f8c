import { Controller, Get, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { startSocketRecorder } from '../support/socket-recorder.js';

/**
 * What is said to a client by a route that goes past every guard of the product: an entity sent raw through `@Res()`, and
 * a header with a value in it. Recorded as the answers of the service are.
 */
export async function recordRawAnswer(inBody: string, inHeader: string): Promise<Buffer> {
  @Controller()
  class RawController {
    @Get()
    raw(@Res() reply: FastifyReply): void {
      void reply.header('x-last', inHeader).send({ id: 1, fullName: inBody });
    }
  }
  @Module({ controllers: [RawController] })
  class RawModule {}
  const app = await NestFactory.create<NestFastifyApplication>(RawModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  const port = Number(new URL(await app.getUrl()).port);
  const recorder = await startSocketRecorder({ targetHost: '127.0.0.1', targetPort: port });
  await (await fetch(`http://127.0.0.1:${recorder.port}/`)).text();
  await recorder.stop();
  await app.close();
  return recorder.bytes('from');
}
