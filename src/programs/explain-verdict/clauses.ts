import { type ASTNode, serialize } from '@marcbachmann/cel-js';
import { nodes } from '../rule.faults.js';

/** What would have to be otherwise of an attribute for a clause to hold. Never how much. */
export type Direction = 'higher' | 'lower' | 'other';

/** A piece of a rule that is told of by itself. */
export interface Clause {
  /** From 1. Every part of a rule must hold; of the clauses of one part one suffices. */
  readonly part: number;
  readonly text: string;
  /** Names in it, of attributes among others. */
  readonly own: readonly string[];
  readonly ofMembers: readonly string[];
  /** By the name of an attribute that the clause compares by size. */
  readonly directions: Readonly<Record<string, Direction>>;
}

const WHEN_FAILED: Readonly<Record<string, readonly [left: Direction, right: Direction]>> = {
  '<': ['lower', 'higher'],
  '<=': ['lower', 'higher'],
  '>': ['higher', 'lower'],
  '>=': ['higher', 'lower'],
};

/** The clauses of a rule: what its outermost `&&` joins, and of each the alternatives of its `||`. */
export const clausesOf = (root: ASTNode): Clause[] =>
  flat(root, '&&').flatMap((conjunct, index) => flat(conjunct, '||').map((node) => clause(index + 1, node)));

function flat(node: ASTNode, sign: '&&' | '||'): ASTNode[] {
  return node.op === sign ? (node.args as ASTNode[]).flatMap((side) => flat(side, sign)) : [node];
}

function clause(part: number, node: ASTNode): Clause {
  const all = [...nodes(node)];
  const own = all.filter(({ op }) => op === 'id').map(({ args }) => args as string);
  const ofMembers = all.filter(({ op }) => op === '.').map(({ args }) => (args as [ASTNode, string])[1]);
  return {
    part,
    text: serialize(node),
    own: [...new Set(own)],
    ofMembers: [...new Set(ofMembers)],
    directions: directionsOf(node),
  };
}

/** Of a comparison of an attribute, or of its age, with something else; birth lies the other way than age. */
function directionsOf(node: ASTNode): Record<string, Direction> {
  const ways = WHEN_FAILED[node.op];
  if (!ways) return {};
  const found: Record<string, Direction> = {};
  for (const [side, way] of (node.args as [ASTNode, ASTNode]).map((one, index) => [one, ways[index]!] as const)) {
    if (side.op === 'id') found[side.args] = way;
    if (side.op === 'call' && side.args[0] === 'age' && side.args[1][0]?.op === 'id')
      found[side.args[1][0].args] = way === 'higher' ? 'lower' : 'higher';
  }
  return found;
}
