import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { composeCsv } from './compose-csv.js';
import type { CsvLayout } from './file-layout.js';
import type { PayeeDetails } from './payee-details.judge.js';
import type { PaymentMessage } from './payment-message.js';

/** A message as it is encrypted. */
export interface ComposedFile {
  readonly text: string;
  readonly mediaType: string;
}

/** Why a file of this channel cannot carry a payment to this payee; undefined when it can. */
export function unwritable({ fileLayout }: DeliveryChannel, { name }: PayeeDetails): string | undefined {
  return fileLayout!.nameAttributes.length > 0 && name === '' ? 'no_payee_name' : undefined;
}

export function composeFile(
  { fileLayout, payerAccount }: DeliveryChannel,
  message: Omit<PaymentMessage, 'payerAccount'>,
): ComposedFile {
  return { text: composeCsv(fileLayout as CsvLayout, { ...message, payerAccount }), mediaType: 'text/csv' };
}
