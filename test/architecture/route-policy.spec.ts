import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AnyAuthenticated, PublicRoute, RequirePermission, Returns } from '#access';
import { loadConfig } from '../../config/environment.js';
import { AppModule } from '../../src/app.module.js';
import { testEnvironment } from '../support/app.js';
import { type TestDatabases, testDatabases } from '../support/database.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

class Nothing {}

@Controller('bare')
class BareController {
  @Get('none')
  none(): string {
    return 'no policy at all';
  }

  @Get('silent')
  @RequirePermission('program:read')
  silent(): string {
    return 'no declared answer';
  }

  @Get('double')
  @RequirePermission('program:read')
  @PublicRoute({ because: 'a test' })
  @Returns(Nothing)
  double(): Nothing {
    return new Nothing();
  }

  @Get('closed')
  @AnyAuthenticated({ because: 'a test' })
  @Returns(Nothing)
  closed(): Nothing {
    return new Nothing();
  }

  helper(): string {
    return 'not a route';
  }
}

describe('the boot', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-bare-'));
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(async () => {
    await databases.drop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it('stops, naming every route without exactly one policy and a declared answer', async () => {
    @Module({
      imports: [AppModule.with(loadConfig(testEnvironment(dataDirectory)), databases.urls)],
      controllers: [BareController],
    })
    class House {}
    const app = await NestFactory.create(House, new FastifyAdapter(), { logger: false, abortOnError: false });
    await expect(app.init()).rejects.toThrow(
      'Routes without exactly one access policy and a declared answer: BareController.none, BareController.silent, BareController.double',
    );
    await app.close();
  });
});
