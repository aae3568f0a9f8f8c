import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Controller, Get, Module, Res, Sse, StreamableFile } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { of } from 'rxjs';
import { CsvRows, Public, PublicRoute, Returns, ReturnsCsv } from '#access';
import { isLetOut, letOut } from '#platform/http/let-out.js';
import { loadConfig } from '../../config/environment.js';
import { AppModule } from '../../src/app.module.js';
import { makeApp } from '../../src/app.setup.js';
import { testEnvironment } from '../support/app.js';
import { type TestDatabases, testDatabases } from '../support/database.js';

const SECRET = 'Amina Yusuf';
const open = PublicRoute({ because: 'a test' });

class NamedDto {
  @Public() code = 'shown';
}

/** Handlers that go round the projector, each in its own way. */
@Controller('rogue')
class RogueController {
  @Get('shown') @open @Returns(NamedDto) shown(): NamedDto {
    return new NamedDto();
  }
  @Get('rows') @open @ReturnsCsv(NamedDto) rows(): CsvRows<NamedDto> {
    return new CsvRows(
      'rows',
      (async function* () {
        yield new NamedDto();
      })(),
    );
  }
  @Get('object') @open @Returns(NamedDto) object(@Res() reply: FastifyReply): void {
    void reply.send({ name: SECRET });
  }
  @Get('passthrough') @open @Returns(NamedDto) passthrough(@Res({ passthrough: true }) reply: FastifyReply): NamedDto {
    void reply.send({ name: SECRET });
    return new NamedDto();
  }
  @Get('copy') @open @Returns(NamedDto) copy(@Res() reply: FastifyReply): void {
    void reply.send({ ...letOut({ name: SECRET }) });
  }
  @Get('text') @open @Returns(NamedDto) text(@Res() reply: FastifyReply): void {
    void reply.header('etag', SECRET).header('location', SECRET).type('application/json').send(`"${SECRET}"`);
  }
  @Get('plain') @open @Returns(NamedDto) plain(@Res() reply: FastifyReply): void {
    void reply.send(SECRET);
  }
  @Get('problem') @open @Returns(NamedDto) problem(@Res() reply: FastifyReply): void {
    void reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify({ detail: SECRET }));
  }
  @Get('bytes') @open @Returns(NamedDto) bytes(@Res() reply: FastifyReply): void {
    void reply.send(Buffer.from(SECRET));
  }
  @Get('stream') @open @Returns(NamedDto) stream(@Res() reply: FastifyReply): void {
    void reply.type('text/csv').send(Readable.from([SECRET]));
  }
  @Get('file') @open @Returns(NamedDto) file(): StreamableFile {
    return new StreamableFile(Buffer.from(SECRET), { disposition: `attachment; filename="${SECRET}.csv"` });
  }
  @Get('raw') @open @Returns(NamedDto) raw(@Res() reply: FastifyReply): void {
    reply.raw.end(SECRET);
  }
  @Get('raw-head') @open @Returns(NamedDto) rawHead(@Res() reply: FastifyReply): void {
    reply.raw.setHeader('x-name', SECRET);
    reply.raw.write(SECRET);
  }
  @Get('hijack') @open @Returns(NamedDto) hijack(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'x-name': SECRET });
    reply.raw.end(SECRET);
  }
  @Sse('events') @open @Returns(NamedDto) events(): unknown {
    return of({ data: SECRET });
  }
}

describe('the wall at the edge', () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-wall-'));
  const alarms: unknown[] = [];
  let databases: TestDatabases;
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    databases = await testDatabases();
    const config = loadConfig(testEnvironment(dataDirectory));
    @Module({ imports: [AppModule.with(config, databases.urls)], controllers: [RogueController] })
    class House {}
    app = await makeApp(config, databases.urls, House);
    app
      .getHttpAdapter()
      .getInstance()
      .get('/beside', (_request: unknown, reply: FastifyReply) => reply.send({ name: SECRET }));
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const quiet = (): void => {};
    app.useLogger({ log: quiet, warn: quiet, error: (told: unknown) => void alarms.push(told) });
  });
  beforeEach(() => void alarms.splice(0));
  afterAll(async () => {
    await app.close();
    await databases.drop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  const everything = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, text: JSON.stringify([...response.headers]) + (await response.text()) };
  };

  it('lets out what the projector built, problem documents, nothing at all, and the catalogue', async () => {
    expect((await everything('/rogue/shown')).text).toContain('{"code":"shown"}');
    expect((await everything('/rogue/rows')).text).toContain('code\r\nshown\r\n');
    const ways = [
      '/v1/programs',
      '/nowhere',
      '/v1/%zz',
      '/health/live',
      '/openapi.json',
      '/docs',
      '/docs/swagger-ui.css',
    ];
    const answers = await Promise.all(ways.map(async (path) => (await everything(path)).status));
    expect(answers).toEqual([401, 404, 400, 200, 200, 200, 200]);
    expect((await fetch(`${url}/rogue/shown`, { method: 'HEAD' })).status).toBe(200);
    expect(alarms).toEqual([]);
  });

  it.each(['object', 'passthrough', 'copy', 'text', 'plain', 'problem', 'bytes', 'stream', 'raw', 'raw-head'])(
    'refuses a body sent as %s, with its headers, and raises an alarm that does not tell it',
    async (way) => {
      const { status, text } = await everything(`/rogue/${way}`);
      expect([status, text.includes('Amina')]).toEqual([500, false]);
      expect(alarms).toContainEqual(expect.objectContaining({ alarm: 'egress' }));
      expect(JSON.stringify(alarms)).not.toContain('Amina');
    },
  );

  it('refuses routes beside the framework', async () => {
    const { status, text } = await everything('/beside');
    expect([status, text.includes('Amina')]).toEqual([500, false]);
    expect(alarms).toEqual([{ alarm: 'egress', refused: 'a body that nobody projected', route: '/beside' }]);
  });

  it('breaks off a response whose head was written by hand', async () => {
    const told = await everything('/rogue/hijack').then(
      ({ text }) => text,
      (error: Error) => error.message,
    );
    expect(told).not.toContain('Amina');
    expect(alarms).toContainEqual(expect.objectContaining({ alarm: 'egress' }));
  });

  it.each(['file', 'events'])('has %s refused before', async (way) => {
    const told = await everything(`/rogue/${way}`).then(
      ({ text }) => text,
      (error: Error) => error.message,
    );
    expect(told).not.toContain('Amina');
    expect(alarms.length).toBeGreaterThan(0);
  });

  it('goes by identity: what looks like a shown body is none', () => {
    const body = letOut({ code: 'shown' });
    expect([isLetOut(body), isLetOut({ ...body }), isLetOut('{"code":"shown"}'), isLetOut(null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
