import type { ASTNode, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { calendarDate } from './rule.values.js';

/** What is wrong with a rule, and where in its text (both from 1). */
export interface RuleFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The fault behind an error of the parser or the type checker. */
export const faultOf = (expression: string, error: ParseError | CelTypeError): RuleFault =>
  at(expression, error.range?.start ?? 0, error.summary ?? 'The rule cannot be read');

/**
 * Faults the type checker lets pass: `matches()`, whose backtracking patterns could hold a worker for ever; `has()` of a field no member has (always false, so a misspelt name would decide
 * silently), and a date literal that is no day.
 */
export function usageFault(
  root: ASTNode,
  memberFields: ReadonlySet<string>,
  isVariable: (name: string) => boolean,
): RuleFault | undefined {
  for (const node of nodes(root)) {
    if (node.op === 'rcall' && node.args[0] === 'matches')
      return at(root.input, node.start, 'matches() is not available: a pattern may run for ever on a hostile value');
    if (node.op !== 'call') continue;
    const [name, [argument]] = node.args;
    if (name === 'has' && argument && !namesMemberField(argument, memberFields, isVariable))
      return at(root.input, node.start, 'has() takes an attribute of a member, such as has(m.income)');
    if (name === 'date' && argument?.op === 'value' && !calendarDate(String(argument.args)))
      return at(root.input, argument.start, 'date() takes an existing day written YYYY-MM-DD');
  }
  return undefined;
}

function namesMemberField(node: ASTNode, fields: ReadonlySet<string>, isVariable: (name: string) => boolean): boolean {
  if (node.op !== '.') return false;
  const [receiver, field] = node.args;
  return receiver.op === 'id' && !isVariable(receiver.args) && fields.has(field);
}

/** A node of a parsed rule and everything below it. */
export function* nodes(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const child of children(node.args)) yield* nodes(child);
}

function children(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(children);
  return typeof args === 'object' && args !== null && 'op' in args ? [args as ASTNode] : [];
}

/** A fault at an offset of the text. */
export function at(expression: string, position: number, message: string): RuleFault {
  const before = expression.slice(0, position).split('\n');
  return { message, line: before.length, column: before.at(-1)!.length + 1 };
}
