import { NestFactory } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { AmparoConfig } from '#config/config.js';
import { checkDatabases } from '#platform/database/check-databases/check-databases.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { DatabaseWatch } from '#platform/database/database-watch.js';
import { prepareDatabases } from '#platform/database/prepare-databases.js';
import { provisionDatabases } from '#platform/database/provision.js';
import { correlate } from '#platform/http/correlation.js';
import { Draining } from '#platform/http/edge/draining.js';
import { limitRequests } from '#platform/http/edge/request-limits.js';
import { securityHeaders, sendSecurityHeaders } from '#platform/http/edge/security-headers.js';
import { refuseWhileSilent } from '#platform/http/edge/silent-database.js';
import { serverOptions } from '#platform/http/edge/server-options.js';
import { refuseUndeclaredMethods } from '#platform/http/edge/undeclared-methods.js';
import { wallEgress } from '#platform/http/egress-wall.js';
import { acceptJsonOnly, readJson, takeStreams } from '#platform/http/json-only.js';
import { declareProblems } from '#platform/http/problem-responses.js';
import { measureRequests } from '#platform/telemetry/measure-requests.js';
import { Metrics } from '#platform/telemetry/metrics.service.js';
import { logRequests } from '#platform/telemetry/request-log.js';
import { makeLogger, NestLogger } from '#platform/telemetry/logging.js';
import { asyncApiDocument } from '#sharing';
import { SCHEMA } from '../migrations/index.js';
import { AppModule } from './app.module.js';

/** A started service: where it listens, and how to end it. */
export interface Amparo {
  readonly app: NestFastifyApplication;
  readonly urls: DatabaseUrls;
  close(): Promise<void>;
}

/** Databases that are migrated and were looked at. */
export interface ReadyDatabases {
  readonly urls: DatabaseUrls;
  release(): Promise<void>;
}

/**
 * Finds or starts the databases, migrates and checks them: before the service listens, and before a command on the host
 * writes. In production it throws `UnsafeDatabases`, naming what is wrong with roles, rights and settings.
 */
export async function readyDatabases(config: AmparoConfig): Promise<ReadyDatabases> {
  const { urls, told, release } = await provisionDatabases(config);
  const log = makeLogger(config.app);
  log.info({ context: 'Database' }, told);
  try {
    await prepareDatabases(urls, SCHEMA);
    const warn = (faults: string): void => log.warn({ context: 'Database' }, faults);
    await checkDatabases(urls, SCHEMA.grants, { production: config.app.production, warn });
    return { urls, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Starts the service over its databases; it listens. */
export async function startAmparo(config: AmparoConfig): Promise<Amparo> {
  const { urls, release } = await readyDatabases(config);
  try {
    const app = await makeApp(config, urls);
    await app.listen(config.app.port, '0.0.0.0');
    const drained = () => app.get(Draining).drain(config.http.drainSeconds);
    return {
      app,
      urls,
      close: () =>
        drained()
          .then(() => app.close())
          .finally(release),
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The application over migrated databases, not listening yet: shared by the service and the end-to-end tests, which may build on. */
export async function makeApp(
  config: AmparoConfig,
  urls: DatabaseUrls,
  house: object = AppModule.with(config, urls),
): Promise<NestFastifyApplication> {
  const log = makeLogger(config.app);
  const headers = securityHeaders(config.app.production);
  const adapter = new FastifyAdapter(serverOptions(config.http, headers) as never);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  correlate(fastify);
  sendSecurityHeaders(fastify, headers);
  refuseUndeclaredMethods(fastify);
  limitRequests(fastify, config.http.bodySeconds);
  acceptJsonOnly(fastify);
  takeStreams(fastify, 'text/csv');
  takeStreams(fastify, 'application/xml');
  wallEgress(fastify as never);
  logRequests(fastify, log);
  const app = await NestFactory.create<NestFastifyApplication>(house, adapter, {
    logger: new NestLogger(log),
    abortOnError: false,
  });
  app.useBodyParser('application/json', {}, (_request, body, done) => done(null, readJson(body as Buffer)));
  app.get(Draining).watch(fastify);
  measureRequests(fastify, app.get(Metrics));
  refuseWhileSilent(fastify, app.get(DatabaseWatch));
  if (!config.http.docs) return app;
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
  const events = asyncApiDocument();
  fastify.get('/asyncapi.json', () => events);
  return app;
}

/** The OpenAPI 3.1 document, made from the routes. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description =
    'An open beneficiary registry: who is a beneficiary of what, what they are entitled to, and what has reached them.';
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Amparo')
    .setDescription(description)
    .setVersion('0.1.0');
  const document = SwaggerModule.createDocument(app, builder.addBearerAuth().build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return declareProblems(document);
}
