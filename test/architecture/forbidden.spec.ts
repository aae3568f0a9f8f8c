import ts from 'typescript';
import { CHANNEL_KIND_NAMES } from '../../src/disbursements/channel-kinds.js';
import { CRYPTO, ENVIRONMENT, LETS_OUT, REVEALS } from './house.law.js';
import { isSpec, Source, sourcesOf } from './sources.js';

const sources = sourcesOf('src', 'config').filter((source) => !isSpec(source));

/** Places where a file reads `object.property`. */
const accesses = (source: Source, object: RegExp, property: RegExp): string[] =>
  [...source.nodes()].flatMap((node) => {
    const [on, name] = ts.isPropertyAccessExpression(node)
      ? [node.expression.getText(), node.name.text]
      : ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)
        ? [node.expression.getText(), node.argumentExpression.text]
        : [];
    return on !== undefined && object.test(on) && property.test(name!) ? [source.lineOf(node)] : [];
  });

const imports = (source: Source, specifier: RegExp): string[] =>
  source.imports
    .filter((one) => specifier.test(one.specifier))
    .flatMap(({ names }) => (names.length > 0 ? names : ['*']));

/** Places that reveal a Sensitive, or take hold of the means to. What is called with arguments is another `reveal`. */
const reveals = (source: Source): string[] =>
  [...source.nodes()].flatMap((node) => {
    if (ts.isBindingElement(node))
      return (node.propertyName ?? node.name).getText() === 'reveal' ? [source.lineOf(node)] : [];
    const named = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)
        ? node.argumentExpression.text
        : undefined;
    if (named !== 'reveal') return [];
    const other =
      ts.isCallExpression(node.parent) && node.parent.expression === node && node.parent.arguments.length > 0;
    return other ? [] : [source.lineOf(node)];
  });

describe('what only one place may do', () => {
  it('opens transactions in platform/database only', () => {
    const outside = sources.filter(({ path }) => !path.startsWith('src/platform/database/'));
    expect(
      outside.flatMap((source) => accesses(source, /./, /^(transaction|createQueryRunner|startTransaction)$/)),
    ).toEqual([]);
  });

  it('asks a channel what it can do, and never what kind it is', () => {
    const isKind = (node: ts.Expression): boolean =>
      ts.isStringLiteral(node) && (CHANNEL_KIND_NAMES as string[]).includes(node.text);
    const compared = sources
      .filter(({ path }) => path.startsWith('src/disbursements/'))
      .flatMap((source) =>
        [...source.all(ts.isBinaryExpression)]
          .filter(({ left, right }) => isKind(left) || isKind(right))
          .map((node) => source.lineOf(node)),
      );
    expect(compared).toEqual([]);
  });

  it('reaches repositories through the unit of work only', () => {
    const faults = sources.filter((source) =>
      source.imports.some(({ names }) => names.some((name) => /^Inject(Repository|EntityManager)$/.test(name))),
    );
    expect(faults.map(({ path }) => path)).toEqual([]);
    const asked = sources.filter((source) => source.path !== 'src/platform/database/unit-of-work.ts');
    expect(asked.flatMap((source) => accesses(source, /./, /^getRepository$/))).toEqual([]);
    expect(
      asked
        .filter((source) => source.imports.some(({ names }) => names.includes('InjectDataSource')))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('never calls save, whose reads and writes nobody sees', () => {
    expect(sources.flatMap((source) => accesses(source, /repository\(/, /^(save|upsert|remove|softRemove)$/))).toEqual(
      [],
    );
  });

  it('lets bodies out of the listed files only', () => {
    const callers = sources.filter((source) => imports(source, /\/let-out\.js$/).some((name) => name !== 'isLetOut'));
    expect(callers.map(({ path }) => path).toSorted()).toEqual(Object.keys(LETS_OUT));
  });

  it('reads the environment in one place', () => {
    const faults = sources
      .filter(({ path }) => !(path in ENVIRONMENT))
      .flatMap((source) => accesses(source, /(^|\.)process$/, /^env$/));
    expect(faults).toEqual([]);
    expect(sources.filter((source) => imports(source, /^(node:)?process$/).length > 0).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('uses cryptography from the vault only, apart from the listed names', () => {
    const faults = sources.flatMap((source) =>
      imports(source, /^(node:)?crypto$/)
        .filter((name) => !CRYPTO[source.path]?.names.includes(name))
        .map((name) => `${source.path} takes ${name}`),
    );
    expect(faults).toEqual([]);
    expect(sources.flatMap((source) => accesses(source, /^(globalThis\.)?crypto$/, /./))).toEqual([]);
    expect(
      sources.flatMap((source) => accesses(source, /^Math$/, /^random$/)).map((place) => place.split(':')[0]),
    ).toEqual([
      'src/platform/database/unit-of-work.ts', // jitter of a pause, no secret
    ]);
  });

  it('generates key pairs in one place, which knows how to do it without waiting for ever', () => {
    const all = sourcesOf('src', 'config', 'demo', 'test', 'bench');
    const found = all.filter((source) =>
      imports(source, /^(node:)?crypto$/).some((name) => name.startsWith('generateKey')),
    );
    expect(found.map(({ path }) => path)).toEqual(['demo/support/generated-key.ts']);
  });

  it('reveals sensitive values in the listed files only, and every listed file does', () => {
    const found = sources.filter((source) => reveals(source).length > 0);
    expect(found.flatMap((source) => (source.path in REVEALS ? [] : reveals(source)))).toEqual([]);
    expect(found.map(({ path }) => path)).toEqual(Object.keys(REVEALS).toSorted());
  });

  it('would see a value revealed in whatever way', () => {
    const ways = [
      'a.reveal()',
      "a['reveal']()",
      'const f = a.reveal',
      'const { reveal } = a',
      'const { reveal: r } = a',
    ];
    for (const way of ways) expect(reveals(new Source('a.ts', `${way};`))).toEqual(['a.ts:1']);
    expect(reveals(new Source('a.ts', 'pseudonyms.reveal(consumer, kind, handle);'))).toEqual([]);
  });

  it('prints nothing: the log is the logger', () => {
    expect(sources.flatMap((source) => accesses(source, /^console$/, /./))).toEqual([]);
  });

  it('exports by name, apart from the entries of worker threads', () => {
    const defaults = sources.filter(
      (source) =>
        [...source.all(ts.isExportAssignment)].length > 0 ||
        [...source.nodes()].some(
          ({ kind, parent }) => kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(parent),
        ),
    );
    expect(defaults.map(({ path }) => path).filter((path) => !path.endsWith('.worker.ts'))).toEqual([]);
  });
});
