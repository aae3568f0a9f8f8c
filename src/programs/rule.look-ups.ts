import type { ASTNode } from '@marcbachmann/cel-js';
import { at, nodes, type RuleFault } from './rule.faults.js';
import type { RuleTables } from './rule.tables.js';

interface LookUp {
  readonly name: 'in_area' | 'weight';
  /** The argument that says where to look: it is written in the rule, so that it can be checked when the rule is saved. */
  readonly where: ASTNode;
}

/** Codes that `in_area()` names. */
export const areasNamed = (root: ASTNode): string[] => [
  ...new Set(
    lookUps(root)
      .filter(({ name, where }) => name === 'in_area' && isText(where))
      .map(({ where }) => where.args as string),
  ),
];

/** A look-up of an area or a table of weights that there is not, or that is not named by its literal. */
export function lookUpFault(root: ASTNode, { weights, areas }: RuleTables): RuleFault | undefined {
  const faultAt = (node: ASTNode, message: string): RuleFault => at(root.input, node.start, message);
  for (const { name, where } of lookUps(root)) {
    const known = name === 'in_area' ? areas.within : weights;
    if (!isText(where)) return faultAt(where, `${name}() takes the ${NAMED[name]} as a literal`);
    if (!Object.hasOwn(known, where.args as string)) return faultAt(where, `There is no such ${NAMED[name]}`);
  }
  return undefined;
}

const NAMED = { in_area: 'area', weight: 'table of weights' } as const;

function lookUps(root: ASTNode): LookUp[] {
  const found: LookUp[] = [];
  for (const node of nodes(root)) {
    if (node.op !== 'call') continue;
    const [name, args] = node.args;
    const where = name === 'in_area' ? args.at(-1) : args[0];
    if ((name === 'in_area' || name === 'weight') && where) found.push({ name, where });
  }
  return found;
}

const isText = (node: ASTNode): boolean => node.op === 'value' && typeof node.args === 'string';
