import { z } from 'zod';

const text = z.string().default('');
const instant = z.union([z.literal(''), z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'datetime')]);

const searchRequest = z.object({
  signature: text,
  header: z.object({
    version: text,
    message_id: text,
    message_ts: instant.default(''),
    action: text,
    sender_id: text,
    sender_uri: text,
    receiver_id: text,
    total_count: z.number().int(),
    is_msg_encrypted: z.boolean().default(false),
    meta: z.record(z.string(), z.unknown()).default({}),
  }),
  message: z.object({
    transaction_id: text,
    search_request: z.array(
      z.object({
        reference_id: text,
        timestamp: text,
        search_criteria: z.object({
          version: z.string().default('1.0.0'),
          reg_type: text,
          reg_sub_type: text,
          query_type: z.string().default('graphql'),
          query: z.string(),
        }),
        locale: z.string().default('en'),
      }),
    ),
  }),
});

/** The peer's request model: total_count and query are required, unknown members are ignored. */
export type SearchRequest = z.infer<typeof searchRequest>;

/** One entry of FastAPI's 422 `detail`. */
interface ValidationFault {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

export type ReadRequest = { readonly request: SearchRequest } | { readonly detail: readonly ValidationFault[] };

/** Reads a body as FastAPI does: JSON if the content type says so or is absent. */
export function readSearchRequest(body: string, contentType: string | undefined): ReadRequest {
  if (contentType !== undefined && !/^application\/([\w.-]+\+)?json\b/i.test(contentType)) {
    return fault(
      'model_attributes_type',
      ['body'],
      'Input should be a valid dictionary or object to extract fields from',
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return fault('json_invalid', ['body', 0], 'JSON decode error');
  }
  const read = searchRequest.safeParse(json, { reportInput: true });
  if (read.success) return { request: read.data };
  const detail = read.error.issues.map(({ code, path, input, message, ...rest }) => {
    const loc = ['body', ...path.map((part) => (typeof part === 'number' ? part : String(part)))];
    if (input === undefined) return { type: 'missing', loc, msg: 'Field required' };
    return {
      type: code === 'invalid_type' ? `${(rest as { expected?: string }).expected}_type` : 'value_error',
      loc,
      msg: message,
    };
  });
  return { detail };
}

function fault(type: string, loc: (string | number)[], msg: string): ReadRequest {
  return { detail: [{ type, loc, msg }] };
}
