import { z } from 'zod';

/**
 * What a social registry that speaks DCI answers to a search. Peers read in the wild send numbers as text, empty texts for what they
 * leave out and an object of one record for a list: as a client we take these. The envelope is checked as a whole, records one by one.
 */
const text = z.string().max(1000);
const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0));
/** What is seldom stands last: an attempt that fails costs more than one that does not. */
const orEmpty = <T extends z.ZodType>(inner: T) => z.union([inner, z.literal('').transform(() => undefined)]).nullish();

const SEARCH_ITEM = z.object({
  reference_id: text,
  status: z.enum(['rcvd', 'pdng', 'succ', 'rjct']),
  status_reason_code: text.nullish(),
  data: z.object({ reg_records: z.union([z.array(z.unknown()), z.looseObject({})]) }).nullish(),
  pagination: orEmpty(z.object({ page_number: orEmpty(count), total_count: orEmpty(count) })),
});

export const SEARCH_RESPONSE = z.object({
  transaction_id: text,
  correlation_id: text.nullish(),
  search_response: z.array(SEARCH_ITEM).max(1),
});

export const HEADER = z.object({
  action: text.nullish(),
  status: z.enum(['rcvd', 'pdng', 'succ', 'rjct']).nullish(),
  is_msg_encrypted: z.boolean().nullish(),
});

export const ANSWER = z.object({
  signature: z.string().max(10_000).nullish(),
  header: HEADER,
  message: SEARCH_RESPONSE,
});

/** That of a search which is answered later. */
export const ACKNOWLEDGEMENT = z.object({
  message: z.object({ ack_status: z.enum(['ACK', 'NACK', 'ERR']), correlation_id: z.string().min(1).max(99) }),
});

/** What became of a search. */
export const STATUS = z.object({
  header: HEADER,
  message: z.object({
    txnstatus_response: z.object({
      txn_status: z.looseObject({ transaction_id: text, search_response: z.array(z.looseObject({})).max(1) }),
    }),
  }),
});

export type SearchItem = z.infer<typeof SEARCH_ITEM>;
export type SearchResponse = z.infer<typeof SEARCH_RESPONSE>;

const identifiers = orEmpty(
  z.array(z.object({ identifier_type: text, identifier_value: z.union([text, z.number().transform(String)]) })).max(20),
);
const phones = orEmpty(z.union([z.array(text).max(20), text.transform((one) => [one])]));

/** Of a record only the places are judged that are no fields: those are read as they were sent. */
const PERSON = z.object({ identifier: identifiers, phone_number: phones });

/** A member of the social registry, or a person without one around it. */
export const MEMBER = PERSON.extend({ member_identifier: identifiers, demographic_info: PERSON.nullish() });

export const GROUP = z.object({
  group_identifier: identifiers,
  group_head_info: orEmpty(MEMBER),
  member_list: z.array(MEMBER).max(200).nullish(),
});

export type Member = z.infer<typeof MEMBER>;
export type Group = z.infer<typeof GROUP>;
