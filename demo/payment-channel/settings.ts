import { z } from 'zod';

const environment = z.object({
  PAYMENT_CHANNEL_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  PAYMENT_CHANNEL_SEED: z.coerce.number().int().min(0).default(20_240_830),
  PAYMENT_CHANNEL_FAIL_PERMILLE: z.coerce.number().int().min(0).max(1000).default(20),
  PAYMENT_CHANNEL_SETTLE_MS: z.coerce.number().int().min(0).default(300),
  PAYMENT_CHANNEL_ANSWER_MS: z.coerce.number().int().min(0).max(60_000).default(0),
  PAYMENT_CHANNEL_TROUBLE_PERMILLE: z.coerce.number().int().min(0).max(1000).default(0),
  PAYMENT_CHANNEL_TOKEN: z.string().min(1).default('amparo-demo-channel-token'),
  PAYMENT_CHANNEL_REFUSED_ACCOUNT: z.string().min(1).optional(),
  PAYMENT_CHANNEL_STATE_FILE: z.string().min(1).optional(),
  PAYMENT_CHANNEL_ADMIN: z.string().optional(),
  PAYMENT_CHANNEL_EXIT_WITH_PARENT: z.string().optional(),
});

/** How the reference payment channel was asked to run; see demo/README.md for the variables. */
export interface PaymentChannelSettings {
  readonly port: number;
  readonly seed: number;
  /** How many payments in a thousand fail. */
  readonly failPermille: number;
  /** How many calls in a thousand go wrong: cut off, unanswered, refused; answers twice, out of order, in part. */
  readonly troublePermille: number;
  /** Milliseconds between the ACK and the movement of the money. */
  readonly settleMs: number;
  /** Milliseconds that every call is under way before it is looked at, however many are at the same time. */
  readonly answerMs: number;
  /** A call that holds this account is refused whole. */
  readonly refusedAccount: string | undefined;
  /** The bearer token callers must show. */
  readonly token: string;
  /** Append-only journal; without it the channel forgets all at its end. */
  readonly stateFile: string | undefined;
  readonly admin: boolean;
  readonly exitWithParent: boolean;
}

export function readSettings(env: NodeJS.ProcessEnv): PaymentChannelSettings {
  const read = environment.parse(env);
  return {
    port: read.PAYMENT_CHANNEL_PORT,
    seed: read.PAYMENT_CHANNEL_SEED,
    failPermille: read.PAYMENT_CHANNEL_FAIL_PERMILLE,
    troublePermille: read.PAYMENT_CHANNEL_TROUBLE_PERMILLE,
    settleMs: read.PAYMENT_CHANNEL_SETTLE_MS,
    answerMs: read.PAYMENT_CHANNEL_ANSWER_MS,
    refusedAccount: read.PAYMENT_CHANNEL_REFUSED_ACCOUNT,
    token: read.PAYMENT_CHANNEL_TOKEN,
    stateFile: read.PAYMENT_CHANNEL_STATE_FILE,
    admin: read.PAYMENT_CHANNEL_ADMIN === '1',
    exitWithParent: read.PAYMENT_CHANNEL_EXIT_WITH_PARENT === '1',
  };
}
