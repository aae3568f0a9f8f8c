import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS } from '#access';
import { openApiDocument } from '../../src/app.setup.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ROOT } from './sources.js';

type Operation = Readonly<Record<string, unknown>> & { readonly responses?: Readonly<Record<string, unknown>> };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

describe('the OpenAPI document', () => {
  let amparo: TestApp;
  let document: {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const operations = (): [string, Operation][] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => method in item).map((method): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        item[method]!,
      ]),
    );

  beforeAll(async () => {
    amparo = await startTestApp();
    document = JSON.parse(JSON.stringify(openApiDocument(amparo.app))) as typeof document;
  });
  afterAll(() => amparo.close());

  it('is the committed one: after a wanted change run `npm run openapi`', () => {
    const committed = JSON.parse(readFileSync(join(ROOT, 'test/openapi.json'), 'utf8')) as unknown;
    expect(document).toEqual(committed);
  });

  it('names on every operation the permission it needs, or why it needs none', () => {
    expect(operations().length).toBeGreaterThan(10);
    const faults = operations().filter(([, operation]) => {
      const policies = ['x-permission', 'x-public', 'x-authenticated'].filter((key) => key in operation);
      return policies.length !== 1;
    });
    expect(faults.map(([name]) => name)).toEqual([]);
    const permissions = operations().flatMap(
      ([, operation]) => (operation['x-permission'] as string | undefined) ?? [],
    );
    expect(permissions.filter((permission) => !(PERMISSIONS as readonly string[]).includes(permission))).toEqual([]);
  });

  it('asks for a token wherever a route is not public', () => {
    const faults = operations().filter(([, operation]) => 'security' in operation === 'x-public' in operation);
    expect(faults.map(([name]) => name)).toEqual([]);
  });

  it('is OpenAPI 3.1, and is what the service gives out, without a token', async () => {
    expect(document.openapi).toBe('3.1.0');
    const answer = await amparo.anyone().get('/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(document);
  });

  it('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(document);
    const missing = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].filter(
      (match) => !text.includes(`"${match[1]}":{`),
    );
    expect(missing.map((match) => match[1])).toEqual([]);
  });
});
