import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ROOT } from '../architecture/sources.js';

/** A JSON schema as the document writes it. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

/** One route of the document, and what its answers are held against. */
export interface Operation {
  /** `GET /v1/programs/{id}` */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** What the body is, if it takes one. */
  readonly body?: { readonly mediaType: string; readonly schema: Schema };
  /** By status, then by media type. A status without media types answers nothing. */
  readonly answers: ReadonlyMap<number, ReadonlyMap<string, ValidateFunction>>;
}

interface Responses {
  readonly [status: string]: { readonly $ref?: string; readonly content?: Record<string, { schema: Schema }> };
}
interface Written {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { schema: Schema }> };
  readonly responses: Responses;
}
interface Document {
  readonly paths: Record<string, Record<string, Written>>;
  readonly components: { readonly schemas: Record<string, Schema>; readonly responses: Responses };
}

const ID = 'urn:amparo:openapi';

/** The committed OpenAPI document: the specs hold it equal to the routes. */
export class ApiDocument {
  readonly operations: readonly Operation[];
  private readonly document = JSON.parse(readFileSync(join(ROOT, 'test/openapi.json'), 'utf8')) as Document;
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor() {
    (addFormats as unknown as typeof addFormats.default)(this.ajv);
    this.ajv.addFormat('binary', true);
    this.ajv.addSchema(close(structuredClone(this.document)) as Schema, ID);
    this.operations = Object.entries(this.document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, written]) => this.operation(path, method, written)),
    );
  }

  /** What stands behind a `$ref`. */
  resolve(ref: string): Schema {
    return this.document.components.schemas[ref.split('/').at(-1)!]!;
  }

  private operation(path: string, method: string, written: Written): Operation {
    const [mediaType, content] = Object.entries(written.requestBody?.content ?? {})[0] ?? [];
    const answers = Object.entries(written.responses).map(([status, response]) => {
      const shared = response.$ref?.split('/').at(-1);
      const at = shared ? ['components', 'responses', shared] : ['paths', path, method, 'responses', status];
      const contents = (shared ? this.document.components.responses[shared]! : response).content ?? {};
      const validators = Object.keys(contents).map((type) => [type, this.validator([...at, 'content', type])] as const);
      return [Number(status), new Map(validators)] as const;
    });
    return {
      route: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: written.parameters ?? [],
      ...(mediaType ? { body: { mediaType, schema: content!.schema } } : {}),
      answers: new Map(answers),
    };
  }

  private validator(at: readonly string[]): ValidateFunction {
    const pointer = [...at, 'schema'].map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    return this.ajv.compile({ $ref: `${ID}#/${pointer.join('/')}` });
  }
}

/** The document with every object closed that does not say otherwise: a field nobody declared is off its schema. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]));
  if (closed['type'] === 'object' && 'properties' in closed) closed['additionalProperties'] ??= false;
  return closed;
}
