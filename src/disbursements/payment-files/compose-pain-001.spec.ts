import { composePain001 } from './compose-pain-001.js';
import type { Iso20022Layout } from './file-layout.js';
import { namespaceOf, readXml, XmlUnfit } from './iso-xml.js';
import type { FilePayment } from './payment-message.js';

const LAYOUT: Iso20022Layout = {
  payerName: 'Treasury & Sons',
  payerBic: null,
  paidAt: 'ACCC',
  nameAttributes: ['name'],
  statement: null,
};
const MESSAGE_ID = `M${'0A'.repeat(16)}`;
const payment = (more: Partial<FilePayment> & { account?: string; kind?: 'bank' | 'wallet'; name?: string } = {}) => {
  const { account = 'DE89370400440532013000', kind = 'bank', name = 'Ana', ...rest } = more;
  return {
    reference: `D${'1F'.repeat(16)}`,
    amount: '10.00',
    currency: 'EUR',
    payee: { account, kind, name },
    ...rest,
  };
};
const written = (payments: readonly FilePayment[], layout = LAYOUT): string =>
  composePain001(layout, {
    messageId: MESSAGE_ID,
    writtenAt: new Date('2026-12-01T10:00:00Z'),
    payerAccount: 'TREASURY1',
    payments,
  });
const found = (xml: string, path: string): string[] =>
  readXml('pain.001.001.09', Buffer.from(xml), (document) =>
    document.find(path, { n: namespaceOf('pain.001.001.09') }).map(({ content }) => content),
  );

describe('a payment file as pain.001.001.09', () => {
  it('is valid against its schema, and says what is paid to whom', () => {
    const xml = written([
      payment(),
      payment({ account: 'KE0012345', amount: '2400.50' }),
      payment({ account: '+254712000001', kind: 'wallet' }),
    ]);
    expect(found(xml, '//n:GrpHdr/n:MsgId')).toEqual([MESSAGE_ID]);
    expect(found(xml, '//n:NbOfTxs')).toEqual(['3', '3']);
    expect(found(xml, '//n:CtrlSum')).toEqual(['2420.50', '2420.50']);
    expect(found(xml, '//n:PmtInfId')).toEqual([`EUR${'0A'.repeat(16)}`]);
    expect(found(xml, '//n:CdtrAcct//n:IBAN')).toEqual(['DE89370400440532013000']);
    expect(found(xml, '//n:CdtrAcct//n:Othr/n:Id')).toEqual(['KE0012345', '+254712000001']);
    expect(found(xml, '//n:InstdAmt[@Ccy="EUR"]')).toEqual(['10.00', '2400.50', '10.00']);
    expect(found(xml, '//n:EndToEndId')[0]).toHaveLength(33);
    expect(found(xml, '//n:DbtrAgt//n:Othr/n:Id')).toEqual(['NOTPROVIDED']);
  });

  it('has a payment information for each currency, and sums by it', () => {
    const payments = [
      payment(),
      payment({ currency: 'JPY', amount: '7' }),
      payment({ currency: 'KWD', amount: '1.005' }),
    ];
    const xml = written(payments, { ...LAYOUT, payerBic: 'DEUTDEFF' });
    expect(found(xml, '//n:PmtInf/n:CtrlSum')).toEqual(['10.00', '7', '1.005']);
    expect(found(xml, '//n:GrpHdr/n:CtrlSum')).toEqual(['18.005']);
    expect(new Set(found(xml, '//n:BICFI'))).toEqual(new Set(['DEUTDEFF']));
  });

  it('takes any name as a text', () => {
    const name = 'Núria <Gonçalvez> & "陳" \']]>&#0;<!DOCTYPE';
    const xml = written([payment({ name }), payment({ name: 'x'.repeat(200) })]);
    expect(found(xml, '//n:Cdtr/n:Nm')).toEqual([name, 'x'.repeat(140)]);
  });

  it('is not written when it would not be valid, and the fault names nothing', () => {
    for (const bad of [payment({ reference: '' }), payment({ amount: '-1' }), payment({ currency: 'eur' })]) {
      const fault = (() => {
        try {
          return written([bad]);
        } catch (error) {
          return error;
        }
      })();
      expect(fault).toBeInstanceOf(XmlUnfit);
      expect(String(fault)).not.toMatch(/eur|-1/);
    }
  });
});
