import { Controller, Get, Module, type Type } from '@nestjs/common';
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

class ForgottenDto {
  birthDate!: string;
}

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

@Controller('forgotten')
class ForgottenController {
  @Get()
  @RequirePermission('program:read')
  @Returns(ForgottenDto)
  get(): ForgottenDto {
    return new ForgottenDto();
  }
}

describe('the boot', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-bare-'));
  const config = loadConfig(testEnvironment(dataDirectory));
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(async () => {
    await databases.drop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  async function boot(controller: Type): Promise<void> {
    @Module({
      imports: [AppModule.with(config, databases.urls)],
      controllers: [controller],
    })
    class House {}
    const app = await NestFactory.create(House, new FastifyAdapter(), { logger: false, abortOnError: false });
    await app.init().finally(() => app.close());
  }

  it('stops, naming every route without exactly one policy and a declared answer', async () => {
    await expect(boot(BareController)).rejects.toThrow(
      'Routes without exactly one access policy and a declared answer: BareController.none, BareController.silent, BareController.double',
    );
  });

  it('stops, naming every field of an answer that nobody classified', async () => {
    await expect(boot(ForgottenController)).rejects.toThrow(
      'What routes answer is not safe to show: ForgottenDto.birthDate has no class',
    );
  });
});
