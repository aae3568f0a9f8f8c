import type { XmlDocument, XmlNode } from 'libxml2-wasm';
import type { ReportedResultDto } from '../reconciliation.dto.js';
import type { Told } from '../reconcile/told.js';
import type { Iso20022Layout } from './file-layout.js';
import { PAYMENT_ORDER, STATUS_REPORT } from './iso-messages.js';
import { namespaceOf, readXml, XmlUnfit } from './iso-xml.js';
import { StatementUnreadable } from './payment-file.errors.js';

const NAMESPACES = { n: namespaceOf(STATUS_REPORT) };
const CODE = /^[A-Za-z0-9_.-]{1,80}$/;
const PAYMENT_REFERENCE = /^[A-Za-z0-9_./:-]{1,128}$/;
/** ExternalPaymentTransactionStatus1Code: taken in and not over. */
const UNDER_WAY = [
  'ACTC',
  'ACCP',
  'ACSP',
  'ACSC',
  'ACWC',
  'ACFC',
  'ACWP',
  'ACIS',
  'PDNG',
  'RCVD',
  'PATC',
  'PART',
  'PRES',
];
const REJECTED = ['RJCT', 'CANC'];

/** What is said of all payments of a message, or of one currency in it, that are not named one by one. */
export interface SaidOfAll {
  /** Null: of every currency. */
  readonly currency: string | null;
  readonly failed: boolean;
  readonly code: string | null;
}

export interface StatusReport {
  /** The number of the message it is about. */
  readonly messageId: string;
  readonly told: readonly Told[];
  /** The most particular comes first. */
  readonly ofAll: readonly SaidOfAll[];
}

/**
 * A CustomerPaymentStatusReportV10. Paid is what reached the account of the payee (ACCC), or what left the payer's (ACSC) where the
 * channel says that this is final; what is accepted is on its way. Of all payments at once only a rejection is an outcome. Throws
 * {@link StatementUnreadable} for what is not valid against its schema.
 */
export function readPain002(bytes: Buffer, { paidAt }: Iso20022Layout): StatusReport {
  try {
    return readXml(STATUS_REPORT, bytes, (document) => reportOf(document, paidAt));
  } catch (error) {
    if (!(error instanceof XmlUnfit)) throw error;
    throw new StatementUnreadable(`must be a valid ${STATUS_REPORT}; it is not at line ${error.line}`);
  }
}

function reportOf(document: XmlDocument, paidAt: Iso20022Layout['paidAt']): StatusReport {
  const group = document.find('//n:OrgnlGrpInfAndSts', NAMESPACES)[0]!;
  if (textOf(group, 'n:OrgnlMsgNmId') !== PAYMENT_ORDER)
    throw new StatementUnreadable(`must be about a ${PAYMENT_ORDER}`);
  const informations = document.find('//n:OrgnlPmtInfAndSts', NAMESPACES);
  const transactions = document.find('//n:TxInfAndSts', NAMESPACES);
  const ofAll = [
    ...informations.flatMap((one) => saidOfAll(one, 'n:PmtInfSts', textOf(one, 'n:OrgnlPmtInfId')!.slice(0, 3))),
    ...saidOfAll(group, 'n:GrpSts', null),
  ];
  const told = transactions.map((one) => toldOf(one, paidAt));
  return { messageId: textOf(group, 'n:OrgnlMsgId')!, told, ofAll };
}

function saidOfAll(node: XmlNode, status: string, currency: string | null): SaidOfAll[] {
  const said = textOf(node, status);
  if (said === undefined) return [];
  return [{ currency, failed: REJECTED.includes(said), code: reasonOf(node) }];
}

function toldOf(node: XmlNode, paidAt: Iso20022Layout['paidAt']): Told {
  const reference = textOf(node, 'n:OrgnlEndToEndId') ?? textOf(node, 'n:OrgnlInstrId');
  const status = textOf(node, 'n:TxSts');
  if (reference === undefined || status === undefined) return { is: 'unreadable' };
  if (REJECTED.includes(status)) {
    const code = reasonOf(node);
    return { is: 'result', result: { reference, outcome: 'failed', ...(code === null ? {} : { code }) } };
  }
  if (status === 'ACCC' || status === paidAt) return paid(node, reference);
  return UNDER_WAY.includes(status) ? { is: 'under_way', reference } : { is: 'unreadable' };
}

/** At the amount it tells; where it tells none, at what it was told to pay. */
function paid(node: XmlNode, reference: string): Told {
  const result: ReportedResultDto = { reference, outcome: 'paid' };
  const number = textOf(node, 'n:AcctSvcrRef');
  if (number !== undefined && PAYMENT_REFERENCE.test(number)) result.paymentReference = number;
  const amount = textOf(node, 'n:OrgnlTxRef/n:Amt/n:InstdAmt');
  if (amount === undefined) return { is: 'result', result, asSent: true };
  result.amount = amount;
  result.currency = textOf(node, 'n:OrgnlTxRef/n:Amt/n:InstdAmt/@Ccy')!;
  return { is: 'result', result };
}

function reasonOf(node: XmlNode): string | null {
  const code = textOf(node, 'n:StsRsnInf/n:Rsn/n:Cd') ?? textOf(node, 'n:StsRsnInf/n:Rsn/n:Prtry');
  return code !== undefined && CODE.test(code) ? code : null;
}

const textOf = (node: XmlNode, path: string): string | undefined => node.get(path, NAMESPACES)?.content.trim();
