import { z } from 'zod';

/**
 * What OpenG2P's Social Registry 17.0 answers to sync/search (module g2p_registry_g2p_connect_rest_api). The envelope is
 * checked as a whole, records one by one, so that a malformed one is set aside alone.
 */
export const ANSWER = z.object({
  header: z.object({ message_id: z.string() }),
  message: z.object({
    transaction_id: z.string(),
    search_response: z
      .array(
        z.object({
          reference_id: z.string(),
          status: z.literal('succ'),
          data: z.object({ reg_records: z.object({ getRegistrants: z.array(z.unknown()).max(1000).nullable() }) }),
        }),
      )
      .length(1),
  }),
});

const text = z.string().max(1000);
const identifiers = z
  .array(z.object({ idTypeAsStr: text, value: text, expiryDate: text.nullish() }))
  .max(20)
  .nullish();
const phones = z
  .array(z.object({ phoneNo: text.nullish(), disabled: text.nullish() }))
  .max(20)
  .nullish();

export const INDIVIDUAL = z.looseObject({
  isGroup: z.boolean().nullish(),
  regIds: identifiers,
  phoneNumberIds: phones,
});

export const GROUP = z.looseObject({
  isGroup: z.boolean().nullish(),
  regIds: identifiers,
  phoneNumberIds: phones,
  groupMembershipIds: z
    .array(z.object({ individual: INDIVIDUAL, kind: z.object({ name: text.nullish() }).nullish() }))
    .max(200)
    .nullish(),
});
