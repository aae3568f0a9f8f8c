import type { AttributeSchema, OpenedProfile } from '#registry';
import { judgeEligibility, OUTCOMES } from './eligibility.judge.js';

const schema = [{ key: 'income', dataType: 'decimal', appliesTo: 'individual', storage: 'sealed' }] as AttributeSchema;
const judge = judgeEligibility(
  { schema, target: 'individual', expression: 'income < 100' },
  new Date('2025-01-01T00:00:00Z'),
);
const profile = (attributes: Record<string, unknown>): OpenedProfile => ({
  registrantId: 'r',
  kind: 'individual',
  attributes,
  members: [],
  payee: null,
});

test.each([
  [{ income: 99.99 }, 'eligible'],
  [{ income: 100 }, 'not_eligible'],
  [{}, 'unknown'],
  [{ income: 'little' }, 'unknown'],
])('%j is %s', (attributes, outcome) => expect(OUTCOMES[judge(profile(attributes))]).toBe(outcome));
