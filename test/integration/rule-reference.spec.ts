import fc from 'fast-check';
import { checkRule, compileRule, type Rule } from '../../src/programs/rule.compiler.js';
import { randomPeople } from '../support/rules/random-people.js';
import { RandomRules } from '../support/rules/random-rules.js';
import { AS_OF, type Piece, SCHEMA, verdictOf, WEIGHTS, WITHIN } from '../support/rules/reference.js';

const RULES = 1_000;
const PEOPLE = 50;

const tables = { weights: WEIGHTS, areas: { attribute: 'area', within: WITHIN } };
const instant = new Date(`${AS_OF}T12:00:00Z`);

/** 2 x 1 000 rules over 50 people each: 100 000 pairs. */
describe.each(['individual', 'group'] as const)('random rules for an %s', (target) => {
  const told: Record<string, number> = {};
  const tell = (verdict: boolean | undefined): void => void (told[String(verdict)] = (told[String(verdict)] ?? 0) + 1);
  const compiled = (rule: Piece<boolean>) => {
    const made: Rule = { schema: SCHEMA, target, expression: rule.text, tables };
    expect(checkRule(made)).toBeUndefined();
    return compileRule(made, instant);
  };

  it('say what a reference reading of them says, of everybody', () => {
    const people = fc.array(randomPeople(target), { minLength: PEOPLE, maxLength: PEOPLE });
    fc.assert(
      fc.property(new RandomRules(target).bool(3), people, (rule, all) => {
        const decide = compiled(rule);
        for (const person of all) {
          const verdict = decide(person);
          tell(verdict);
          if (verdict !== verdictOf(rule, person))
            throw new Error(`${rule.text} says ${verdict}, its meaning ${verdictOf(rule, person)}`);
          expect(decide(person)).toBe(verdict); // and says it again
        }
      }),
      { numRuns: RULES },
    );
    const least = (RULES * PEOPLE) / 20;
    for (const verdict of ['true', 'false', 'undefined']) expect(told[verdict]).toBeGreaterThan(least);
  });
});
