import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import type { DemoProgram } from '../../demo/main-job/enrol.js';
import type { PlantedGroup } from './planted-people.js';
import type { Stage } from './stage.js';

const NAMES = ['given_name', 'family_name'];
const CSV = {
  code: 'BYCSV',
  kind: 'csv_file',
  csv: {
    columns: ['reference', 'amount', 'payee_account', 'payee_name'].map((field) => ({ field, header: field })),
    nameAttributes: NAMES,
    statement: { reference: 'Ref', outcome: 'Status', outcomes: { OK: 'paid', WAIT: 'under_way' }, amount: 'Paid' },
  },
};
const ISO = {
  code: 'BYISO',
  kind: 'iso20022_file',
  payerAccount: 'TREASURY1',
  iso20022: { payerName: 'Treasury', nameAttributes: NAMES },
};

/** Rounds that are paid by files: written with names and accounts, handed out, and answered by statements full of them. */
export async function walkPaymentFiles(stage: Stage, program: DemoProgram, { members }: PlantedGroup): Promise<void> {
  const { asker } = stage;
  const as = 'payment_officer' as const;
  const { givenName, familyName, bank } = members[0]!;
  const csv = await payByFile(stage, program, CSV);
  const headers = { 'content-type': 'text/csv' };
  const rows = [`${bank},OK,1.00,${givenName}`, `${familyName},WAIT,,${bank}`, `x,${familyName},,${givenName}`];
  const body = ['Ref,Status,Paid,Name', ...rows].join('\n');
  await asker.must(201, 'POST', `${csv.batch}/statements/csv`, { as, body, headers });
  await asker.must(422, 'POST', `${csv.batch}/statements/csv`, { as, body: `${bank},${givenName}\n`, headers });
  await asker.must(201, 'POST', `${csv.channel}/statements/csv`, { as, body, headers });
  const iso = await payByFile(stage, program, ISO);
  const status = `<TxInfAndSts><OrgnlEndToEndId>${bank.slice(0, 35)}</OrgnlEndToEndId><TxSts>ACCC</TxSts><StsRsnInf><AddtlInf>${familyName}</AddtlInf></StsRsnInf></TxInfAndSts>`;
  const report = (what: string) => ({
    as,
    headers: { 'content-type': 'application/xml' },
    body: `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-12-01T10:00:00Z</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${iso.message}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>${what}</CstmrPmtStsRpt></Document>`,
  });
  const told = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>EUR</OrgnlPmtInfId>${status}</OrgnlPmtInfAndSts>`;
  await asker.must(201, 'POST', `${iso.batch}/statements/pain-002`, report(told));
  await asker.must(201, 'POST', `${iso.channel}/statements/pain-002`, report(told));
  await asker.must(422, 'POST', `${iso.batch}/statements/pain-002`, report(`<Nm>${givenName} ${bank}</Nm>`));
}

/** A batch of a cycle of its own, handed out; and the number of its first message. */
async function payByFile(
  { asker, cast }: Stage,
  program: DemoProgram,
  channel: { readonly code: string },
): Promise<{ batch: string; channel: string; message: string }> {
  const as = 'payment_officer' as const;
  const [manager, approver] = [await cast.as('manager'), await cast.as('approver')];
  const cycle = await manager.post<{ id: string }>(`/v1/programs/${program.id}/cycles`, { name: channel.code });
  const path = `/v1/cycles/${cycle.id}`;
  await asker.settled((await manager.post<{ id: string }>(`${path}/prepare`)).id);
  await manager.post(`${path}/submit`);
  await asker.settled((await approver.post<{ id: string }>(`${path}/approve`)).id);
  const { publicKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true });
  const { body: made } = await asker.must(201, 'POST', '/v1/delivery-channels', {
    as: 'program_admin',
    body: { name: 'By file', recipientKey: await exportJWK(publicKey), ...channel },
  });
  const { body } = await asker.must(201, 'POST', `${path}/disbursement-batches`, { as, body: { channelId: made.id } });
  const batch = `/v1/disbursement-batches/${body.id}`;
  await asker.must(200, 'POST', `${batch}/approve`, { as: 'approver' });
  await asker.settled((await asker.must(202, 'POST', `${batch}/dispatch`, { as })).body.id as string);
  const file = await asker.must(200, 'GET', `${batch}/payment-file`, { as });
  if (file.body.lines === 0) throw new Error('Nobody was written into the payment file');
  const { text } = await asker.must(200, 'POST', `${batch}/payment-file/hand-out`, { as });
  return {
    batch,
    channel: `/v1/delivery-channels/${made.id}`,
    message: decodeProtectedHeader(text.split('\n')[0]!)['message'] as string,
  };
}
