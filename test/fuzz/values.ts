import fc from 'fast-check';
import type { ApiDocument, Schema } from './document.js';
import { canary, hostileText } from './hostile.js';

const DEEPEST = 4;

/** Values that a schema describes: what gets past the first check, and meets the second. */
export class Values {
  private readonly made = new Map<Schema, fc.Arbitrary<unknown>>();

  constructor(private readonly document: ApiDocument) {}

  of(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    if (depth > 0) return this.make(schema, depth);
    const known = this.made.get(schema) ?? this.make(schema, 0);
    this.made.set(schema, known);
    return known;
  }

  private make(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const { $ref, allOf, anyOf, oneOf } = schema as Record<'$ref', string> & Record<string, readonly Schema[]>;
    if (depth > DEEPEST) return fc.constant(null);
    if ($ref) return this.of(this.document.resolve($ref), depth);
    if (allOf) return this.of(allOf[0]!, depth);
    if (anyOf ?? oneOf) return fc.oneof(...(anyOf ?? oneOf)!.map((one) => this.of(one, depth)));
    if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
    const types = [schema['type']].flat() as string[];
    return fc.oneof(...types.map((type) => this.typed(type, schema, depth)));
  }

  private typed(type: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const { minimum = 0, maximum = 1_000 } = schema as Record<string, number>;
    switch (type) {
      case 'string':
        return text(schema);
      case 'integer':
      case 'number':
        return fc.integer({ min: minimum, max: maximum });
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(this.of(schema['items'] as Schema, depth + 1), { maxLength: 3 });
      case 'object':
        return this.object(schema, depth);
      default:
        return fc.constant(null);
    }
  }

  private object(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    const required = (schema['required'] ?? []) as string[];
    const model = Object.fromEntries(properties.map(([name, inner]) => [name, this.of(inner, depth + 1)]));
    if (properties.length > 0)
      return fc.record(model, { requiredKeys: required.filter((name) => name in model) as never[] });
    return fc.dictionary(fc.oneof(fc.constant('age'), canary()), fc.oneof(canary(), fc.integer(), fc.constant(null)), {
      maxKeys: 2,
    });
  }
}

function text(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0 } = schema as { format?: string; pattern?: string; minLength?: number };
  if (format === 'uuid') return fc.uuid();
  if (format === 'date' || format === 'date-time') {
    const range = { min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
    return fc.date(range).map((date) => date.toISOString().slice(0, format === 'date' ? 10 : undefined));
  }
  if (pattern) return fc.oneof({ weight: 3, arbitrary: fc.stringMatching(new RegExp(pattern)) }, { weight: 1, arbitrary: canary() }); // prettier-ignore
  return fc.oneof(
    { weight: 5, arbitrary: canary().map((one) => one.padEnd(minLength, 'x')) },
    { weight: 1, arbitrary: hostileText() },
  );
}
