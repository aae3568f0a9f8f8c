import type { AttributeSchema, OpenedMember } from '#registry';
import { checkRule, compileRule, dependsOnDay } from './rule.compiler.js';

const attribute = (key: string, dataType: string, appliesTo: string) => ({
  key,
  dataType,
  appliesTo,
  storage: 'sealed',
});

const SCHEMA = [
  attribute('income', 'decimal', 'individual'),
  attribute('birth_date', 'date', 'individual'),
  attribute('children', 'integer', 'both'),
  attribute('area', 'code', 'both'),
  attribute('disabled', 'boolean', 'individual'),
  attribute('household_income', 'decimal', 'group'),
] as unknown as AttributeSchema;

const AS_OF = new Date('2025-02-28T23:59:59Z');

type Target = 'individual' | 'group';

const fault = (expression: string, target: Target = 'individual') => checkRule({ schema: SCHEMA, target, expression });

function judge(expression: string, attributes: Record<string, unknown>, asOf = AS_OF): boolean | undefined {
  const decide = compileRule({ schema: SCHEMA, target: 'individual', expression }, asOf);
  return decide({ registrantId: 'r', kind: 'individual', attributes, members: [], payee: null });
}

function judgeGroup(
  expression: string,
  members: Record<string, unknown>[],
  attributes: Record<string, unknown> = {},
): boolean | undefined {
  const decide = compileRule({ schema: SCHEMA, target: 'group', expression }, AS_OF);
  const opened = members.map((values, index): OpenedMember => ({
    registrantId: `m${index}`,
    isHead: index === 0,
    isRepresentative: false,
    attributes: values,
  }));
  return decide({ registrantId: 'g', kind: 'group', attributes, members: opened, payee: null });
}

describe('a rule when it is saved', () => {
  test.each([
    ['income < 5000'],
    ['income * 12 > 50000 + children'],
    ['income == 5000 || 5000 != income'],
    ['age(birth_date) >= 18 && area.startsWith("N-")'],
    ['birth_date < date("2000-02-29")'],
    ['area in ["N-1", "N-2"] && !disabled'],
  ])('%s fits', (expression) => expect(fault(expression)).toBeUndefined());

  test.each([
    ['members.exists(m, has(m.income) && m.income < 100)'],
    ['members.filter(m, age(m.birth_date) < 5).size() >= 2 && household_income / members.size() < 100'],
    ['members.all(m, m.is_head || m.area == area)'],
  ])('%s fits a group', (expression) => expect(fault(expression, 'group')).toBeUndefined());

  test.each([
    ['incom < 5', 'Unknown variable: incom', 1, 1],
    ['disabled ||\n  incom < 5', 'Unknown variable: incom', 2, 3],
    ['household_income < 5', 'Unknown variable: household_income', 1, 1],
    ['members.size() > 1', 'Unknown variable: members', 1, 1],
    ['income < "much"', 'no such overload: double < string', 1, 1],
    ['income <', 'Unexpected token: EOF', 1, 9],
    ['income', 'A rule must yield bool, this one yields double', 1, 1],
    ['birth_date < date("2001-02-29")', 'date() takes an existing day written YYYY-MM-DD', 1, 19],
  ])('%s is refused, saying where', (expression, message, line, column) =>
    expect(fault(expression)).toEqual({ message, line, column }),
  );

  test.each([
    ['members.exists(m, m.incom < 5)', 'No such key: incom'],
    ['members.exists(m, m.household_income < 5)', 'No such key: household_income'],
    ['!members.exists(m, has(m.incom))', 'has() takes an attribute of a member, such as has(m.income)'],
    ['has(area.x)', 'has() takes an attribute of a member, such as has(m.income)'],
    ['income < 5', 'Unknown variable: income'],
  ])('%s is refused for a group', (expression, message) =>
    expect(fault(expression, 'group')).toMatchObject({ message }),
  );

  test('attributes whose keys CEL has for itself do not break the others', () => {
    const schema = [
      ...SCHEMA,
      attribute('type', 'code', 'both'),
      attribute('package', 'code', 'both'),
    ] as AttributeSchema;
    expect(checkRule({ schema, target: 'group', expression: 'children > 1' })).toBeUndefined();
    expect(checkRule({ schema, target: 'group', expression: 'type == "x"' })).toBeDefined();
  });
});

describe('judging', () => {
  test('&& binds closer than ||', () => {
    const expression = 'disabled || income < 10 && children > 2';
    expect(judge(expression, { disabled: true, income: 99, children: 0 })).toBe(true);
    expect(judge(expression, { disabled: false, income: 9, children: 0 })).toBe(false);
    expect(judge(expression, { disabled: false, income: 9, children: 3 })).toBe(true);
  });

  test('integer literals mix with decimal attributes', () => {
    expect(judge('income == 5000', { income: 5000 })).toBe(true);
    expect(judge('income * 12 - 1 > 11', { income: 1 })).toBe(false);
    expect(judge('1.5 * children == 3', { children: 2 })).toBe(true);
    expect(judge('income / (children - children) > 1', { income: 5, children: 2 })).toBeUndefined();
  });

  test.each([
    ['income < 5000', {}],
    ['!(income < 5000)', {}],
    ['income != 5000', {}],
    ['income < 5000 || disabled', { disabled: false }],
    ['income < 5000 && disabled', { disabled: true }],
    ['age(birth_date) < 5', { birth_date: '2099-01-01' }],
    ['age(birth_date) < 5', { birth_date: '2023-02-29' }],
    ['children > 1', { children: 1.5 }],
    ['area == "N"', { area: null }],
  ])('%s cannot be decided from %j', (expression, attributes) => expect(judge(expression, attributes)).toBeUndefined());

  test('a missing attribute does not matter where the other side decides', () => {
    expect(judge('income < 5000 || disabled', { disabled: true })).toBe(true);
    expect(judge('income < 5000 && disabled', { disabled: false })).toBe(false);
  });

  test.each([
    ['2007-02-28', '2025-02-27T23:59:59Z', 17],
    ['2007-02-28', '2025-02-28T00:00:00Z', 18],
    ['2004-02-29', '2022-02-28T12:00:00Z', 17],
    ['2004-02-29', '2022-03-01T00:00:00Z', 18],
    ['2004-02-29', '2024-02-29T00:00:00Z', 20],
    ['2025-02-28', '2025-02-28T00:00:00Z', 0],
  ])('born %s is at %s aged %i', (birth, asOf, age) =>
    expect(judge(`age(birth_date) == ${age}`, { birth_date: birth }, new Date(asOf))).toBe(true),
  );
});

describe('members', () => {
  const child = { birth_date: '2022-01-01', income: 0 };
  const adult = { birth_date: '1980-01-01', income: 90 };

  test('exists, all and filter see every member', () => {
    expect(judgeGroup('members.exists(m, age(m.birth_date) < 5)', [adult, child])).toBe(true);
    expect(judgeGroup('members.all(m, age(m.birth_date) < 5)', [adult, child])).toBe(false);
    expect(judgeGroup('members.filter(m, age(m.birth_date) < 5).size() == 2', [child, adult, child])).toBe(true);
    expect(judgeGroup('household_income / members.size() < 50', [adult, child], { household_income: 99 })).toBe(true);
    expect(judgeGroup('members.exists(m, m.is_head && m.income > 50)', [adult, child])).toBe(true);
  });

  test('a member without the attribute leaves it open, unless the others decide', () => {
    expect(judgeGroup('members.exists(m, m.income < 5)', [{}, child])).toBe(true);
    expect(judgeGroup('members.exists(m, m.income < 5)', [{}, adult])).toBeUndefined();
    expect(judgeGroup('members.all(m, m.income < 5)', [{}, adult])).toBe(false);
    expect(judgeGroup('members.all(m, m.income < 5)', [{}, child])).toBeUndefined();
    expect(judgeGroup('members.filter(m, m.income < 5).size() >= 1', [child, {}])).toBeUndefined();
    expect(judgeGroup('members.filter(m, has(m.income) && m.income < 5).size() >= 1', [child, {}])).toBe(true);
  });
});

test.each([
  ['age(birth_date) >= 60', true],
  ['members.exists(m, m.is_head && age(m.birth_date) < 18)', true],
  ['income < 1.0 || (children > 2 ? age(birth_date) > 3 : false)', true],
  ['members.filter(m, has(m.birth_date)).map(m, age(m.birth_date)).max() < 18', true],
  ['birth_date < date("2001-01-01")', false],
  ['area == "age(birth_date)"', false],
])('%s depends on the day: %s', (expression, depends) => expect(dependsOnDay(expression)).toBe(depends));
