import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { AttributeSchema, OpenedProfile } from '#registry';
import { faultOf, nodes, type RuleFault, usageFault } from './rule.faults.js';
import { type Judged, registerCalculations, registerLookUps } from './rule.functions.js';
import { areasNamed, lookUpFault } from './rule.look-ups.js';
import { NO_TABLES, type RuleTables } from './rule.tables.js';
import { CEL_TYPE, celValue } from './rule.values.js';

/** A rule with what it is typed against. Plain data: it travels to worker threads. */
export interface Rule {
  readonly schema: AttributeSchema;
  readonly target: 'individual' | 'group';
  readonly expression: string;
  /** Left out: the rule looks up nothing. */
  readonly tables?: RuleTables;
}

/** A member of a group as a rule sees it: attributes of individuals, `is_head` and `is_representative`. */
class Member {
  [field: string]: unknown;
}

const LIMITS = { maxAstNodes: 5_000, maxDepth: 64, maxListElements: 1_000, maxMapEntries: 100, maxCallArguments: 8 };

const BASE = registerCalculations(new Environment({ limits: LIMITS }));

/** What an expression is to yield: a rule a bool, a priority or an amount a number. */
export type Yields = 'bool' | 'number' | 'amount';

const TYPES: Readonly<Record<Yields, readonly string[]>> = {
  bool: ['bool'],
  number: ['int', 'double'],
  amount: ['int', 'double'],
};
const CALLED: Readonly<Record<Yields, string>> = { bool: 'A rule', number: 'A priority', amount: 'An amount' };

/** What is wrong with a rule, and where: syntax, unknown attributes, types, what it yields. Nothing when it is sound. */
export function checkRule(rule: Rule, yields: Yields = 'bool'): RuleFault | undefined {
  const visible = visibleAttributes(rule);
  const environment = typed(rule, visible, new Date(0), { area: undefined });
  const { valid, type, error } = environment.check(rule.expression);
  if (!valid) return faultOf(rule.expression, error!);
  if (!TYPES[yields].includes(type!)) {
    return {
      message: `${CALLED[yields]} must yield ${TYPES[yields].join(' or ')}, this one yields ${type}`,
      line: 1,
      column: 1,
    };
  }
  const fields = new Set([...visible.ofMembers.map(({ key }) => key), 'is_head', 'is_representative']);
  const { ast } = environment.parse(rule.expression);
  return usageFault(ast, fields, (name) => environment.hasVariable(name)) ?? lookUpFault(ast, rule.tables ?? NO_TABLES);
}

/** A sound rule as a tree. */
export const parseRule = (expression: string): ASTNode => BASE.parse(expression).ast;

/** Whether an expression says something else from one day to the next. */
export const dependsOnDay = (expression: string): boolean =>
  [...nodes(parseRule(expression))].some((node) => node.op === 'call' && node.args[0] === 'age');

/** Codes of the areas an expression names in `in_area()`; none of one that cannot be read. */
export function namedAreas(expression: string): string[] {
  try {
    return areasNamed(BASE.parse(expression).ast);
  } catch {
    return []; // checking it says what is wrong
  }
}

/**
 * Compiles a rule once for many profiles. The function answers true or false, or undefined when the rule cannot be decided:
 * an attribute it needs is missing. `||` and `&&` decide without the missing side where the other side suffices.
 */
export function compileRule(rule: Rule, asOf: Date): (profile: OpenedProfile) => boolean | undefined {
  const evaluate = compile(rule, asOf);
  return (profile) => {
    const decided = evaluate(profile);
    return typeof decided === 'boolean' ? decided : undefined;
  };
}

/** The same for a priority: a number, or undefined when it cannot be told. */
export function compilePriority(rule: Rule, asOf: Date): (profile: OpenedProfile) => number | undefined {
  const evaluate = compile(rule, asOf);
  return (profile) => {
    const decided = evaluate(profile);
    const number = typeof decided === 'bigint' ? Number(decided) : decided;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  };
}

/** The same for an amount, as it is: whole numbers stay whole. */
export function compileAmount(rule: Rule, asOf: Date): (profile: OpenedProfile) => number | bigint | undefined {
  const evaluate = compile(rule, asOf);
  return (profile) => {
    const decided = evaluate(profile);
    return typeof decided === 'bigint' || typeof decided === 'number' ? decided : undefined;
  };
}

/** What the expression yields of a profile; undefined when it cannot be decided. */
function compile(rule: Rule, asOf: Date): (profile: OpenedProfile) => unknown {
  const mentioned = new Set(rule.expression.match(/\w+/g));
  const all = visibleAttributes(rule);
  const own = all.own.filter(({ key }) => mentioned.has(key));
  const ofMembers = all.ofMembers.filter(({ key }) => mentioned.has(key));
  const judged: Judged = { area: undefined };
  const areaKey = rule.tables?.areas.attribute ?? null;
  const evaluate = typed(rule, all, asOf, judged).parse(rule.expression);
  return (profile) => {
    const variables: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const { key, dataType } of own) variables[key] = celValue(dataType, profile.attributes[key]);
    if (rule.target === 'group') variables.members = profile.members.map((member) => memberValue(ofMembers, member));
    judged.area = areaKey === null ? undefined : (celValue('code', profile.attributes[areaKey]) as string | undefined);
    try {
      return evaluate(variables) as unknown;
    } catch {
      return undefined; // the evaluator's errors quote values: none goes further than here
    }
  };
}

function memberValue(attributes: AttributeSchema, opened: OpenedProfile['members'][number]): Member {
  const member = new Member();
  for (const { key, dataType } of attributes) member[key] = celValue(dataType, opened.attributes[key]);
  member.is_head = opened.isHead;
  member.is_representative = opened.isRepresentative;
  return member;
}

interface VisibleAttributes {
  readonly own: AttributeSchema;
  readonly ofMembers: AttributeSchema;
}

/** Attributes the rule may name. Keys that CEL reserves, or has for types of its own, cannot be named in an expression. */
function visibleAttributes({ schema, target }: Rule): VisibleAttributes {
  const named = schema.filter(({ key }) => key !== 'constructor');
  const own = named.filter(({ appliesTo }) => appliesTo === target || appliesTo === 'both');
  const ofMembers = target === 'group' ? named.filter(({ appliesTo }) => appliesTo !== 'group') : [];
  return { own: own.filter(({ key }) => nameable(key)), ofMembers };
}

function nameable(key: string): boolean {
  return key !== 'members' && !BASE.hasVariable(key) && !RESERVED.has(key);
}

const RESERVED = new Set(
  'as break const continue else false for function if import in let loop package namespace null prototype return true var void while'.split(
    ' ',
  ),
);

function typed(
  { target, tables = NO_TABLES }: Rule,
  { own, ofMembers }: VisibleAttributes,
  asOf: Date,
  judged: Judged,
): Environment {
  const environment = registerLookUps(BASE.clone(), asOf, tables, judged);
  for (const { key, dataType } of own) environment.registerVariable(key, CEL_TYPE[dataType]);
  const fields = Object.fromEntries(ofMembers.map(({ key, dataType }) => [key, CEL_TYPE[dataType]]));
  environment.registerType('Member', {
    ctor: Member,
    fields: { ...fields, is_head: 'bool', is_representative: 'bool' },
  });
  return target === 'group' ? environment.registerVariable('members', 'list<Member>') : environment;
}
