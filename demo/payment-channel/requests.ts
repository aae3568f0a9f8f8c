import { z } from 'zod';

const MOST_ITEMS = 1000;
const reference = z.string().min(1).max(128);

const header = z.looseObject({ message_id: z.string().min(1), message_ts: z.string(), action: z.string() });

const disburse = z.object({
  header,
  message: z.object({
    transaction_id: z.string().min(1),
    disbursements: z
      .array(
        z.object({
          reference_id: reference,
          payer_fa: z.string(),
          payee_fa: z.string(),
          amount: z.string(),
          currency_code: z.string(),
          scheduled_timestamp: z.string().optional(),
          purpose: z.string().optional(),
        }),
      )
      .min(1)
      .max(MOST_ITEMS),
  }),
});

const txnStatus = z.object({
  header,
  message: z.object({
    transaction_id: z.string().min(1),
    txnstatus_request: z.object({
      reference_id: z.string(),
      txn_type: z.literal('disburse'),
      attribute_type: z.literal('reference_id_list'),
      attribute_value: z.array(reference).min(1).max(MOST_ITEMS),
    }),
  }),
});

/** POST /disburse (G2P Connect): 1 to 1000 payments; `amount` is a decimal string; a schedule is taken as "now". */
export type DisburseRequest = z.infer<typeof disburse>;
export type Disbursement = DisburseRequest['message']['disbursements'][number];

/** POST /disburse/txn/status (G2P Connect): 1 to 1000 references. */
export type TxnStatusRequest = z.infer<typeof txnStatus>;

const returns = z.object({ references: z.array(reference).min(1).max(MOST_ITEMS) });

/** The request, or in one line why it is none. */
export type Read<T> = { readonly request: T } | { readonly fault: string };

export const readDisburse = (text: string): Read<DisburseRequest> => read(disburse, text);
export const readTxnStatus = (text: string): Read<TxnStatusRequest> => read(txnStatus, text);
export const readReturns = (text: string): Read<z.infer<typeof returns>> => read(returns, text);

function read<T>(shape: z.ZodType<T>, text: string): Read<T> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { fault: 'body: not JSON' };
  }
  const result = shape.safeParse(json);
  if (result.success) return { request: result.data };
  const issue = result.error.issues[0];
  return { fault: `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}` };
}
