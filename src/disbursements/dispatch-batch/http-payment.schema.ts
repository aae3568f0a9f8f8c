import { z } from 'zod';

const MOST_ITEMS = 1000;
const REASON_CODE = z.string().regex(/^[a-z0-9_.-]{1,80}$/i);
const text = (most: number) => z.string().max(most);

/** Answer of POST /disburse (G2P Connect). */
export const ACKNOWLEDGEMENT = z.object({
  message: z.object({
    ack_status: z.enum(['ACK', 'NACK', 'ERR']),
    // why it was refused; one that is no code tells nothing, and the refusal counts all the same
    error: z.object({ code: REASON_CODE }).nullish().catch(null),
  }),
});

/** Answer of POST /disburse/txn/status (G2P Connect). */
export const TXN_STATUS = z.object({
  message: z.object({
    txnstatus_response: z.object({
      txn_type: z.literal('disburse'),
      disbursements_status: z
        .array(
          z.object({
            reference_id: text(128),
            status: z.enum(['rcvd', 'pdng', 'succ', 'rjct']),
            status_reason_code: REASON_CODE.nullish(),
            amount: z
              .string()
              .regex(/^\d{1,18}(\.\d{1,6})?$/)
              .nullish(),
            currency_code: z
              .string()
              .regex(/^[A-Z]{3}$/)
              .nullish(),
            payment_reference: text(128).nullish(),
          }),
        )
        .max(MOST_ITEMS),
    }),
  }),
});

export type DisbursementStatus = z.infer<
  typeof TXN_STATUS
>['message']['txnstatus_response']['disbursements_status'][number];
