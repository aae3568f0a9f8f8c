import fc from 'fast-check';
import {
  calculated,
  compared,
  Day,
  either,
  keysOf,
  type Kind,
  onFile,
  type Person,
  type Piece,
  Undecided,
  type Value,
  WEIGHTS,
  WITHIN,
  yearsSince,
} from './reference.js';
import { DAYS, TEXTS } from './random-people.js';

type Target = 'individual' | 'group';
type Pieces<T extends Value = Value> = fc.Arbitrary<Piece<T>>;
type Numeric = 'int' | 'double';

const piece = <T extends Value>(text: string, means: Piece<T>['means']): Piece<T> => ({ text, means });

/** Random sound rules for a target. Deeper ones nest more. */
export class RandomRules {
  constructor(
    private readonly target: Target,
    private readonly inMember = false,
  ) {}

  bool(depth: number): Pieces<boolean> {
    const leaf = fc.oneof(
      fc.constantFrom(
        piece('true', () => true),
        piece('false', () => false),
      ),
      this.attribute<boolean>('bool'),
    );
    if (depth === 0) return leaf;
    const below = this.bool(depth - 1);
    const choices: Pieces<boolean>[] = [
      leaf,
      fc
        .tuple(below, below)
        .map(([a, b]) => piece(`(${a.text} && ${b.text})`, (p) => either(false, [() => a.means(p), () => b.means(p)]))),
      fc
        .tuple(below, below)
        .map(([a, b]) => piece(`(${a.text} || ${b.text})`, (p) => either(true, [() => a.means(p), () => b.means(p)]))),
      below.map((a) => piece(`!(${a.text})`, (p) => !a.means(p))),
      fc
        .tuple(below, below, below)
        .map(([a, b, c]) =>
          piece(`(${a.text} ? ${b.text} : ${c.text})`, (p) => (a.means(p) ? b.means(p) : c.means(p))),
        ),
      this.comparison(depth - 1),
      this.comparison(depth - 1),
      this.ofText(depth - 1),
    ];
    if (this.inMember) choices.push(...this.ofMember());
    if (this.target === 'group' && !this.inMember) choices.push(this.quantified(depth - 1), this.quantified(depth - 1));
    return fc.oneof(...choices);
  }

  private comparison(depth: number): Pieces<boolean> {
    const signs = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
    const pair = fc.oneof(
      fc.tuple(this.numeric(depth), this.numeric(depth)),
      fc.tuple(this.text(), this.text()),
      fc.tuple(this.day(), this.day()),
    ) as fc.Arbitrary<[Piece, Piece]>;
    return fc
      .tuple(signs, pair)
      .map(([sign, [a, b]]) => piece(`${a.text} ${sign} ${b.text}`, (p) => compared(sign, a.means(p), b.means(p))))
      .map(({ text, means }) => piece(`(${text})`, means));
  }

  private ofText(_depth: number): Pieces<boolean> {
    const prefix = fc.constantFrom(...TEXTS);
    const area = fc.constantFrom(...Object.keys(WITHIN)) as fc.Arbitrary<keyof typeof WITHIN>;
    const choices: Pieces<boolean>[] = [
      fc
        .tuple(this.text(), prefix)
        .map(([a, b]) => piece(`${a.text}.startsWith("${b}")`, (p) => a.means(p).startsWith(b))),
      fc
        .tuple(this.text(), prefix, prefix)
        .map(([a, b, c]) => piece(`${a.text} in ["${b}", "${c}"]`, (p) => [b, c].includes(a.means(p))))
        .map(({ text, means }) => piece(`(${text})`, means)),
      fc
        .tuple(this.text(), area)
        .map(([a, code]) =>
          piece(`in_area(${a.text}, "${code}")`, (p) => (WITHIN[code] as readonly string[]).includes(a.means(p))),
        ),
      area.map((code) =>
        piece(`in_area("${code}")`, ({ profile }) =>
          (WITHIN[code] as readonly string[]).includes(onFile('string', 'area', profile.attributes) as string),
        ),
      ),
    ];
    return fc.oneof(...choices);
  }

  private ofMember(): Pieces<boolean>[] {
    const has = fc
      .constantFrom('income', 'children', 'area')
      .map((key) => piece(`has(m.${key})`, ({ member }) => member!.attributes[key] !== undefined));
    return [has, fc.constant(piece('m.is_head', ({ member }) => member!.isHead))];
  }

  private quantified(depth: number): Pieces<boolean> {
    const each = new RandomRules('group', true).bool(Math.min(depth, 2));
    const some = fc.tuple(fc.constantFrom('exists', 'all'), each).map(([macro, test]) =>
      piece(`members.${macro}(m, ${test.text})`, ({ profile }) =>
        either(
          macro === 'exists',
          profile.members.map((member) => () => test.means({ profile, member })),
        ),
      ),
    );
    const one = each.map((test) =>
      piece(
        `members.exists_one(m, ${test.text})`,
        ({ profile }) => profile.members.filter((member) => test.means({ profile, member })).length === 1,
      ),
    );
    return fc.oneof({ weight: 3, arbitrary: some }, { weight: 1, arbitrary: one });
  }

  private numeric(depth: number): Pieces<bigint | number> {
    return fc.oneof(this.number('int', depth), this.number('double', depth)) as Pieces<bigint | number>;
  }

  private number(kind: Numeric, depth: number): Pieces {
    const literal = fc
      .integer({ min: -20, max: 20 })
      .map((n) => (kind === 'int' ? piece(`(${n})`, () => BigInt(n)) : piece(`(${(n / 4).toFixed(2)})`, () => n / 4)));
    const leaf = fc.oneof(literal, this.attribute(kind));
    if (depth <= 0) return leaf;
    const signs = fc.constantFrom('+', '-', '*', '/');
    const sides =
      kind === 'int'
        ? fc.tuple(this.number('int', depth - 1), this.number('int', depth - 1))
        : fc.oneof(
            fc.tuple(this.number('double', depth - 1), this.number('double', depth - 1)),
            fc.tuple(this.number('int', depth - 1), this.number('double', depth - 1)),
            fc.tuple(this.number('double', depth - 1), this.number('int', depth - 1)),
          );
    const arithmetic = fc
      .tuple(signs, sides)
      .map(([sign, [a, b]]) =>
        piece(`(${a.text} ${sign} ${b.text})`, (p) => calculated(sign, a.means(p) as bigint, b.means(p) as bigint)),
      );
    const choices: Pieces[] = [leaf, arithmetic];
    if (kind === 'int')
      choices.push(this.day().map((day) => piece(`age(${day.text})`, (p) => yearsSince(day.means(p)))));
    else choices.push(this.weight(depth - 1));
    if (this.target === 'group' && !this.inMember) choices.push(this.aggregate(kind));
    return fc.oneof(...choices);
  }

  private weight(depth: number): Pieces<number> {
    const key = fc.oneof(this.text(), this.number('int', depth), this.attribute<boolean>('bool')) as Pieces;
    const rest = fc.constantFrom<[string, number] | null>(null, ['0', 0], ['-1.5', -1.5]);
    return fc.tuple(key, rest).map(([looked, otherwise]) =>
      piece(`weight("pmt", ${looked.text}${otherwise ? `, ${otherwise[0]}` : ''})`, (p) => {
        const found = (WEIGHTS.pmt as Record<string, number>)[String(looked.means(p))] ?? otherwise?.[1];
        if (found === undefined) throw new Undecided();
        return found;
      }),
    );
  }

  private aggregate(kind: Numeric): Pieces {
    const inside = new RandomRules('group', true);
    const chosen = inside.bool(1);
    const counted = chosen.map((test) =>
      piece(`members.filter(m, ${test.text}).size()`, ({ profile }) =>
        BigInt(profile.members.filter((member) => test.means({ profile, member })).length),
      ),
    );
    const folded = fc
      .tuple(fc.constantFrom('sum', 'min', 'max'), chosen, inside.number(kind, 1))
      .map(([fold, test, value]) =>
        piece(`members.filter(m, ${test.text}).map(m, ${value.text}).${fold}()`, ({ profile }) => {
          const counting = profile.members.filter((member) => test.means({ profile, member }));
          return foldedBy(
            fold,
            kind,
            counting.map((member) => value.means({ profile, member }) as number),
          );
        }),
      );
    return kind === 'int' ? fc.oneof(counted, folded) : folded;
  }

  private text(): Pieces<string> {
    return fc.oneof(
      fc.constantFrom(...TEXTS).map((text) => piece(`"${text}"`, () => text)),
      this.attribute<string>('string'),
    );
  }

  private day(): Pieces<Day> {
    const literal = fc.constantFrom(...DAYS).map((day) => piece(`date("${day}")`, () => new Day(day)));
    return fc.oneof(literal, this.attribute<Day>('day'), this.attribute<Day>('day'));
  }

  private attribute<T extends Value>(kind: Kind): Pieces<T> {
    const own = fc.constantFrom(...keysOf(kind, this.target));
    const ofOwn = own.map((key) => piece(key, ({ profile }: Person) => onFile(kind, key, profile.attributes) as T));
    if (!this.inMember) return ofOwn;
    const ofMember = fc
      .constantFrom(...keysOf(kind, 'individual'))
      .map((key) => piece(`m.${key}`, ({ member }: Person) => onFile(kind, key, member!.attributes) as T));
    return fc.oneof(ofMember, ofMember, ofOwn);
  }
}

function foldedBy(fold: string, kind: Numeric, values: readonly (number | bigint)[]): number | bigint {
  if (fold === 'sum') return values.reduce((sum, value) => calculated('+', sum, value), kind === 'int' ? 0n : 0);
  if (values.length === 0) throw new Undecided();
  return values.reduce((best, value) => ((fold === 'min' ? value < best : value > best) ? value : best));
}
