import { statement } from '#platform/database/statement.js';

/** Whether a channel takes batches, and between which amounts: it is neither changed nor closed before the transaction ends. */
export const HOLD_CHANNEL = statement(
  'disbursements.hold-channel',
  `select active, amount_limits as limits from disbursements.delivery_channel where id = $1 for share`,
);

/** Whether a channel has a batch that has neither settled nor been cancelled. */
export const IS_CHANNEL_IN_USE = statement(
  'disbursements.is-channel-in-use',
  `select exists (select from disbursements.batch
                   where channel_id = $1 and state in ('draft', 'approved', 'dispatching')) as found`,
);
