import type { Iso20022Layout } from './file-layout.js';
import { StatementUnreadable } from './payment-file.errors.js';
import { readPain002 } from './read-pain-002.js';

const LAYOUT: Iso20022Layout = {
  payerName: 'P',
  payerBic: null,
  paidAt: 'ACCC',
  nameAttributes: ['n'],
  statement: null,
};
const report = (body: string, group = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-12-01T10:00:00Z</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group}</OrgnlGrpInfAndSts>${body}</CstmrPmtStsRpt></Document>`;
const information = (transactions: string, status = ''): string =>
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>EUR0A</OrgnlPmtInfId>${status}${transactions}</OrgnlPmtInfAndSts>`;
const transaction = (id: string, status: string, more = ''): string =>
  `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>${status}</TxSts>${more}</TxInfAndSts>`;
const reason = (code: string): string => `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
const read = (xml: string, layout = LAYOUT) => readPain002(Buffer.from(xml), layout);

describe('a report as pain.002.001.10', () => {
  it('says of each payment what became of it', () => {
    const amount = '<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">9.00</InstdAmt></Amt></OrgnlTxRef>';
    const body = information(
      transaction('D1', 'ACCC', '<AcctSvcrRef>BANK/1</AcctSvcrRef>') +
        transaction('D2', 'RJCT', reason('AC04')) +
        transaction('D3', 'ACSP') +
        transaction('D4', 'ACSC') +
        transaction('D5', 'ACCC', amount) +
        transaction('D6', 'WHAT') +
        '<TxInfAndSts><TxSts>ACCC</TxSts></TxInfAndSts>',
    );
    const { messageId, told, ofAll } = read(report(body));
    expect([messageId, ofAll]).toEqual(['M1', []]);
    expect(told).toEqual([
      { is: 'result', asSent: true, result: { reference: 'D1', outcome: 'paid', paymentReference: 'BANK/1' } },
      { is: 'result', result: { reference: 'D2', outcome: 'failed', code: 'AC04' } },
      { is: 'under_way', reference: 'D3' },
      { is: 'under_way', reference: 'D4' },
      { is: 'result', result: { reference: 'D5', outcome: 'paid', amount: '9.00', currency: 'EUR' } },
      { is: 'unreadable' },
      { is: 'unreadable' },
    ]);
  });

  it('is final at the settlement of the payer where the channel says so', () => {
    const { told } = read(report(information(transaction('D4', 'ACSC'))), { ...LAYOUT, paidAt: 'ACSC' });
    expect(told).toMatchObject([{ is: 'result', asSent: true }]);
  });

  it('says of all what it says of none by itself, and only a rejection is an outcome', () => {
    const refused = information('', `<PmtInfSts>RJCT</PmtInfSts>${reason('AM04')}`);
    expect(read(report(refused, '<GrpSts>PART</GrpSts>')).ofAll).toEqual([
      { currency: 'EUR', failed: true, code: 'AM04' },
      { currency: null, failed: false, code: null },
    ]);
    expect(read(report('', '<GrpSts>ACSC</GrpSts>')).ofAll).toEqual([{ currency: null, failed: false, code: null }]);
  });

  it.each([
    ['no XML', 'Ref,Status'],
    ['nothing', ''],
    ['another message', report('').replaceAll('pain.002.001.10', 'pain.002.001.03')],
    ['about another message', report('').replace('>pain.001.001.09<', '>pain.008.001.08<')],
    ['not valid', report('<Amina>Yusuf</Amina>')],
    ['with a DTD', report('').replace('<Document', '<!DOCTYPE Document [<!ENTITY a "b">]><Document')],
    [
      'with an entity that grows',
      report('').replace('<Document', `<!DOCTYPE d [${grown()}]><Document`).replace('B1', '&j;'),
    ],
    ['with a file in it', report('').replace('<Document', '<!DOCTYPE d SYSTEM "file:///etc/passwd"><Document')],
  ])('is refused when it is %s, and the fault names nothing of it', (_, xml) => {
    const fault = (() => {
      try {
        return read(xml);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(StatementUnreadable);
    expect(JSON.stringify((fault as StatementUnreadable).errors)).not.toMatch(/Amina|Yusuf|passwd/);
  });

  it('is refused in another encoding, which could hide a DTD', () => {
    const hidden = report('')
      .replace('<Document', '<!DOCTYPE d [<!ENTITY a "b">]><Document')
      .replace('UTF-8', 'UTF-16');
    expect(() => readPain002(Buffer.from(`\uFEFF${hidden}`, 'utf16le'), LAYOUT)).toThrow(StatementUnreadable);
  });
});

function grown(): string {
  const names = [...'abcdefghij'];
  return names.map((name, at) => `<!ENTITY ${name} "${at ? `&${names[at - 1]};`.repeat(10) : 'lol'}">`).join('');
}
