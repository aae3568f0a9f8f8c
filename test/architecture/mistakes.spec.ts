import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { faultOfEvidence } from './evidence.js';
import { BUILT_STATEMENTS, CALLS_OUT, MISTAKES, PROCESSES, PUBLIC } from './mistakes.law.js';
import { isSpec, ROOT, type Source, sourcesOf } from './sources.js';

const sources = sourcesOf('src').filter((source) => !isSpec(source));
const everything = [...sources, ...sourcesOf('config', 'migrations')];
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const within = (listed: Readonly<Record<string, string>>, { path }: Source): boolean =>
  Object.keys(listed).some((one) => path.startsWith(one));
const calls = (source: Source): ts.CallExpression[] => [...source.all(ts.isCallExpression)];
const calling = (name: RegExp) => (source: Source) =>
  calls(source)
    .filter(({ expression }) =>
      name.test(ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()),
    )
    .map((node) => source.lineOf(node));
const importing = (specifier: RegExp) => (source: Source) =>
  source.imports.some((one) => !one.typeOnly && specifier.test(one.specifier));
const pathsOf = (found: readonly Source[]): string[] => found.map(({ path }) => path);

describe('known mistakes', () => {
  it('are thirty, each held by a test that exists', () => {
    expect(Object.keys(MISTAKES)).toHaveLength(30);
    expect(Object.values(MISTAKES).flatMap((held) => held.flatMap((one) => faultOfEvidence(one) ?? []))).toEqual([]);
    expect(
      faultOfEvidence('test/architecture/mistakes.spec.ts > no such title anywhere'.replace('no such', 'none')),
    ).toMatch(/no such test/);
    expect(faultOfEvidence('test/none.spec.ts > some title')).toMatch(/no such spec/);
  });
});

describe('the sources', () => {
  it('builds no SQL from input', () => {
    expect(
      sources.flatMap(calling(/^(createQueryBuilder|orderBy|addOrderBy|addSelect|addGroupBy|andWhere|orWhere)$/)),
    ).toEqual([]);
    const built = sources
      .filter((source) => !source.path.endsWith('.sql.ts') && !within(BUILT_STATEMENTS, source))
      .flatMap((source) =>
        calls(source)
          .filter(
            ({ expression, arguments: [, text] }) => expression.getText() === 'statement' && text && !isConstant(text),
          )
          .map((node) => source.lineOf(node)),
      );
    expect(built).toEqual([]);
  });

  /** A literal, or one with nothing but constants (in capitals) put in. */
  function isConstant(node: ts.Expression): boolean {
    if (ts.isStringLiteralLike(node)) return true;
    return (
      ts.isTemplateExpression(node) &&
      node.templateSpans.every(({ expression }) => /^[A-Z][A-Z0-9_.]*$/.test(expression.getText()))
    );
  }

  it('searches for nothing by nothing', () => {
    const empty = sources.flatMap((source) =>
      calls(source)
        .filter(
          ({ expression }) =>
            ts.isPropertyAccessExpression(expression) &&
            /^(findOneBy|findBy|findOne|findOneByOrFail|countBy|existsBy|delete|update)$/.test(expression.name.text) &&
            /repository\(/.test(expression.expression.getText()),
        )
        .filter(
          ({ arguments: [where] }) => !where || (ts.isObjectLiteralExpression(where) && where.properties.length === 0),
        )
        .map((node) => source.lineOf(node)),
    );
    expect(empty).toEqual([]);
    expect(pathsOf(everything.filter(({ text }) => text.includes('invalidWhereValuesBehavior')))).toEqual([]); // its default throws
  });

  it('trusts no version column', () => {
    expect(pathsOf(sources.filter(({ text }) => /@VersionColumn/.test(text)))).toEqual([]);
  });

  it('lets migrations alone change the schema', () => {
    expect(read('src/platform/database/database-options.ts')).toContain('synchronize: false');
    expect(pathsOf(everything.filter(({ text }) => /synchronize: true|dropSchema|\.synchronize\(/.test(text)))).toEqual(
      [],
    );
  });

  it('compares secrets in constant time', () => {
    const vault = sources.filter(({ path }) => /^src\/(platform\/vault|access)\//.test(path));
    expect(vault.flatMap(calling(/^(equals|compare|localeCompare)$/))).toEqual([]);
    expect(read('src/platform/vault/suite.ts')).toContain('timingSafeEqual(a, b)');
    expect(read('src/platform/vault/sealed-format.ts')).toMatch(/\bequal\(/);
  });

  it('tells nobody of what is not committed', () => {
    const emitting = /^(node:events|events|eventemitter2|@nestjs\/event-emitter|@nestjs\/cqrs)$/;
    expect(pathsOf(sources.filter(importing(emitting)))).toEqual([]);
    expect(sources.flatMap(calling(/^(emit|notify)$/))).toEqual([]);
    expect(pathsOf(sources.filter(({ text }) => /pg_notify/.test(text)))).toEqual([]);
  });

  it('starts processes in the listed files only', () => {
    const starting = sources.filter(importing(/^(node:)?(child_process|cluster)$/));
    expect(pathsOf(starting.filter((source) => !within(PROCESSES, source)))).toEqual([]);
    expect(sources.flatMap(calling(/^(exec|execSync)$/)).filter((at) => !/\.exec\(/.test(lineAt(at)))).toEqual([]); // of a pattern
  });

  const lineAt = (place: string): string => {
    const [path, line] = place.split(':');
    return read(path!).split('\n')[Number(line) - 1]!;
  };

  it('calls out through the listed files only', () => {
    const client = /^(undici|axios|got|node-fetch|(node:)?(https|http2|tls|dgram))$/;
    const usesFetch = (source: Source): boolean =>
      calls(source).some(
        ({ expression }) => /^(globalThis\.)?fetch$/.test(expression.getText()) && !/const fetch =/.test(source.text),
      );
    const callers = sources.filter((source) => importing(client)(source) || usesFetch(source));
    expect(pathsOf(callers)).toEqual(Object.keys(CALLS_OUT).toSorted());
    for (const { text } of callers)
      expect(text).not.toMatch(/redirect: 'follow'|interceptors\.redirect|maxRedirections: [1-9]/);
  });

  it('switches off no check of a certificate', () => {
    const files = ['Dockerfile', 'compose.yaml', 'package.json'].map(read);
    const off = /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|sslmode=no-verify/;
    expect([...everything.map(({ text }) => text), ...files].filter((text) => off.test(text))).toEqual([]);
  });

  it('evaluates no text as code', () => {
    expect(sources.flatMap(calling(/^(eval|Function|runInContext|runInNewContext|runInThisContext)$/))).toEqual([]);
    expect(pathsOf(sources.filter(importing(/^(node:)?(vm|repl)$/)))).toEqual([]);
    expect(pathsOf(sources.filter(({ text }) => /new Function\(/.test(text)))).toEqual([]);
  });

  it('holds no secret in its sources', () => {
    const secret = /-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[\w-]{10,}\.[\w-]{10,}\.|AKIA[0-9A-Z]{16}|"d":\s*"[\w-]{20,}"/;
    const files = ['Dockerfile', 'compose.yaml', 'config/keycloak/amparo-realm.json'].map(read);
    expect([...everything.map(({ text }) => text), ...files].filter((text) => secret.test(text))).toEqual([]);
  });
});

const REGISTRY = 'https://registry.npmjs.org/';

describe('what is delivered', () => {
  it('ships no test, demonstration or repository', () => {
    const lines = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    expect(lines).toContain('**/*.spec.ts');
    expect(lines.filter((line) => /^!(test|demo|bench|\.git)/.test(line))).toEqual([]);
    expect(read('Dockerfile')).not.toMatch(/COPY (\. |demo|test|bench)/);
    const outward = sources.filter(({ imports }) =>
      imports.some(({ specifier }) => /(^|\/)(test|demo|bench)\//.test(specifier)),
    );
    expect(pathsOf(outward)).toEqual([]);
  });

  it('locks every dependency, by its digest and from one registry', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
    };
    const loose = Object.entries(packages).filter(
      ([path, { resolved, integrity }]) => path !== '' && !(integrity && (resolved ?? REGISTRY).startsWith(REGISTRY)),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  interface Operation {
    readonly 'x-public'?: string;
    readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  }
  const { paths } = JSON.parse(read('test/openapi.json')) as { paths: Record<string, Record<string, Operation>> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
  );

  it('has public routes of a known list only', () => {
    expect(operations.filter(({ operation }) => operation['x-public']).map(({ route }) => route)).toEqual(PUBLIC);
  });

  it('puts no value of a person into an address', () => {
    const personal = /name|phone|mail|birth|address|account|wallet|identifier|number|value$|token|secret/i;
    const names = operations.flatMap(({ route, operation }) =>
      (operation.parameters ?? [])
        .filter(({ in: where, name }) => where !== 'header' && personal.test(name))
        .map(({ name }) => `${route}: ${name}`),
    );
    expect(names).toEqual([]);
  });
});
