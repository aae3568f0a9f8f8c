import ts from 'typescript';
import { MORE_CLASSES, MOST_LINES } from './house.law.js';
import { isSpec, type Source, sourcesOf } from './sources.js';

const application = sourcesOf('src', 'config');
const everything = [...application, ...sourcesOf('migrations', 'demo', 'bench', 'test', 'scripts')];
const controllers = application.filter(({ path }) => path.endsWith('.controller.ts'));

const isExported = (node: ts.ClassDeclaration): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

/** An error may stand beside the one who throws it. */
const isError = (node: ts.ClassDeclaration): boolean =>
  node.heritageClauses?.some(({ types }) =>
    types.some(({ expression }) => /(^Error|Error|Fault)$/.test(expression.getText())),
  ) ?? false;

const isDto = (node: ts.ClassDeclaration): boolean => node.name?.text.endsWith('Dto') ?? false;

const CONTROLLER_IMPORTS = [
  /^@nestjs\//,
  /^#access$/,
  /^#platform\/http\//,
  /^\.\.?\/(.+\/)?[\w-]+\.(service|dto)\.js$/, // its own service, its own DTOs
];
/** Inside the room `access` what others take from its door comes by path. */
const OWN_MARKINGS = /^\.\.?\/(.+\/)?[\w-]+\.(decorator|pipe)\.js$/;

const mayImport = (source: Source, specifier: string): boolean =>
  CONTROLLER_IMPORTS.some((allowed) => allowed.test(specifier)) ||
  (source.room === 'access' && OWN_MARKINGS.test(specifier));

describe('the shape of the sources', () => {
  it(`has no file of more than ${MOST_LINES} lines`, () => {
    const lines = (text: string): number => text.replace(/\n$/, '').split('\n').length;
    const long = everything.filter(({ text }) => lines(text) > MOST_LINES);
    expect(long.map(({ path, text }) => `${path}: ${lines(text)} lines`)).toEqual([]);
  });

  it('has one exported class a file, apart from DTOs and errors', () => {
    const faults = application.flatMap((source) => {
      if (/\.(dto|errors)\.ts$/.test(source.path) || source.path in MORE_CLASSES) return [];
      const names = source
        .classes()
        .filter((node) => isExported(node) && !isError(node) && !isDto(node))
        .map(({ name }) => name?.text);
      return names.length > 1 ? [`${source.path}: ${names.join(', ')}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('has controllers whose every method is one statement', () => {
    expect(controllers.length).toBeGreaterThan(3);
    const faults = controllers.flatMap((source) =>
      [...source.all(ts.isMethodDeclaration)]
        .filter(({ body }) => body?.statements.length !== 1)
        .map(
          (method) =>
            `${source.lineOf(method)} ${method.name.getText()} has ${method.body?.statements.length} statements`,
        ),
    );
    expect(faults).toEqual([]);
  });

  it('has controllers that import Nest, the access door, the HTTP conventions, their service and their DTOs', () => {
    const faults = controllers.flatMap((source) =>
      source.imports
        .filter(({ specifier }) => !mayImport(source, specifier))
        .map(({ specifier }) => `${source.path} -> ${specifier}`),
    );
    expect(faults).toEqual([]);
  });

  it('keeps every controller in a file of its own kind', () => {
    const faults = application.filter(
      (source) => !source.path.endsWith('.controller.ts') && !isSpec(source) && /@Controller\(/.test(source.text),
    );
    expect(faults.map(({ path }) => path)).toEqual([]);
  });
});
