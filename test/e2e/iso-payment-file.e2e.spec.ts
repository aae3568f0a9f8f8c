import { randomUUID } from 'node:crypto';
import { namespaceOf, readXml } from '../../src/disbursements/payment-files/iso-xml.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { scanDatabase } from '../support/canary/index.js';
import { asSuperuser } from '../support/database.js';
import { type FileAttempt, FilePayout } from '../support/file-payout.js';
import { statusOf as of, statusReport } from '../support/status-report.js';

const ACCOUNTS = [
  'DE89370400440532013000',
  'PLANTED0000000002',
  'PLANTED0000000003',
  'PLANTED0000000004',
  'PLANTED0000000005',
];
const CHANNEL = {
  kind: 'iso20022_file',
  payerAccount: 'DE02120300000000202051',
  iso20022: { payerName: 'Ministry of Social Protection', nameAttributes: ['given_name', 'family_name'] },
};
const WRITTEN = 'pain.001.001.09';

const ended = (attempts: readonly FileAttempt[]): string[] =>
  attempts.map(({ state, outcomeCode }) => `${state} ${outcomeCode}`).toSorted();

describe('a payment file of ISO 20022', () => {
  let amparo: TestApp;
  let payout: FilePayout;
  let channelId: string;
  let batch: string;
  let message: string;
  let references: string[];

  const pathOf = (id: string): string => `/v1/disbursement-batches/${id}`;
  const found = (xml: string, path: string): string[] =>
    readXml(WRITTEN, Buffer.from(xml), (document) =>
      document.find(path, { n: namespaceOf(WRITTEN) }).map(({ content }) => content),
    );
  const reported = (body: string, { group = '', about = message, id = batch, key = randomUUID() as string } = {}) =>
    payout.payer.call('POST', `${pathOf(id)}/statements/pain-002`, statusReport(about, body, group), {
      'content-type': 'application/xml',
      'idempotency-key': key,
    });
  const because = (code: string): string => `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;

  beforeAll(async () => {
    amparo = await startTestApp();
    payout = await FilePayout.open(amparo);
    const { people } = payout.desk;
    const ids: string[] = [];
    for (const value of ACCOUNTS)
      ids.push(
        await people.individual({
          attributes: { given_name: 'Zebulon', family_name: 'Quiverstone & <Daughters>' },
          paymentAccounts: [{ kind: 'bank', value }],
        }),
      );
    const long = {
      attributes: { given_name: 'Long' },
      paymentAccounts: [{ kind: 'wallet' as const, value: 'w'.repeat(50) }],
    };
    ids.push(await people.individual(long));
    ids.push(await people.individual({ attributes: { given_name: 'Nobody' } }));
    await payout.desk.enrol(payout.program, ids);
    channelId = await payout.channel(CHANNEL);
    batch = await payout.written(await payout.cycle(), channelId);
  }, 120_000);
  afterAll(() => amparo.close());

  it('is valid against its schema, and carries everybody who can be paid', async () => {
    const [part] = await payout.handedOut(batch);
    expect(part!.header).toMatchObject({ cty: 'application/xml', part: 1 });
    message = part!.header['message'] as string;
    expect(found(part!.text, '//n:GrpHdr/n:MsgId')).toEqual([message]);
    expect(found(part!.text, '//n:GrpHdr/n:NbOfTxs')).toEqual(['5']);
    expect(found(part!.text, '//n:GrpHdr/n:CtrlSum')).toEqual(['50.00']);
    expect(new Set(found(part!.text, '//n:Cdtr/n:Nm'))).toEqual(new Set(['Zebulon Quiverstone & <Daughters>']));
    expect(found(part!.text, '//n:CdtrAcct//n:IBAN')).toEqual([ACCOUNTS[0]]);
    expect(found(part!.text, '//n:CdtrAcct//n:Othr/n:Id').toSorted()).toEqual(ACCOUNTS.slice(1));
    references = found(part!.text, '//n:EndToEndId');
    expect(new Set(references).size).toBe(5);
    const [again] = await payout.handedOut(batch);
    expect(again).toEqual(part);
    expect(ended(await payout.attempts(batch))).toEqual([
      'failed no_payment_account',
      'failed payment_account_unfit',
      ...Array<string>(5).fill('in_doubt null'),
    ]);
  });

  it('leaves no trace of names and accounts in the databases', async () => {
    const canaries = [...ACCOUNTS, 'Quiverstone'].map((value, at) => ({ label: `planted ${at}`, value }));
    for (const url of [amparo.urls.data, amparo.urls.keys])
      expect(await scanDatabase(asSuperuser(url), canaries)).toEqual([]);
  });

  it('is answered by reports in any order, in part and twice; what is unknown is an exception', async () => {
    const [a, b, c] = references as [string, string, string];
    const key = randomUUID();
    const first = of(b, 'RJCT', because('AC04')) + of(a, 'ACSP') + of('D00000000000000000000000000000000', 'ACCC');
    const answer = await reported(first, { key });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ received: 3, applied: 1, unchanged: 1, exceptions: 1 });
    expect((await reported(first, { key })).body).toEqual(answer.body);
    const less = '<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">9.00</InstdAmt></Amt></OrgnlTxRef>';
    const second = await reported(
      of(a, 'ACCC', '<AcctSvcrRef>BANK-1</AcctSvcrRef>') + of(b, 'RJCT') + of(c, 'ACCC', less),
    );
    expect(second.body).toMatchObject({ received: 3, applied: 1, unchanged: 1, exceptions: 1 });
    expect((await reported(of(c, 'WHAT'))).body).toMatchObject({ received: 1, applied: 0, exceptions: 1 });
    expect((await reported(of(a, 'ACSC'))).body).toMatchObject({ unchanged: 1 });
    expect(ended(await payout.attempts(batch))).toEqual([
      'failed AC04',
      'failed no_payment_account',
      'failed payment_account_unfit',
      ...Array<string>(3).fill('in_doubt null'),
      'paid null',
    ]);
    const taken = await payout.desk.people.rows(
      'select 1 from disbursements.disbursement where batch_id = $1 and acknowledged_at is not null',
      [batch],
    );
    expect(taken).toHaveLength(1);
  });

  it('is refused as a whole when its message is; nobody who was told of before is touched', async () => {
    const accepted = await reported('', { group: '<GrpSts>ACSC</GrpSts>' });
    expect(accepted.body).toMatchObject({ received: 3, applied: 0, unchanged: 3 });
    const refused = await reported(of(references[2]!, 'ACCC'), { group: `<GrpSts>RJCT</GrpSts>${because('AM04')}` });
    expect(refused.body).toMatchObject({ received: 3, applied: 3 });
    expect(ended(await payout.attempts(batch))).toEqual([
      'failed AC04',
      'failed AM04',
      'failed AM04',
      'failed no_payment_account',
      'failed payment_account_unfit',
      'paid null',
      'paid null',
    ]);
    expect((await payout.payer.get(pathOf(batch))).body.state).toBe('settled');
  });

  it('takes no report about another batch, no other message and no DTD', async () => {
    const typeOf = ({ status, body }: { status: number; body: { type: string } }): unknown => [status, body.type];
    const unreadable = [422, 'urn:amparo:disbursements:statement-unreadable'];
    expect(typeOf(await reported('', { about: `M${'00'.repeat(16)}` }))).toEqual(unreadable);
    expect(typeOf(await reported('<Name>Zebulon</Name>'))).toEqual(unreadable);
    const csv = await payout.payer.call('POST', `${pathOf(batch)}/statements/csv`, 'Ref', {
      'content-type': 'text/csv',
      'idempotency-key': randomUUID(),
    });
    expect(typeOf(csv)).toEqual([422, 'urn:amparo:disbursements:wrong-source']);
  });

  it('is described before: who pays, and from which account', async () => {
    const refused = async (change: object): Promise<unknown> => {
      const body = { code: 'OTHER', name: 'Other', recipientKey: payout.jwk, ...CHANNEL, ...change };
      const answer = await payout.desk.manager.post('/v1/delivery-channels', body);
      return [answer.status, answer.body.errors?.[0]?.pointer];
    };
    expect(await refused({ payerAccount: undefined })).toEqual([422, '#/payerAccount']);
    expect(await refused({ iso20022: undefined })).toEqual([422, '#/iso20022']);
    expect(await refused({ kind: 'csv_file' })).toEqual([422, '#/kind']);
    expect(await refused({ recipientKey: undefined })).toEqual([422, '#/recipientKey']);
  });
});
