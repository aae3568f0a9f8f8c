import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface Import {
  readonly specifier: string;
  /** Gone after compilation: `import type`, or every name of it marked so. */
  readonly typeOnly: boolean;
  readonly names: readonly string[];
}

/** A source file: its path below the root with forward slashes, its text and its syntax tree. */
export class Source {
  readonly tree: ts.SourceFile;

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    this.tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  }

  /** The room of a file of src/, or null outside the rooms. */
  get room(): string | null {
    return /^src\/([^/]+)\//.exec(this.path)?.[1] ?? null;
  }

  /** Every node below `node`, or of the whole file. */
  *nodes(node: ts.Node = this.tree): Generator<ts.Node> {
    for (const child of node.getChildren(this.tree)) {
      yield child;
      yield* this.nodes(child);
    }
  }

  *all<N extends ts.Node>(is: (node: ts.Node) => node is N): Generator<N> {
    for (const node of this.nodes()) if (is(node)) yield node;
  }

  get imports(): Import[] {
    return [...this.nodes()].flatMap((node) => importOf(node) ?? []);
  }

  /** The path of the source a relative specifier names, or null for a package. */
  resolve(specifier: string): string | null {
    if (!specifier.startsWith('.')) return null;
    return normalize(join(dirname(this.path), specifier))
      .replaceAll('\\', '/')
      .replace(/\.js$/, '.ts');
  }

  lineOf(node: ts.Node): string {
    return `${this.path}:${this.tree.getLineAndCharacterOfPosition(node.getStart(this.tree)).line + 1}`;
  }

  classes(): ts.ClassDeclaration[] {
    return [...this.all(ts.isClassDeclaration)];
  }
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
    const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
    const elements = bindings && 'elements' in bindings ? [...bindings.elements] : [];
    const whole = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly;
    const defaulted = ts.isImportDeclaration(node) && node.importClause?.name !== undefined;
    const typeOnly = whole || (!defaulted && elements.length > 0 && elements.every((element) => element.isTypeOnly));
    const names = elements.map((element) => (element.propertyName ?? element.name).text);
    return { specifier: node.moduleSpecifier.text, typeOnly, names };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [target] = node.arguments;
    return target && ts.isStringLiteral(target) ? { specifier: target.text, typeOnly: false, names: [] } : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
    return { specifier: node.argument.literal.text, typeOnly: true, names: [] };
  return undefined;
}

/** Every TypeScript (and script) file of these folders, in order of their paths. */
export function sourcesOf(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|mjs)$/.test(path))
      .toSorted()
      .map((path) => new Source(path, readFileSync(join(ROOT, path), 'utf8'))),
  );
}

export const isSpec = ({ path }: Source): boolean => path.endsWith('.spec.ts');
