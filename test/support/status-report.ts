import { namespaceOf } from '../../src/disbursements/payment-files/iso-xml.js';

/** A pain.002.001.10 about a message: what it says of payments in EUR, and of all of it. */
export const statusReport = (about: string, payments: string, group = ''): string =>
  `<Document xmlns="${namespaceOf('pain.002.001.10')}"><CstmrPmtStsRpt><GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-12-01T10:00:00Z</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${about}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>${payments && `<OrgnlPmtInfAndSts><OrgnlPmtInfId>EUR</OrgnlPmtInfId>${payments}</OrgnlPmtInfAndSts>`}</CstmrPmtStsRpt></Document>`;

export const statusOf = (reference: string, status: string, more = ''): string =>
  `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${status}</TxSts>${more}</TxInfAndSts>`;
