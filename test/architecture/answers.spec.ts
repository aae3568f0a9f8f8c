import ts from 'typescript';
import { RETURNS_KEY, type Returned } from '../../src/access/views/returns.decorator.js';
import { type FieldMarking, markingsOf } from '../../src/access/views/field.decorators.js';
import { exportsOf } from '../support/discover.js';
import { sourcesOf } from './sources.js';

type Class = new () => object;

const controllers = (await exportsOf('.controller')).filter(({ value }) => typeof value === 'function');
const answers = controllers.flatMap(({ name, value }) => {
  const prototype = (value as Class).prototype as Record<string, Function>;
  return Object.getOwnPropertyNames(prototype).flatMap((method) => {
    const returned = Reflect.getMetadata(RETURNS_KEY, prototype[method]!) as Returned | undefined;
    return returned ? [{ route: `${name}.${method}`, returned }] : [];
  });
});

/** A class and every class that is part of it. */
function withParts(type: Class, seen = new Set<Class>()): Set<Class> {
  if (seen.has(type)) return seen;
  seen.add(type);
  const parts = [...markingsOf(type.prototype as object).values()].filter(
    (marking): marking is Extract<FieldMarking, { as: 'part' }> => marking.as === 'part',
  );
  for (const part of parts) withParts(part.type() as Class, seen);
  return seen;
}

const shown = [
  ...new Set(answers.flatMap(({ returned }) => (returned.type ? [...withParts(returned.type as Class)] : []))),
];

/** Properties each class declares in its source, by the name of the class. */
const declared = new Map(
  sourcesOf('src').flatMap((source) =>
    source
      .classes()
      .map((node): [string, string[]] => [
        node.name?.text ?? '',
        node.members
          .filter(ts.isPropertyDeclaration)
          .map(({ name }) => (ts.isStringLiteral(name) ? name.text : name.getText())),
      ]),
  ),
);

const unmarked = (type: Class, names: readonly string[]): string[] =>
  names.filter((name) => !markingsOf(type.prototype as object).has(name)).map((name) => `${type.name}.${name}`);

describe('what the routes answer', () => {
  it('is found', () => {
    expect(answers.length).toBeGreaterThan(10);
    expect(shown.length).toBeGreaterThan(5);
  });

  it('is always a class of marked fields, in every part', () => {
    expect(shown.filter((type) => markingsOf(type.prototype as object).size === 0).map(({ name }) => name)).toEqual([]);
  });

  it('has no field that is set or declared without a marking', () => {
    expect(shown.flatMap((type) => unmarked(type, Object.keys(new type())))).toEqual([]);
    expect(shown.flatMap((type) => unmarked(type, declared.get(type.name) ?? []))).toEqual([]);
    expect(shown.filter((type) => !declared.has(type.name)).map(({ name }) => name)).toEqual([]);
  });

  it('shows no id of a person or of what a person has, except as a handle', () => {
    const raw = shown.flatMap((type) =>
      [...markingsOf(type.prototype as object)]
        .filter(
          ([name, { as }]) =>
            /^(registrant|member|group|enrolment|entitlement|disbursement)Id$/.test(name) && as !== 'handle',
        )
        .map(([name]) => `${type.name}.${name}`),
    );
    expect(raw).toEqual([]);
  });
});
