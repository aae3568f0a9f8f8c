import { isIBAN } from 'class-validator';
import { groupBy } from '#platform/collections/group-by.js';
import { type Decimal, plus, ZERO } from '#platform/money/decimal.js';
import { CHANNEL_KINDS } from '../channel-kinds.js';
import type { Iso20022Layout } from './file-layout.js';
import { PAYMENT_ORDER } from './iso-messages.js';
import { writeXml, type XmlTree } from './iso-xml.js';
import type { PayeeDetails } from './payee-details.judge.js';
import type { FilePayment, PaymentMessage } from './payment-message.js';

const { longestName } = CHANNEL_KINDS.iso20022_file;

/**
 * The message as CustomerCreditTransferInitiationV09, valid against its schema: one payment information for each currency, whose id
 * is the currency and the number of the message.
 */
export function composePain001({ payerName, payerBic }: Iso20022Layout, message: PaymentMessage): string {
  const { messageId, writtenAt, payments, payerAccount } = message;
  const agent = payerBic === null ? { Othr: { Id: 'NOTPROVIDED' } } : { BICFI: payerBic };
  const informations = [...groupBy(payments, ({ currency }) => currency)].map(([currency, those]) => ({
    PmtInfId: paymentInformationId(messageId, currency),
    PmtMtd: 'TRF',
    ...totalOf(those),
    ReqdExctnDt: { Dt: writtenAt.toISOString().slice(0, 10) },
    Dbtr: { Nm: payerName },
    DbtrAcct: { Id: accountId({ account: payerAccount!, kind: 'bank' }) },
    DbtrAgt: { FinInstnId: agent },
    CdtTrfTxInf: those.map(transfer),
  }));
  const header = {
    MsgId: messageId,
    CreDtTm: writtenAt.toISOString(),
    ...totalOf(payments),
    InitgPty: { Nm: payerName },
  };
  return writeXml(PAYMENT_ORDER, { CstmrCdtTrfInitn: { GrpHdr: header, PmtInf: informations } });
}

/** 35 characters: the currency, and the number of the message without its letter. */
export const paymentInformationId = (messageId: string, currency: string): string => currency + messageId.slice(1);

function transfer({ reference, amount, currency, payee }: FilePayment): XmlTree {
  return {
    PmtId: { InstrId: reference, EndToEndId: reference },
    Amt: { InstdAmt: { '@Ccy': currency, '#': amount } },
    Cdtr: { Nm: [...payee.name.replaceAll(/[\uFFFE\uFFFF]/g, ' ')].slice(0, longestName).join('') },
    CdtrAcct: { Id: accountId(payee) },
  };
}

/** An IBAN where it is one; else the number of a bank account (BBAN), or of a wallet. */
function accountId({ account, kind }: Pick<PayeeDetails, 'account' | 'kind'>): XmlTree {
  if (kind === 'bank' && isIBAN(account)) return { IBAN: account };
  return { Othr: { Id: account, SchmeNm: kind === 'bank' ? { Cd: 'BBAN' } : { Prtry: 'WALLET' } } };
}

/** Count and control sum: the sum of the amounts, whatever their currencies. */
function totalOf(payments: readonly FilePayment[]) {
  const sum = payments.map(({ amount }) => decimal(amount)).reduce(plus, ZERO);
  return { NbOfTxs: String(payments.length), CtrlSum: text(sum) };
}

function decimal(amount: string): Decimal {
  const [whole, decimals = ''] = amount.split('.');
  return { digits: BigInt(whole + decimals), scale: decimals.length };
}

function text({ digits, scale }: Decimal): string {
  const written = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? written : `${written.slice(0, -scale)}.${written.slice(-scale)}`;
}
