import { IsInt } from 'class-validator';
import ts from 'typescript';
import { StrictValidation } from '#platform/http/validation.pipe.js';
import { isSpec, sourcesOf } from './sources.js';

const sources = sourcesOf('src').filter((source) => !isSpec(source));

/** Decorators of a class member or parameter, by name. */
const decorators = (node: ts.HasDecorators): string[] =>
  (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );

const classes = new Map(sources.flatMap((source) => source.classes().map((node) => [node.name?.text, node] as const)));

/** The class that is extended: of `PartialType(Parent)` the one whose rules it takes over. */
const parentOf = (expression: ts.Expression): string =>
  ts.isCallExpression(expression) && expression.expression.getText() === 'PartialType'
    ? expression.arguments[0]!.getText()
    : expression.getText();

/** Whether a class, or one it goes on from, has a field with a rule; classes with none take nothing at all. */
function hasRules(name: string): boolean {
  const node = classes.get(name);
  if (!node) return false;
  const parent = node.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => parentOf(expression)))[0];
  const fields = node.members.filter(ts.isPropertyDeclaration);
  return fields.some((field) => decorators(field).length > 0) || (parent !== undefined && hasRules(parent));
}

describe('what a request may bring', () => {
  it('refuses a field nobody declared, on every route', async () => {
    class Declared {
      @IsInt() amount!: number;
    }
    const pipe = new StrictValidation();
    const judge = (value: unknown) => pipe.transform(value, { type: 'body', metatype: Declared });
    await expect(judge({ amount: 2 })).resolves.toEqual({ amount: 2 });
    for (const value of [{ amount: 2, approved: true }, { amount: 2, id: 'x' }, {}, [], null, 'x', { amount: 'x' }])
      await expect(judge(value)).rejects.toThrow('does not fit the declared shape');
  });

  it('takes bodies and queries as classes with rules only', () => {
    const faults = sources.flatMap((source) =>
      [...source.all(ts.isParameter)]
        .filter((node) => decorators(node).some((name) => name === 'Body' || name === 'Query'))
        .filter((node) => !node.type || !ts.isTypeReferenceNode(node.type) || !hasRules(node.type.getText()))
        .map((node) => `${source.lineOf(node)} ${node.getText()}`),
    );
    expect(faults).toEqual([]);
  });

  it('takes no list, and not nothing, for an object within a body', () => {
    const nested = sources.flatMap((source) =>
      [...source.all(ts.isPropertyDeclaration)].filter((node) => decorators(node).includes('ValidateNested')),
    );
    expect(nested.length).toBeGreaterThan(10);
    expect(nested.filter((node) => !decorators(node).includes('IsObject')).map((node) => node.getText())).toEqual([]);
  });
});
