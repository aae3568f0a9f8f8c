import { capabilityOf } from '../channel-kinds.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { composeCsv } from './compose-csv.js';
import { composePain001 } from './compose-pain-001.js';
import type { CsvLayout, Iso20022Layout } from './file-layout.js';
import type { PayeeDetails } from './payee-details.judge.js';
import type { PaymentMessage } from './payment-message.js';

/** A message as it is encrypted. */
export interface ComposedFile {
  readonly text: string;
  readonly mediaType: string;
}

/** Why a file of this channel cannot carry a payment to this payee; undefined when it can. */
export function unwritable({ kind, fileLayout }: DeliveryChannel, payee: PayeeDetails): string | undefined {
  if (fileLayout!.nameAttributes.length > 0 && payee.name === '') return 'no_payee_name';
  const { longestAccount } = capabilityOf(kind);
  return longestAccount !== null && payee.account.length > longestAccount ? 'payment_account_unfit' : undefined;
}

export function composeFile(
  { kind, fileLayout, payerAccount }: DeliveryChannel,
  message: Omit<PaymentMessage, 'payerAccount'>,
): ComposedFile {
  const whole = { ...message, payerAccount };
  if (capabilityOf(kind).describedBy === 'iso20022')
    return { text: composePain001(fileLayout as Iso20022Layout, whole), mediaType: 'application/xml' };
  return { text: composeCsv(fileLayout as CsvLayout, whole), mediaType: 'text/csv' };
}
