import { exportJWK, generateKeyPair } from 'jose';
import type { DemoProgram } from '../../demo/main-job/enrol.js';
import type { PlantedGroup } from './planted-people.js';
import type { Stage } from './stage.js';

const HEADERS = { 'content-type': 'text/csv' };

/** A round that is paid by a file: written with names and accounts, handed out, and answered by a statement full of them. */
export async function walkPaymentFiles(
  { asker, cast }: Stage,
  program: DemoProgram,
  { members }: PlantedGroup,
): Promise<void> {
  const [as, manager, approver] = ['payment_officer', await cast.as('manager'), await cast.as('approver')] as const;
  const cycle = await manager.post<{ id: string }>(`/v1/programs/${program.id}/cycles`, { name: 'By file' });
  const path = `/v1/cycles/${cycle.id}`;
  await asker.settled((await manager.post<{ id: string }>(`${path}/prepare`)).id);
  await manager.post(`${path}/submit`);
  await asker.settled((await approver.post<{ id: string }>(`${path}/approve`)).id);
  const { publicKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519', extractable: true });
  const [{ givenName, familyName, bank }] = members as [PlantedGroup['members'][0]];
  const columns = ['reference', 'amount', 'payee_account', 'payee_name'].map((field) => ({ field, header: field }));
  const { body: channel } = await asker.must(201, 'POST', '/v1/delivery-channels', {
    as: 'program_admin',
    body: {
      code: 'BYFILE',
      name: 'By file',
      kind: 'csv_file',
      recipientKey: await exportJWK(publicKey),
      csv: {
        columns,
        nameAttributes: ['given_name', 'family_name'],
        statement: { reference: 'Ref', outcome: 'Status', outcomes: { OK: 'paid', WAIT: 'under_way' }, amount: 'Paid' },
      },
    },
  });
  const made = await asker.must(201, 'POST', `${path}/disbursement-batches`, { as, body: { channelId: channel.id } });
  const batch = `/v1/disbursement-batches/${made.body.id}`;
  await asker.must(200, 'POST', `${batch}/approve`, { as: 'approver' });
  await asker.settled((await asker.must(202, 'POST', `${batch}/dispatch`, { as })).body.id as string);
  const file = await asker.must(200, 'GET', `${batch}/payment-file`, { as });
  if (file.body.lines === 0) throw new Error('Nobody was written into the payment file');
  await asker.must(200, 'POST', `${batch}/payment-file/hand-out`, { as });
  const rows = [`${bank},OK,1.00,${givenName}`, `${familyName},WAIT,,${bank}`, `x,${familyName},,${givenName}`];
  const body = ['Ref,Status,Paid,Name', ...rows].join('\n');
  await asker.must(201, 'POST', `${batch}/statements/csv`, { as, body, headers: HEADERS });
  await asker.must(422, 'POST', `${batch}/statements/csv`, { as, body: `${bank},${givenName}\n`, headers: HEADERS });
}
